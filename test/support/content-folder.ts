/** A small, whole content folder for tests, and changed copies of it. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SMALL_CONTENT = fileURLToPath(new URL('content', import.meta.url));
export const TODAY = '2026-11-24';

const made: string[] = [];

/** A copy of the small content with these files written over it; `null` takes one away. */
export function contentWith(changes: Record<string, string | Uint8Array | null> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  made.push(folder);
  cpSync(SMALL_CONTENT, folder, { recursive: true });
  for (const [name, text] of Object.entries(changes)) {
    const path = join(folder, name);
    if (text === null) rmSync(path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  return folder;
}

export function removeContent(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An article that is right in every way, with some fields otherwise. */
export function article(fields: Record<string, unknown> = {}): string {
  return JSON.stringify({
    title: 'A thing',
    nations: ['england', 'wales', 'scotland', 'northern-ireland'],
    status: 'current',
    basis: 'official',
    questions: ['what is the thing', 'tell me about the thing'],
    answer: 'The thing is good. You can use it.',
    easyRead: 'The thing is good.',
    sources: ['company-fees'],
    checked: '2026-11-01',
    reviewBy: '2027-11-01',
    ...fields,
  });
}
