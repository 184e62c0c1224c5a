/** Alerts by email, each adviser for themselves: nobody sees the others' addresses. */
import { createTransport } from 'nodemailer';
import type { Alert, Alerter } from './alerts.ts';
import { alertWords } from './words.ts';

export interface EmailSettings {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly publicUrl: string | undefined;
}

const MOST_MS = 15_000;

export function emailAlerter({ smtpUrl, from, publicUrl }: EmailSettings): Alerter {
  const transport = createTransport(smtpUrl, { from });
  Object.assign(transport.options, { connectionTimeout: MOST_MS, greetingTimeout: MOST_MS, socketTimeout: MOST_MS });
  return async ({ kind, case: row, advisers }: Alert) => {
    const { subject, lines, link } = alertWords(kind, row, publicUrl);
    const text = [...lines.map(([label, value]) => `${label}: ${value}`), '', link ?? 'Open the desk to take it.'].join(
      '\n',
    );
    const headers = { 'Auto-Submitted': 'auto-generated', ...(row.priority <= 2 && { Importance: 'high' }) };
    const sent = await Promise.allSettled(
      advisers.map(({ email }) => transport.sendMail({ from, to: email, subject, text, headers })),
    );
    const failed = sent.find((result) => result.status === 'rejected');
    // A wrong address among many is no reason to send to all the others again.
    if (failed && sent.every(({ status }) => status === 'rejected')) throw failed.reason;
  };
}
