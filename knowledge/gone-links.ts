/** Links to pages that are known to have gone: the words stay, and lead nowhere until somebody mends them. */
import type { Knowledge } from './load.ts';
import type { Source } from './model.ts';

type Sources = ReadonlyMap<string, Source>;
/** Made once for a knowledge base: most have none. */
const known = new WeakMap<Sources, ReadonlySet<string>>();

export function withoutGoneLinks({ sources }: Pick<Knowledge, 'sources'>, markdown: string): string {
  const gone = goneFrom(sources);
  if (gone.size === 0) return markdown;
  return markdown.replace(/\[([^\]]*)\]\(([^()\s]*)\)/g, (whole, words: string, url: string) =>
    gone.has(url) ? words : whole,
  );
}

function goneFrom(sources: Sources): ReadonlySet<string> {
  let urls = known.get(sources);
  if (!urls) {
    urls = new Set([...sources.values()].flatMap(({ url, gone }) => (gone === undefined ? [] : [url])));
    known.set(sources, urls);
  }
  return urls;
}
