import type { FrameSettings } from '../protocol.ts';

export interface Settings extends FrameSettings {
  /** Of the Content-Security-Policy: Web Chat makes its style elements with it. */
  readonly nonce: string;
  /** A phrase of the knowledge base, `widget.` left out. */
  readonly say: (key: string, params?: Readonly<Record<string, string>>) => string;
}

export function readSettings(page: Document): Settings {
  const settings = JSON.parse(page.getElementById('settings')?.textContent ?? '{}') as FrameSettings;
  const nonce = page.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  return { ...settings, nonce, say: sayer(settings.words) };
}

export function sayer(words: FrameSettings['words']): Settings['say'] {
  return (key, params = {}) =>
    (words[key] ?? '').replace(/\{\{\s*([a-z-]+)\s*\}\}/g, (_, name: string) => params[name] ?? '');
}
