/**
 * The one place that runs botbuilder-dialogs: flows lent to Bot Framework, whose stack holds flows inside flows. What a
 * flow does is decided elsewhere (`path.ts`, `onward.ts`, `hear.ts`); the day the SDK goes, this file goes.
 */
import { Dialog, DialogContext, DialogSet } from 'botbuilder-dialogs';
import type { DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { carryTalk, talkIn } from '../talk.ts';
import type { Talk } from '../talk.ts';
import type { Flow } from './flow.ts';
import { hear } from './hear.ts';
import type { Heard, Taken } from './hear.ts';
import type { FlowState } from './moves.ts';
import { returned } from './known.ts';
import { begun, finish, onward, showAgain } from './onward.ts';
import type { Begin } from './onward.ts';

class FlowDialog extends Dialog<Begin> {
  readonly #flow: Flow;

  constructor(flow: Flow) {
    super(flow.id);
    this.#flow = flow;
  }

  async beginDialog(dc: DialogContext, begin: Begin = {}): Promise<DialogTurnResult> {
    Object.assign(dc.activeDialog!.state, begun(talkIn(dc.context), this.#flow, begin));
    const state = dc.activeDialog!.state as FlowState;
    // Opened again to change an answer: its first words were said then.
    return this.#go(dc, {
      kind: 'taken',
      state,
      since: begin.answers ? null : undefined,
      dropped: [],
      first: begin.first,
    });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkIn(dc.context);
    const heard = HEARD.get(talk) ?? hear(talk, this.#flow, dc.activeDialog!.state as FlowState);
    HEARD.set(talk, heard);
    if (heard.kind !== 'taken') return Dialog.EndOfTurn;
    dc.activeDialog!.state = heard.state;
    return this.#go(dc, heard);
  }

  override async resumeDialog(dc: DialogContext, _reason: DialogReason, result?: unknown): Promise<DialogTurnResult> {
    const state = returned(talkIn(dc.context), this.#flow, dc.activeDialog!.state as FlowState, result);
    dc.activeDialog!.state = state;
    return this.#go(dc, { kind: 'taken', state, since: state.asked ?? null, dropped: [] });
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await showAgain(talkIn(context), this.#flow, instance.state as FlowState);
  }

  async #go(dc: DialogContext, heard: Taken): Promise<DialogTurnResult> {
    const talk = talkIn(dc.context);
    const to = await onward(talk, this.#flow, dc.activeDialog!.state as FlowState, heard);
    if (to.do === 'wait') return Dialog.EndOfTurn;
    if (to.do === 'run') return dc.beginDialog(to.flow, to.begin);
    return dc.endDialog(
      await finish(talk, this.#flow, dc.activeDialog!.state as FlowState, to.step, dc.stack.length > 1),
    );
  }
}

/**
 * The SDK makes all its memory scopes anew for every turn, which takes longer than a flow does. They hold nothing, so
 * those of the first turn serve all. The name is the one under which the SDK itself keeps them within a turn.
 */
const SCOPES = 'DialogStateManagerConfiguration';
let scopes: unknown;

/** What this turn's message was to the open flow: heard once, or given where a command moved the flow. */
const HEARD = new WeakMap<Talk, Heard>();

/** Runs the flows of one knowledge base; holds nothing of any conversation, whose stack lies in its memory. */
export class Stage {
  readonly #set = new DialogSet();
  readonly #ids: ReadonlySet<string>;

  constructor(flows: readonly Flow[]) {
    for (const flow of flows) this.#set.add(new FlowDialog(flow));
    this.#ids = new Set(flows.map((flow) => flow.id));
  }

  async begin(talk: Talk, flow: string, begin: Begin = {}): Promise<void> {
    await this.#on(talk, (dc) => dc.beginDialog(flow, begin));
  }

  /** Gives the message to the open flow. What it could not use comes back, and nothing was said then. */
  async continue(talk: Talk): Promise<Heard | undefined> {
    await this.#on(talk, (dc) => dc.continueDialog());
    return HEARD.get(talk);
  }

  /** Goes on in the open flow from a state that a command made. */
  async move(talk: Talk, moved: Taken): Promise<void> {
    HEARD.set(talk, moved);
    await this.#on(talk, (dc) => dc.continueDialog());
  }

  /** Puts the open question again. */
  async repeat(talk: Talk): Promise<void> {
    await this.#on(talk, (dc) => dc.repromptDialog());
  }

  /** Leaves the open flow for the one it stands in, or for none. */
  async leave(talk: Talk): Promise<void> {
    await this.#on(talk, (dc) => dc.endDialog());
  }

  /** A flow that was taken away since leaves nothing to go on with; those beneath it still stand. */
  dropUnknown(talk: Talk): boolean {
    const stack = talk.memory.stack?.dialogStack ?? [];
    const unknown = stack.findIndex(({ id }) => !this.#ids.has(id));
    if (unknown < 0) return false;
    if (unknown === 0) delete talk.memory.stack;
    else stack.splice(unknown);
    return true;
  }

  async #on(talk: Talk, work: (dc: DialogContext) => Promise<unknown>): Promise<void> {
    carryTalk(talk);
    const { turnState } = talk.turn.context;
    if (scopes !== undefined) turnState.set(SCOPES, scopes);
    const stack = talk.memory.stack ?? { dialogStack: [] };
    const dc = new DialogContext(this.#set, talk.turn.context, stack);
    scopes ??= turnState.get(SCOPES);
    await work(dc);
    if (stack.dialogStack.length > 0) talk.memory.stack = stack;
    else delete talk.memory.stack;
  }
}
