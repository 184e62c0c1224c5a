/** The Markdown of the content as runs of text, for documents that have no Markdown of their own. */
import type { Pair } from './model.ts';

export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly url?: string;
}

const PARTS =
  /\[([^\]]{1,300})\]\(((?:https?:|mailto:|tel:|\/)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)|\*\*(?=\S)([^*]*\S)\*\*/g;

export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) runs.push({ text: text.slice(from, to), bold: false });
  };
  for (const match of text.matchAll(PARTS)) {
    plain(match.index);
    const [all, label, url, bold] = match;
    if (url !== undefined) runs.push({ text: label!.replaceAll('**', ''), bold: false, url });
    // Bold may hold a link.
    else runs.push(...runsOf(bold!).map((run) => ({ ...run, bold: true })));
    from = match.index + all.length;
  }
  plain(text.length);
  return runs;
}

/** Labels and values one after the other, where a line each would take too many pages. */
export const inOneLine = (rows: readonly Pair[]): string =>
  rows
    .map(
      ({ label, text }) => `**${label}:** ${(typeof text === 'string' ? text : text.join(', ')).replace(/\.$/, '')}.`,
    )
    .join(' ');

export const plainOf = (text: string): string =>
  runsOf(text)
    .map((run) => run.text)
    .join('');

/** For paper: with the address behind each link. */
export const withAddresses = (text: string): string =>
  text.replace(PARTS, (all, _label: string | undefined, url: string | undefined) =>
    url?.startsWith('http') ? `${all} <${url}>` : all,
  );
