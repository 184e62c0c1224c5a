/** A question asked of the content as it stands: the outcome, and what else was near. */
import { NATIONS, explain, find, phrase, renderUnit } from '../../../../knowledge/index.ts';
import type { Knowledge, Nation, Outcome } from '../../../../knowledge/index.ts';
import { escape, markdown, page, unitLink } from './page.ts';
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
  const near = explain(knowledge, query).map(
    ({ unit, fit, line }) =>
      `<tr><th scope="row">${unitLink(unit.id, unit.title)}</th><td>${fit.toFixed(2)}</td><td>${escape(line)}</td></tr>`,
  );
  return `<section aria-live="polite" aria-labelledby="outcome"><h2 id="outcome">Outcome: ${outcome.kind}</h2>${details(knowledge, outcome, nation)}</section>
<section aria-labelledby="near"><h2 id="near">What fits best, whatever the outcome</h2>
<div class="wide" tabindex="0" role="group" aria-label="Table, can be scrolled"><table><thead><tr><th scope="col">Unit</th><th scope="col">Fit</th><th scope="col">Its nearest question</th></tr></thead><tbody>${near.join('')}</tbody></table></div></section>`;
}

function details(knowledge: Knowledge, outcome: Outcome, nation: Nation | undefined): string {
  const told = (ids: readonly string[], where = nation): string =>
    ids
      .map(
        (id) =>
          `<article class="bubble">${markdown(renderUnit(knowledge, id, { ...(where && { nation: where }), titled: true }).text)}</article>`,
      )
      .join('');
  switch (outcome.kind) {
    case 'answer':
      return `<p>Confidence ${outcome.confidence.toFixed(2)}. ${escape(outcome.because)}</p>${told(outcome.units, outcome.nation)}`;
    case 'clarify':
      return `<p>Asks back by ${outcome.by}:</p><ul>${outcome.readings.map(({ label, unit }) => `<li>${unit ? unitLink(unit, label) : escape(label)}</li>`).join('')}</ul>`;
    case 'handOver':
      return `<p>To a person, because of <code>${escape(outcome.complexity)}</code>.</p>${told(outcome.units)}`;
    case 'decline':
      return `<p>${outcome.boundary ? `Never ours: <code>${escape(outcome.boundary)}</code>` : 'Nothing fits.'}</p>`;
    case 'safety':
      return `<p>The path <code>${outcome.path}</code>, at once.</p>`;
    case 'small-talk':
      return `<p>Small talk: <code>${escape(outcome.phrase)}</code></p>`;
  }
}
