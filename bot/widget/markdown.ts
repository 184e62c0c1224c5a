/**
 * The Markdown that replies are written in (paragraphs, "- " and "1. " lists, **bold**, [links](https://…)) as HTML.
 * Everything is escaped first and only these are made from it, so nothing that anybody writes can become any other
 * markup. Pure text: the view and the page without JavaScript both use it.
 */

export interface MarkdownOptions {
  /** Read out after a link's text, since it opens in a new tab. Empty: links open where they are. */
  readonly opensElsewhere?: string;
}

export function renderMarkdown(text: string, options: MarkdownOptions = {}): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block) => renderBlock(block.split('\n'), options))
    .join('');
}

/** A block may begin with lines of text and go on with a list. */
function renderBlock(lines: readonly string[], options: MarkdownOptions): string {
  const html: string[] = [];
  let kind: 'p' | 'ul' | 'ol' | undefined;
  let items: string[] = [];
  const end = () => {
    if (kind === 'p') html.push(`<p>${items.map((item) => renderLine(item, options)).join('<br>')}</p>`);
    else if (kind)
      html.push(`<${kind}>${items.map((item) => `<li>${renderLine(item, options)}</li>`).join('')}</${kind}>`);
    items = [];
  };
  for (const line of lines) {
    const [, bullet, number, rest] = /^\s*(?:([-*•])|(\d{1,3})[.)])\s+(.*)$/.exec(line) ?? [];
    const next = bullet ? 'ul' : number ? 'ol' : 'p';
    // An indented line goes on with the item above it.
    if (next === 'p' && kind && kind !== 'p' && /^\s{2,}\S/.test(line)) {
      items.push(`${items.pop() ?? ''} ${line.trim()}`);
      continue;
    }
    if (next !== kind) end();
    kind = next;
    items.push(rest ?? line.trim());
  }
  end();
  return html.join('');
}

const LINK =
  /\[([^\]]{1,300})\]\((https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*|mailto:[^\s()]+|tel:[+\d-]+|\/[^\s()]*)\)/g;
const BARE = /https:\/\/[^\s<>"']*[^\s<>"'.,;:!?)]/g;

function renderLine(line: string, options: MarkdownOptions): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of line.matchAll(LINK)) {
    parts.push(renderText(line.slice(from, match.index), options), link(match[2]!, bold(escape(match[1]!)), options));
    from = match.index + match[0].length;
  }
  parts.push(renderText(line.slice(from), options));
  return parts.join('');
}

/** Text without Markdown links; an address in it is made one. */
function renderText(text: string, options: MarkdownOptions): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(BARE)) {
    parts.push(bold(escape(text.slice(from, match.index))), link(match[0], escape(match[0]), options));
    from = match.index + match[0].length;
  }
  parts.push(bold(escape(text.slice(from))));
  return parts.join('');
}

function link(url: string, inner: string, { opensElsewhere }: MarkdownOptions): string {
  const elsewhere = opensElsewhere && /^(https?:|\/)/.test(url);
  const attributes = elsewhere ? ' target="_blank" rel="noopener noreferrer"' : '';
  const told = elsewhere ? `<span class="elsewhere"> (${escape(opensElsewhere)})</span>` : '';
  return `<a href="${escape(url)}"${attributes}>${inner}${told}</a>`;
}

const bold = (escaped: string): string => escaped.replace(/\*\*(?=\S)([^*]*\S)\*\*/g, '<strong>$1</strong>');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
