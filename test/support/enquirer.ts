/** An enquirer who talks with the bot in process: the real conversation and content, no store, no network, no clock. */
import { BotAdapter, TurnContext } from 'botbuilder';
import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder';
import { converse } from '../../dialogs/index.ts';
import type { CaseView, ChannelFacts, Flows, Memory, Packet, PlanPage, ReplyMeta, Turn } from '../../dialogs/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { readCard, type Card } from './adaptive-card.ts';

export interface Said {
  readonly text: string;
  readonly taps: readonly string[];
  readonly meta: ReplyMeta;
  readonly card: boolean;
  /** Each of them, checked. */
  readonly cards: readonly Card[];
}

/** Gathers what a turn sends. */
class Gathering extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];
  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.sent.push(...activities);
    return activities.map((_, at) => ({ id: `${this.sent.length}-${at}` }));
  }
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(
    _r: Partial<ConversationReference>,
    _l: (c: TurnContext) => Promise<void>,
  ): Promise<void> {}
}

export interface World {
  readonly knowledge: Knowledge;
  readonly flows: Flows;
  readonly channel?: Partial<ChannelFacts>;
  /** ISO; the desk is open unless said. */
  readonly now?: string;
  readonly deskOpen?: boolean;
  readonly planPage?: PlanPage;
}

export class Enquirer {
  readonly world: World;
  memory: Memory = {};
  now: Date;
  deskOpen: boolean;
  openCase: CaseView | undefined;
  readonly wishes: { kind: 'offer' | 'confirm' | 'leave'; packet?: Packet }[] = [];
  replaced: string | undefined;
  forgotten = false;
  /** What the last turn sent. */
  heard: readonly Said[] = [];

  constructor(world: World) {
    this.world = world;
    this.now = new Date(world.now ?? '2026-11-24T10:00:00Z');
    this.deskOpen = world.deskOpen ?? true;
  }

  async say(text: string): Promise<readonly Said[]> {
    return this.take({ type: 'message', text });
  }

  /** Any activity; memory goes through JSON, as it does in the store. */
  async take(activity: Partial<Activity>): Promise<readonly Said[]> {
    const adapter = new Gathering();
    this.memory = JSON.parse(JSON.stringify(this.memory)) as Memory;
    const full = {
      channelId: 'test',
      from: { id: 'enquirer' },
      recipient: { id: 'bot' },
      conversation: { id: 'c' },
      ...activity,
    };
    await converse(this.#turn(new TurnContext(adapter, full as Activity)));
    this.heard = adapter.sent.filter(({ type }) => type === 'message').map(saidIn);
    return this.heard;
  }

  #turn(context: TurnContext): Turn {
    const note = (kind: 'offer' | 'confirm' | 'leave', packet?: Packet): void => {
      this.wishes.push({ kind, ...(packet && { packet }) });
      this.#applyCase(kind, packet);
    };
    return {
      context,
      memory: this.memory,
      knowledge: this.world.knowledge,
      flows: this.world.flows,
      now: this.now,
      channel: { kind: 'web', employerTenant: false, ...this.world.channel },
      openCase: this.openCase,
      planPage: this.world.planPage,
      cases: { offer: (p) => note('offer', p), confirm: (p) => note('confirm', p), leave: () => note('leave') },
      hours: { open: this.deskOpen, promise: Date.parse('2026-11-25T17:00:00Z'), waiting: 0 },
      housekeeping: {
        replaceIncoming: (text) => void (this.replaced = text),
        forget: () => void (this.forgotten = true),
      },
    };
  }

  #applyCase(kind: 'offer' | 'confirm' | 'leave', packet: Packet | undefined): void {
    const reference = 'SE-TEST';
    if (kind === 'offer' && packet) this.openCase = { reference, state: 'offered', packet };
    if (kind === 'confirm' && packet)
      this.openCase = { reference, state: this.deskOpen ? 'waiting' : 'left-message', packet };
    if (kind === 'leave') this.openCase = undefined;
  }

  /** The open question, as flow and step. */
  get at(): { flow?: string; step?: string } {
    const stack = (this.memory['stack'] as { dialogStack?: { id: string; state: { asked?: string } }[] } | undefined)
      ?.dialogStack;
    const top = stack?.at(-1);
    return top ? { flow: top.id, ...(top.state.asked && { step: top.state.asked }) } : {};
  }
}

function saidIn(activity: Partial<Activity>): Said {
  return {
    text: activity.text ?? '',
    taps: (activity.suggestedActions?.actions ?? []).map(({ title }) => String(title)),
    meta: (activity.channelData as { advice: ReplyMeta }).advice,
    card: (activity.attachments ?? []).length > 0,
    cards: (activity.attachments ?? []).map(readCard),
  };
}
