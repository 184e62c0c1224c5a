/**
 * Alerts as a card in the advisers' channel in Teams. It is a row of a conversation like any other, so the outbox brings
 * it there with all its patience. Nothing about a person is in it: a channel has many readers.
 */
import { LostRace } from '../../store/index.ts';
import type { NewLogRow, Store } from '../../store/index.ts';
import type { Alert, Alerter } from './alerts.ts';
import { alertWords } from './words.ts';
import type { AlertWords } from './words.ts';

export interface TeamsSettings {
  readonly store: Store;
  /** `19:…@thread.tacv2`: "Get link to channel" in Teams has it. The app must be installed in the team. */
  readonly channel: string;
  readonly appId: string;
  readonly tenantId: string | undefined;
  readonly publicUrl: string | undefined;
  /** Default: Teams worldwide. */
  readonly serviceUrl?: string;
  readonly now: () => number;
}

const WORLDWIDE = 'https://smba.trafficmanager.net/teams/';
const ROUNDS = 20;

export function teamsAlerter(settings: TeamsSettings): Alerter {
  const { store, channel, appId, tenantId, publicUrl, serviceUrl = WORLDWIDE, now } = settings;
  const id = `msteams/${channel}`;
  const reference = {
    channelId: 'msteams',
    serviceUrl,
    conversation: { id: channel, isGroup: true, conversationType: 'channel', ...(tenantId && { tenantId }) },
    user: { id: channel },
    bot: { id: `28:${appId}` },
  };
  return async ({ kind, case: row }: Alert) => {
    const card = cardRow(alertWords(kind, row, publicUrl));
    for (let round = 0; round < ROUNDS; round += 1) {
      const read = (await store.conversation(id))?.version ?? 0;
      try {
        const conversation = { id, channel: 'msteams', read, owner: 'bot', memory: {}, reference } as const;
        await store.commit({ conversation, log: [card], at: now() });
        return;
      } catch (error) {
        if (!(error instanceof LostRace)) throw error;
      }
    }
    throw new LostRace(id);
  };
}

/** The text says all that the card says: it is what a notification shows and what a screen reader reads. */
function cardRow({ subject, lines, link }: AlertWords): NewLogRow {
  const content = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    fallbackText: subject,
    body: [
      { type: 'TextBlock', text: subject, weight: 'Bolder', wrap: true },
      { type: 'FactSet', facts: lines.map(([title, value]) => ({ title, value })) },
    ],
    ...(link && { actions: [{ type: 'Action.OpenUrl', title: 'Open at the desk', url: link }] }),
  };
  return {
    author: 'system',
    activity: {
      type: 'message',
      text: subject,
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    },
    deliver: true,
  };
}
