/** The frame round every page of the preview, and the small pieces of HTML that they share. */
import { describeProblem } from '../../../../knowledge/index.ts';
import type { Shown } from './server.ts';
import { STYLE } from './style.ts';

/** Asks to be told of changes, and loads the page anew; a server that was stopped is waited for. */
const RELOAD = `new EventSource('/changes').onmessage = () => location.reload();`;

export function page({ errors, knowledge }: Shown, title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Content preview</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<nav aria-label="Preview"><a href="/">All units</a><a href="/try">Try a question</a></nav>
<p>As of ${escape(knowledge.asOf)}</p>
</header>
${mistakes(errors)}
<main id="main">
${body}
</main>
<script>${RELOAD}</script>
</body>
</html>`;
}

function mistakes(errors: Shown['errors']): string {
  if (!errors.length) return '';
  const lines = errors.slice(0, 20).map((error) => `<li><pre>${escape(describeProblem(error))}</pre></li>`);
  const what = errors.length === 1 ? 'One mistake keeps' : `${errors.length} mistakes keep`;
  return `<section class="mistakes" aria-labelledby="mistakes"><h2 id="mistakes">${what} this content from being used</h2><ul>${lines.join('')}</ul></section>`;
}

export const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The Markdown that content may use: paragraphs, lists with "- ", bold, links. */
export function markdown(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map(block)
    .join('\n');
}

/** A paragraph, a list, or a line with a list beneath it. */
function block(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('- '));
  if (first < 0) return `<p>${lines.map(inline).join('<br>')}</p>`;
  const items = lines
    .slice(first)
    .join('\n')
    .slice(2)
    .split('\n- ')
    .map((item) => `<li>${inline(item)}</li>`);
  const lead = first > 0 ? `<p>${lines.slice(0, first).map(inline).join('<br>')}</p>` : '';
  return `${lead}<ul>${items.join('')}</ul>`;
}

const inline = (text: string): string =>
  escape(text)
    .replace(/\[([^\]]*)\]\((https?:[^)\s]*)\)/g, '<a href="$2" rel="noreferrer">$1</a>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');

/**
 * Rows of HTML under heads, the first of each row its name. On a phone the cells stand beneath each other; browsers then
 * forget that it is a table, so the roles say it.
 */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((name) => `<th scope="col" role="columnheader">${name}</th>`).join('');
  const body = rows.map(([first, ...others]) => {
    const cells = others.map((cell, at) => `<td role="cell" data-label="${heads[at + 1] ?? ''}">${cell}</td>`);
    return `<tr role="row"><th scope="row" role="rowheader">${first}</th>${cells.join('')}</tr>`;
  });
  return `<table role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">${body.join('\n')}</tbody></table>`;
}

export const unitLink = (id: string, text: string): string =>
  `<a href="/unit/${encodeURIComponent(id)}">${escape(text)}</a>`;
