/** All units by folder, each with what an editor scans for: standing, nations, review date. */
import { FOLDERS } from '../../../../knowledge/index.ts';
import type { Folder, Unit } from '../../../../knowledge/index.ts';
import { escape, page, table, unitLink } from './page.ts';
import type { Shown } from './server.ts';

const SHORT = { england: 'E', wales: 'W', scotland: 'S', 'northern-ireland': 'NI' } as const;

export function indexPage(shown: Shown, folder?: string): string {
  const { knowledge } = shown;
  const folders = FOLDERS.filter((name) => !folder || name === folder);
  const sections = folders.map((name) =>
    section(
      name,
      [...knowledge.units.values()].filter((unit) => unit.folder === name),
      knowledge.asOf,
    ),
  );
  const chooser = ['', ...FOLDERS].map((name) => {
    const count = [...knowledge.units.values()].filter((unit) => !name || unit.folder === name).length;
    const here = (folder ?? '') === name ? ' aria-current="page"' : '';
    return `<a href="/${name && `?folder=${name}`}"${here}>${name || 'all'} <span class="count">${count}</span></a>`;
  });
  return page(
    shown,
    'All units',
    `<h1>All units</h1>
<nav class="tabs" aria-label="Folders">${chooser.join('')}</nav>
<label>Show those that contain <input type="search" id="filter" autocomplete="off"></label>
<p class="id" role="status" id="shown"></p>
${sections.join('\n')}
<script>
document.getElementById('filter').addEventListener('input', ({ target }) => {
  const words = target.value.toLowerCase().split(/\\s+/);
  let shown = 0;
  for (const section of document.querySelectorAll('main section')) {
    for (const row of section.querySelectorAll('tbody tr')) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown++;
    }
    section.hidden = !section.querySelector('tbody tr:not([hidden])');
  }
  document.getElementById('shown').textContent = target.value ? shown + (shown === 1 ? ' unit' : ' units') : '';
});
</script>`,
  );
}

function section(folder: Folder, units: readonly Unit[], asOf: string): string {
  if (!units.length) return '';
  const rows = [...units].sort((a, b) => (a.title < b.title ? -1 : 1)).map((unit) => row(unit, asOf));
  return `<section aria-labelledby="${folder}"><h2 id="${folder}">${folder}</h2>
${table(['Title', 'Status', 'Basis', 'Nations', 'Review by'], rows)}</section>`;
}

function row({ id, title, status, basis, nations, reviewBy }: Unit, asOf: string): string[] {
  const due = reviewBy < asOf ? `<strong class="due">${reviewBy}, overdue</strong>` : reviewBy;
  const where = nations.length === 4 ? 'all' : nations.map((nation) => SHORT[nation]).join(', ');
  return [`${unitLink(id, title)}<br><span class="id">${escape(id)}</span>`, status, basis, where, due];
}
