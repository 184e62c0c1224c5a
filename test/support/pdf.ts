/** As much of a PDF as tests ask about: its tags in order, and the text that a reader would copy. Ours only. */
import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  /** Structure types, as often as they occur. */
  readonly tags: ReadonlyMap<string, number>;
  readonly text: string;
  /** Everything that is not compressed. */
  readonly raw: string;
}

const OBJECT = /(\d+) 0 obj\n([\s\S]*?)\nendobj/g;

export function readPdf(file: Buffer): ReadPdf {
  const raw = file.toString('latin1');
  const objects = new Map([...raw.matchAll(OBJECT)].map(([, id, body]) => [Number(id), body!]));
  const tags = new Map<string, number>();
  for (const body of objects.values()) {
    const tag = /\/S \/(\w+)/.exec(body)?.[1];
    if (tag && body.includes('/P ')) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }
  const letters = fontsIn(objects);
  const text = [...objects.values()]
    .filter((body) => body.includes('stream\n'))
    .map((body) => shownIn(streamOf(body), letters));
  return { tags, text: text.filter(Boolean).join('\n'), raw };
}

function streamOf(body: string): string {
  const bytes = Buffer.from(body.slice(body.indexOf('stream\n') + 7, body.lastIndexOf('\nendstream')), 'latin1');
  return body.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
}

type Letters = ReadonlyMap<string, readonly string[]>;

/** For each font, the letters of its glyphs in order. */
function fontsIn(objects: ReadonlyMap<number, string>): Letters {
  const fonts = new Map<string, string[]>();
  for (const body of objects.values())
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = Number(/\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? '')?.[1]);
      if (map) fonts.set(name!, lettersIn(streamOf(objects.get(map)!)));
    }
  return fonts;
}

function lettersIn(cmap: string): string[] {
  const letters: string[] = [];
  for (const [, from, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(from!, 16);
    [...list!.matchAll(/<([0-9a-f]+)>/gi)].forEach(([, hex], at) => {
      letters[first + at] = Buffer.from(hex!, 'hex').swap16().toString('utf16le');
    });
  }
  return letters;
}

function shownIn(stream: string, fonts: Letters): string {
  let letters: readonly string[] = [];
  const lines: string[] = [];
  for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? [];
    else lines.push([...shown!.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex]) => decoded(hex!, letters)).join(''));
  }
  return lines.join('\n');
}

const decoded = (hex: string, letters: readonly string[]): string =>
  (hex.match(/.{4}/g) ?? []).map((code) => letters[Number.parseInt(code, 16)] ?? '').join('');
