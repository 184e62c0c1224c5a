/**
 * What the knowledge base would say to a question, for the adviser to choose from. The boundaries that bind the bot
 * bind this too (PRACTICE.md §5): where the bot declines, no answer is suggested, and the adviser is told why.
 */
import { find, renderText, renderUnit } from '../../knowledge/index.ts';
import type { Knowledge, Nation } from '../../knowledge/index.ts';
import type { Suggestion, Suggestions } from './wire.ts';

export const LONGEST_QUESTION = 500;
const MOST = 4;

export function suggest(knowledge: Knowledge, question: string, nation: Nation | undefined): Suggestions {
  const outcome = find(knowledge, { text: question.slice(0, LONGEST_QUESTION), ...(nation && { nation }) });
  switch (outcome.kind) {
    case 'safety': {
      const safety = knowledge.safety[outcome.path];
      const local = nation && safety?.byNation[nation];
      const text = renderText(knowledge, [safety?.answer, local].filter(Boolean).join('\n\n'));
      return { items: [], safety: { path: outcome.path, text } };
    }
    case 'decline':
      return { items: items(knowledge, outcome.units, nation), ...boundary(knowledge, outcome.boundary) };
    case 'answer':
    case 'handOver':
      return { items: items(knowledge, outcome.units, nation), ...boundaryOf(knowledge, outcome.units) };
    case 'clarify': {
      const units = outcome.readings.flatMap(({ unit }) => (unit === undefined ? [] : [unit]));
      return { items: items(knowledge, units, nation), ...boundaryOf(knowledge, units) };
    }
    case 'small-talk':
      return { items: [] };
  }
}

/** Closed and historical units are never suggested as if they were open; their own text says what they are. */
function items(knowledge: Knowledge, units: readonly string[], nation: Nation | undefined): Suggestion[] {
  return units.slice(0, MOST).flatMap((id) => {
    const unit = knowledge.units.get(id);
    if (!unit) return [];
    const { title, nations, status, basis, reviewBy } = unit;
    const { text } = renderUnit(knowledge, id, nation ? { nation } : {});
    return [{ unit: id, title, text, nations, status, basis, overdue: reviewBy < knowledge.asOf }];
  });
}

function boundaryOf(knowledge: Knowledge, units: readonly string[]): Pick<Suggestions, 'boundary'> {
  const id = units.map((unit) => knowledge.units.get(unit)?.boundary).find((found) => found !== undefined);
  return boundary(knowledge, id);
}

function boundary(knowledge: Knowledge, id: string | undefined): Pick<Suggestions, 'boundary'> {
  const known = id === undefined ? undefined : knowledge.boundaries.get(id);
  if (!known) return {};
  const { topic, mayNot } = known;
  return { boundary: { topic, mayNot, sendTo: renderText(knowledge, known.sendTo) } };
}
