/** "Check your answers": every answer of the path in words, each changeable, as text and as a card. */
import { NOT_SURE, SKIPPED } from '../answers.ts';
import { contradictionsIn } from '../rules/index.ts';
import { becauseOf } from '../shown/because.ts';
import type { Talk } from '../talk.ts';
import { answerWords } from '../steps/index.ts';
import { answersCard } from '../voice/cards.ts';
import type { Reply } from '../voice/reply.ts';
import { listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { isAsk } from './flow.ts';
import type { AskStep, Flow } from './flow.ts';
import { questionOf } from './flows.ts';
import type { Path } from './path.ts';

export interface Row {
  readonly step: AskStep;
  readonly label: Words;
  readonly value: Words;
}

export function rowsOf(talk: Talk, path: Path): Row[] {
  return path.passed.filter(isAsk).map((step) => {
    const question = questionOf(talk.turn.knowledge, step);
    const value = answerWords(step, question, path.answers[step.name]!, talk.voice);
    return { step, label: talk.voice.label(question), value };
  });
}

export function askCheck(talk: Talk, flow: Flow, path: Path, reply: Reply): void {
  const { voice } = talk;
  const rows = rowsOf(talk, path);
  const lines = rows.map(({ label, value }) => voice.phrase('check.row', { label, value }));
  const unsure = rows.filter(({ step }) => [NOT_SURE, SKIPPED].includes(String(path.answers[step.name]))).length;
  reply.add(voice.phrase('check.intro'), listed(lines));
  if (unsure > 0) reply.add(voice.phrase('check.unsure', { count: unsure }));
  const pairs = contradictionsIn({ ...path.answers });
  reply.add(...pairs.map(({ between }) => contradictionWords(talk, flow, path, between)));
  reply.add(voice.phrase('check.ask'));
  reply.tap(voice.phrase('check.right'));
  reply.card(answersCard(talk, flow.id, rows));
}

/** Both answers beside each other; only whoever gave them knows which one is right. */
function contradictionWords(
  talk: Talk,
  flow: Flow,
  { answers }: Path,
  [one, other]: readonly [string, string],
): Words | undefined {
  const [first, second] = [one, other].map((name) => becauseOf(talk, flow.id, answers, name));
  if (!first || !second) return undefined;
  return talk.voice.phrase('check.contradiction', {
    one: talk.voice.phrase('check.row', { label: first.label, value: first.value }),
    other: talk.voice.phrase('check.row', { label: second.label, value: second.value }),
    change: talk.voice.phrase('check.change', { label: second.label }),
  });
}
