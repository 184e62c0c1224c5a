/** The plan's page, and what stands in its place when there is none. No script, no cookie, nothing from elsewhere. */
import { escape } from '../../widget/markdown.ts';
import type { PlanDocument } from '../document/model.ts';
import type { Words } from '../document/parts.ts';
import { inline, pairsHtml, sectionHtml } from './markup.ts';

export interface PlanPageParts {
  readonly document: PlanDocument;
  readonly words: Words;
  /** The address of the style sheet. */
  readonly style: string;
  /** Said beneath the title: whose page it is, until when, what is left out. */
  readonly about: readonly string[];
  readonly downloads: readonly { readonly label: string; readonly url: string }[];
}

const BRAND =
  '<svg viewBox="0 0 40 40" width="32" height="32" aria-hidden="true" focusable="false">' +
  '<circle cx="20" cy="20" r="19" class="disc"/><path d="M20 33V22M20 22C20 15 11 16 10 8M20 22c0-7 9-6 10-14" class="fork"/>' +
  '<circle cx="20" cy="33" r="2.6" class="dot"/></svg>';

export function planPage({ document, words, style, about, downloads }: PlanPageParts): string {
  const { title, notice, facts, sections } = document;
  const contents = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escape(name)}</a></li>`).join('');
  const files = downloads.map(({ label, url }) => `<li><a href="${escape(url)}" download>${escape(label)}</a></li>`);
  const take =
    files.length > 0
      ? `<nav class="take" aria-label="${escape(words('take'))}"><p>${escape(words('take'))}</p><ul>${files.join('')}</ul></nav>`
      : '';
  return shell(
    { lang: document.lang, title, style, words },
    `<header class="plan"><h1>${escape(title)}</h1><p class="notice">${inline(notice)}</p>${pairsHtml(facts)}` +
      `${about.map((line) => `<p class="about">${inline(line)}</p>`).join('')}${take}</header>` +
      `<nav class="contents" aria-labelledby="contents"><p id="contents">${escape(words('on-page'))}</p><ol>${contents}</ol></nav>` +
      `<div class="parts">${sections.map(sectionHtml).join('')}</div>`,
    `<p>${inline(notice)}</p>`,
  );
}

export interface WordsPage {
  readonly lang: string;
  /** `plan.page.<name>.title` and `.text`. */
  readonly name: 'empty' | 'gone' | 'no-dates' | 'trouble' | 'for-adviser-removed' | 'for-adviser-empty';
  readonly words: Words;
  readonly style: string;
}

export function wordsPage({ lang, name, words, style }: WordsPage): string {
  const title = words(`${name}.title`);
  return shell(
    { lang, title, style, words },
    `<header class="plan"><h1>${escape(title)}</h1><p>${inline(words(`${name}.text`))}</p>` +
      `${name.startsWith('for-adviser') ? '' : `<p><a class="call" href="/chat">${escape(words('chat'))}</a></p>`}</header>`,
    '',
  );
}

interface Shell extends Pick<WordsPage, 'lang' | 'words' | 'style'> {
  readonly title: string;
}

function shell({ lang, title, words, style }: Shell, main: string, foot: string): string {
  const brand = escape(words('brand'));
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}: ${brand}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escape(style)}">
</head>
<body>
<a class="skip" href="#plan">${escape(words('skip'))}</a>
<header class="site"><a class="brand" href="/">${BRAND}<span>${brand}</span></a></header>
<main id="plan">${main}</main>
<footer class="site">${foot}</footer>
</body>
</html>
`;
}
