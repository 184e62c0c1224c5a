/** A question asked of the content as it stands: the outcome, and what else was near. */
import { NATIONS, explain, find, phrase, renderText, renderUnit } from '../../../../knowledge/index.ts';
import type { Knowledge, Nation, Outcome } from '../../../../knowledge/index.ts';
import { escape, markdown, page, table, unitLink } from './page.ts';
import type { Shown } from './server.ts';

export function tryPage(shown: Shown, text: string, nation: Nation | undefined): string {
  const { knowledge } = shown;
  const options = NATIONS.map(
    (where) =>
      `<option value="${where}"${where === nation ? ' selected' : ''}>${escape(phrase(knowledge, `render.${where}`))}</option>`,
  );
  return page(
    shown,
    'Try a question',
    `<h1>Try a question</h1>
<form action="/try">
<label>Question <textarea name="q" rows="3" required>${escape(text)}</textarea></label>
<label>Nation <select name="nation"><option value="">not known</option>${options.join('')}</select></label>
<button>Ask</button>
</form>
${text.trim() ? result(knowledge, text, nation) : ''}`,
  );
}

function result(knowledge: Knowledge, text: string, nation: Nation | undefined): string {
  const query = { text, ...(nation && { nation }) };
  const outcome = find(knowledge, query);
  const near = explain(knowledge, query).map(({ unit, fit, line }) => [
    unitLink(unit.id, unit.title),
    fit.toFixed(2),
    escape(line),
  ]);
  return `<section aria-live="polite" aria-labelledby="outcome"><h2 id="outcome">Outcome: ${outcome.kind}</h2>${details(knowledge, outcome, nation)}</section>
<section aria-labelledby="near"><h2 id="near">What fits best, whatever the outcome</h2>
${near.length > 0 ? table(['Unit', 'Fit', 'Its nearest question'], near) : '<p>Nothing.</p>'}</section>`;
}

function details(knowledge: Knowledge, outcome: Outcome, nation: Nation | undefined): string {
  const told = (ids: readonly string[], where = nation): string =>
    ids
      .map(
        (id) =>
          `<article class="bubble">${markdown(renderUnit(knowledge, id, { ...(where && { nation: where }), titled: true }).text)}</article>`,
      )
      .join('');
  const said = (text: string | undefined): string =>
    text === undefined ? '' : `<article class="bubble">${markdown(renderText(knowledge, text))}</article>`;
  switch (outcome.kind) {
    case 'answer':
      return `<p>Confidence ${outcome.confidence.toFixed(2)}. ${escape(outcome.because)}</p>${told(outcome.units, outcome.nation)}`;
    case 'clarify':
      return `<p>Asks back by ${outcome.by}:</p><ul>${outcome.readings.map(({ label, unit }) => `<li>${unit ? unitLink(unit, label) : escape(label)}</li>`).join('')}</ul>`;
    case 'handOver':
      return `<p>To a person, because of <code>${escape(outcome.complexity)}</code>.</p>${said(knowledge.complexity.get(outcome.complexity)?.why)}${told(outcome.units)}`;
    case 'decline':
      return outcome.boundary === undefined
        ? '<p>Nothing fits.</p>'
        : `<p>Never ours: <code>${escape(outcome.boundary)}</code></p>${said(knowledge.boundaries.get(outcome.boundary)?.decline)}`;
    case 'safety':
      return `<p>The path <code>${outcome.path}</code>, at once.</p>${said(knowledge.safety[outcome.path].answer)}`;
    case 'small-talk':
      return `<p>Small talk: <code>${escape(outcome.phrase)}</code></p>${said(phrase(knowledge, outcome.phrase))}`;
  }
}
