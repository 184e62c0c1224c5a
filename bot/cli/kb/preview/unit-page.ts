/** One unit as the enquirer sees it, and beside it what an editor wants to know of it. */
import { NATIONS, find, phrase, renderUnit } from '../../../../knowledge/index.ts';
import type { Knowledge, Nation, Unit } from '../../../../knowledge/index.ts';
import { escape, markdown, page, table, unitLink } from './page.ts';
import type { Shown } from './server.ts';

export function unitPage(shown: Shown, unit: Unit, nation: Nation | undefined, short: boolean): string {
  const { knowledge } = shown;
  const { text } = renderUnit(knowledge, unit.id, { short, ...(nation && { nation }) });
  return page(
    shown,
    unit.title,
    `<h1>${escape(unit.title)}</h1>
<p class="id">${escape(unit.folder)}/${escape(unit.id)}.yaml</p>
${choices(knowledge, unit, nation, short)}
<div class="columns">
<article class="bubble" aria-label="As the enquirer sees it">${markdown(text)}</article>
<aside>
<h2>About this unit</h2>
${facts(unit, knowledge.asOf)}
<h2>Leads to</h2>
${list(unit.related.map((id) => linkTo(knowledge, id)))}
<h2>Led to from</h2>
${list([...knowledge.units.values()].filter(({ related }) => related.includes(unit.id)).map(({ id }) => linkTo(knowledge, id)))}
</aside>
</div>
<section aria-labelledby="questions"><h2 id="questions">Questions that should reach it</h2>
${questions(knowledge, unit)}</section>`,
  );
}

function choices(knowledge: Knowledge, { id }: Unit, nation: Nation | undefined, short: boolean): string {
  const link = (text: string, where: Nation | undefined, isShort: boolean): string => {
    const query = new URLSearchParams({ ...(where && { nation: where }), ...(isShort && { short: '1' }) }).toString();
    const here = where === nation && isShort === short ? ' aria-current="page"' : '';
    return `<a href="/unit/${id}${query && `?${escape(query)}`}"${here}>${escape(text)}</a>`;
  };
  const nations = [undefined, ...NATIONS].map((where) =>
    link(where ? phrase(knowledge, `render.${where}`) : 'Nation not known', where, short),
  );
  return `<nav class="tabs" aria-label="Nation">${nations.join('')}</nav>
<nav class="tabs" aria-label="Length">${link('In full', nation, false)}${link('Short version', nation, true)}</nav>`;
}

function facts(unit: Unit, asOf: string): string {
  const { status, basis, owner, nations, topic, checked, reviewBy, boundary, complexity, flow, keywords = [] } = unit;
  const rows: [string, string | undefined][] = [
    ['Status', status],
    ['Basis', owner ? `${basis} (${owner})` : basis],
    ['Nations', nations.join(', ')],
    ['Topic', topic],
    ['Checked', checked],
    ['Review by', reviewBy < asOf ? `${reviewBy}, overdue` : reviewBy],
    ['Boundary', boundary],
    ['Complexity', complexity],
    ['Flow', flow],
    ['Keywords', keywords.join(', ')],
  ];
  return `<dl>${rows.map(([name, value]) => (value ? `<dt>${name}</dt><dd>${escape(value)}</dd>` : '')).join('')}</dl>`;
}

/** Each of its questions is asked, in its first nation: an editor sees at once which one goes elsewhere. */
function questions(knowledge: Knowledge, unit: Unit): string {
  const rows = unit.questions.map((text) => {
    const outcome = find(knowledge, { text, ...(unit.nations[0] && { nation: unit.nations[0] }) });
    const units =
      'units' in outcome ? outcome.units : 'readings' in outcome ? outcome.readings.map(({ unit }) => unit) : [];
    const here = units.includes(unit.id);
    const elsewhere = units.flatMap((id) => (id && id !== unit.id ? [linkTo(knowledge, id)] : []));
    const leads = [here ? 'this unit' : '<strong class="due">not this unit</strong>', elsewhere.join(', ')];
    return [escape(text), outcome.kind, leads.filter(Boolean).join(' · ')];
  });
  return table(['Question', 'Outcome', 'Leads to'], rows);
}

const linkTo = (knowledge: Knowledge, id: string): string => unitLink(id, knowledge.units.get(id)?.title ?? id);
const list = (items: readonly string[]): string =>
  items.length ? `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>` : '<p>Nothing.</p>';
