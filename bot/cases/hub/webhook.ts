/**
 * Posts to the operator's hub. Signed, so that the hub can tell us from others: `X-Signature: t=<unix seconds>,v1=<hex>`
 * with HMAC-SHA-256 of `<t>.<body>`. `X-Delivery` is the same when an event is posted again.
 */
import { createHmac } from 'node:crypto';
import type { Activity } from 'botbuilder';

export type SendToHub = (event: Partial<Activity>) => Promise<void>;

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
  readonly now: () => number;
}

const MOST_MS = 10_000;

export const signature = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

export function webhook({ url, secret, now }: WebhookSettings): SendToHub {
  return async (event) => {
    const body = JSON.stringify(event);
    const answer = await fetch(url, {
      method: 'POST',
      body,
      // A hub that moves is set anew by the operator; nothing about people is posted to wherever it points.
      redirect: 'error',
      signal: AbortSignal.timeout(MOST_MS),
      headers: {
        'content-type': 'application/json',
        'x-signature': signature(secret, Math.floor(now() / 1000), body),
        'x-delivery': event.id ?? '',
      },
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the hub answered ${answer.status}`);
  };
}
