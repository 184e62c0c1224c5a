/** Pages from templates: `{{name}}` is filled in and escaped; what is HTML already says so. */
import type { ServerResponse } from 'node:http';
import { escape } from '../markdown.ts';

export class Html {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

export type Values = Readonly<Record<string, string | number | Html>>;

/** @throws when the template names something that it is not given. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{\{\s*([a-z][a-z0-9.-]*)\s*\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The page needs \`${name}\`.`);
    return value instanceof Html ? value.html : escape(String(value));
  });
}

export function sendPage(
  res: ServerResponse,
  html: string,
  { status = 200, policy, headers = {} }: { status?: number; policy: string; headers?: Record<string, string> },
): void {
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(html)),
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cache-Control': 'no-store',
    ...headers,
  });
  res.end(html);
}

/** JSON that may stand in a page: no `</script>` and no comment can begin in it. */
export const jsonForPage = (value: unknown): Html => new Html(JSON.stringify(value).replace(/</g, '\\u003c'));
