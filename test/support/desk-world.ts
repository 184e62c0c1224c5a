/** Cases on a real store in memory, with a clock that tests move and words that say which phrase they are. */
import { readFileSync } from 'node:fs';
import type { Activity } from 'botbuilder';
import { parse } from 'yaml';
import { caseContext, createCases, isRefused, ownerOf, transition } from '../../bot/cases/index.ts';
import type { Cases, WishInput } from '../../bot/cases/index.ts';
import { openStore } from '../../bot/store/index.ts';
import type { CaseRow, LogRow, Store } from '../../bot/store/index.ts';
import type { Packet } from '../../dialogs/index.ts';
import { calendarSchema } from '../../knowledge/index.ts';

const file = new URL('../../knowledge/content/calendar.yaml', import.meta.url);
export const calendar = calendarSchema.parse(parse(readFileSync(file, 'utf8')));

export const somePacket = (more: Partial<Packet> = {}): Packet => ({
  reason: 'asked-for-a-person',
  level: 2,
  skill: 'general',
  worksIn: 'wales',
  facts: [{ label: 'Where the service is given', value: 'Wales' }],
  told: [],
  notAnswered: [],
  organisations: [],
  removed: [],
  ...more,
});

export class DeskWorld {
  /** A Tuesday, while advisers are there in all four nations. */
  now = Date.parse('2026-11-24T10:00Z');
  readonly store: Store;
  readonly cases: Cases;

  constructor(store: Store) {
    this.store = store;
    this.cases = createCases({
      store,
      calendar: () => calendar,
      say: (key, params = {}) => [key, ...Object.values(params)].filter(Boolean).join(' / '),
      now: () => this.now,
    });
  }

  /** Default: in memory. */
  static async open(store?: Store): Promise<DeskWorld> {
    const world = new DeskWorld(store ?? (await openStore({ memory: true })));
    await world.adviser('anna', 'Anna Price');
    await world.adviser('ben', 'Ben Okoro');
    return world;
  }

  async adviser(id: string, name: string): Promise<void> {
    const email = `${id}@advice.example`;
    await this.store.putAccount({ id, email, name, passwordHash: undefined, role: 'adviser', createdAt: this.now });
  }

  /** What a turn does with a wish, without the bot: decide, commit with the compare. */
  async wish(conversation: string, input: WishInput, reference?: Record<string, unknown>): Promise<CaseRow> {
    const read = await this.store.conversation(conversation);
    const newest = await this.store.newestCase(conversation);
    const packet = 'packet' in input ? input.packet : newest?.packet;
    const decision = transition(newest, input, caseContext({ calendar, now: this.now, conversation, packet }));
    if (isRefused(decision)) throw new Error(decision.refused);
    await this.store.commit({
      conversation: {
        id: conversation,
        channel: reference ? 'msteams' : 'web',
        read: read?.version ?? 0,
        owner: ownerOf(decision.case),
        memory: read?.memory ?? {},
        ...(reference && { reference }),
      },
      log: [],
      cases: [decision.case],
      caseEvents: decision.events,
      at: this.now,
    });
    return decision.case;
  }

  /** Something that the enquirer writes. */
  says(conversation: string, text: string): Promise<void> {
    return this.does(conversation, { type: 'message', text });
  }
  async does(conversation: string, activity: Partial<Activity>): Promise<void> {
    const read = await this.store.conversation(conversation);
    const { version = 0, owner = 'bot', memory = {} } = read ?? {};
    await this.store.commit({
      conversation: { id: conversation, channel: 'web', read: version, owner, memory },
      log: [{ author: 'enquirer', activity: { ...activity, from: { id: 'u1', name: '' } } }],
      at: this.now,
    });
  }

  log(conversation: string): Promise<readonly LogRow[]> {
    return this.store.log(conversation, 0);
  }
}
