/** The desk's server as functions. A refusal is an answer, not an exception; being signed out ends the page. */
import type { CaseLine, CaseView, Problem, Queue, Suggestions } from '../wire.ts';
import { words } from './strings.ts';

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem; readonly status: number };

async function ask<T>(path: string, init?: RequestInit): Promise<Result<T>> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: 'same-origin', ...init });
  } catch {
    return { ok: false, status: 0, problem: { error: words.problems.offline } };
  }
  if (answer.status === 401) {
    location.assign('/desk/sign-in');
    return new Promise(() => {});
  }
  const body = (await answer.json().catch(() => ({ error: words.problems.failed }))) as unknown;
  return answer.ok ? { ok: true, value: body as T } : { ok: false, status: answer.status, problem: body as Problem };
}

const post = <T>(path: string, body: object = {}): Promise<Result<T>> =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const casePath = (reference: string): string => `/desk/api/cases/${encodeURIComponent(reference)}`;

export type Action =
  'take' | 'give-back' | 'release' | 'reopen' | 'reply' | 'agree' | 'note' | 'transfer' | 'close' | 'typing';

export const api = {
  queue: () => ask<Queue>('/desk/api/queue'),
  case: (reference: string, after: number) =>
    ask<CaseView>(`${casePath(reference)}${after > 0 ? `?after=${after}` : ''}`),
  act: (reference: string, action: Action, body?: object) =>
    post<{ readonly line: CaseLine }>(`${casePath(reference)}/${action}`, body),
  here: () => post<{ readonly mine: number }>('/desk/api/here'),
  suggestions: (text: string, nation: string | undefined) =>
    ask<Suggestions>(
      `/desk/api/suggestions?${new URLSearchParams({ text: text.slice(0, 500), ...(nation && { nation }) }).toString()}`,
    ),
};

/** An id of this message that stays the same when it is sent again after a failure. */
export const messageId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
