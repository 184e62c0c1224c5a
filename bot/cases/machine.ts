/**
 * The life of a case, as one pure function: a case and what happens to it give the case as it is then, with the events
 * for its history, or the reason why not. It knows no store, no clock and no words (DESIGN.md §8).
 *
 * ```
 *            offer              confirm                take
 *   (none) ───────► offered ──────────────► waiting ─────────► with-adviser ──► wrap-up ──► closed
 *                      │    (desk closed)──► left-message ──────►  │    ▲  give-back or leave     │
 *                      └─ lapse, leave: closed    ▲                └────┘ lapse, release: waiting │
 *                                  waiting lapses ┘                        within 30 days: waiting┘
 * ```
 * Every state but `closed` has a timer, and every state has a way out that the enquirer can take.
 */
import type { Packet } from '../../dialogs/index.ts';
import type { CaseRow } from '../store/store.ts';
import { backInQueue, ended, enter, fresh, isForAdvisers, later, mayReopen, move, queued, wrapUp } from './moves.ts';
import type { CaseContext, Decision, MachineRefusal } from './moves.ts';
import { LASTS, OUTCOMES, OUTCOMES_WITH_DETAIL, PROMISES, emptied } from './rules.ts';
import type { Ending } from './rules.ts';

const WRONG_STATE = { refused: 'wrong-state' } as const;

/** The wishes of a turn. One that is refused is passed over: the case is already further on than the enquirer knew. */
export type WishInput =
  | { readonly kind: 'offer'; readonly packet: Packet }
  | { readonly kind: 'confirm'; readonly packet: Packet }
  | { readonly kind: 'leave' };
export type AdviserInput =
  | { readonly kind: 'take' | 'renew' | 'reply' | 'give-back' | 'release' | 'reopen'; readonly adviser: string }
  | { readonly kind: 'note'; readonly adviser: string; readonly text: string }
  | { readonly kind: 'transfer'; readonly adviser: string; readonly to: string }
  | { readonly kind: 'close'; readonly adviser: string; readonly outcome: string; readonly detail?: string };
/** What can happen to a case: a wish, its timer, an adviser. */
export type CaseInput = WishInput | { readonly kind: 'lapse' } | AdviserInput;

/** Decides what becomes of a case; `current` is the conversation's newest one, or undefined when it never had any. */
export function transition(current: CaseRow | undefined, input: CaseInput, context: CaseContext): Decision {
  if (input.kind === 'offer') return offer(current, input.packet, context);
  if (input.kind === 'confirm') return confirm(current, input.packet, context);
  if (!current) return { refused: 'unknown-case' };
  if (input.kind === 'leave') return leave(current, context);
  if (input.kind === 'lapse') return lapse(current, context);
  return byAdviser(current, input, context);
}

export const isRefused = (decision: Decision): decision is MachineRefusal => 'refused' in decision;

// === The enquirer ===

function offer(current: CaseRow | undefined, packet: Packet, context: CaseContext): Decision {
  if (current && !['offered', 'closed'].includes(current.state)) return WRONG_STATE;
  // A case that may reopen keeps its reference and its ending until the enquirer says yes.
  const before =
    current && (current.state === 'offered' || mayReopen(current, context)) ? current : fresh(packet, context);
  const next = { ...before, ...enter('offered', context, context.now + LASTS.offered), packet, adviser: undefined };
  return move(next, context, 'enquirer', 'offered', {});
}

function confirm(current: CaseRow | undefined, packet: Packet, context: CaseContext): Decision {
  if (current?.state === 'with-adviser') return WRONG_STATE;
  if (current?.state === 'waiting' || current?.state === 'left-message') {
    const next = { ...current, packet, priority: context.priorityOf(packet) };
    return move(next, context, 'enquirer', 'packet-changed', { packet });
  }
  const again = current !== undefined && (current.state === 'wrap-up' || mayReopen(current, context));
  const from = current && (again || current.state === 'offered') ? current : fresh(packet, context);
  return move(queued(from, packet, context), context, 'enquirer', again ? 'reopened' : 'asked', { packet });
}

function leave(current: CaseRow, context: CaseContext): Decision {
  switch (current.state) {
    case 'offered':
      return withdraw(current, context, 'enquirer', 'declined');
    case 'waiting':
    case 'left-message':
      return move(ended(current, context, 'enquirer-left'), context, 'enquirer', 'left', {});
    case 'with-adviser':
      return move(wrapUp(current, context, 'enquirer-left'), context, 'enquirer', 'left', {});
    case 'wrap-up':
    case 'closed':
      return WRONG_STATE;
  }
}

// === The timer ===

function lapse(current: CaseRow, context: CaseContext): Decision {
  if (current.timer === undefined || current.timer > context.now) return WRONG_STATE;
  switch (current.state) {
    case 'offered':
      return withdraw(current, context, 'system', 'not-taken-up');
    case 'waiting':
    case 'left-message':
      return missedPromise(current, context);
    case 'with-adviser':
      return move(
        backInQueue(current, context),
        context,
        'system',
        'lease-lapsed',
        { adviser: current.adviser },
        'back-in-queue',
      );
    case 'wrap-up': {
      const because = current.closedBecause ?? 'handed-back';
      return move(ended(current, context, because), context, 'system', 'closed', { because });
    }
    case 'closed':
      return WRONG_STATE;
  }
}

function missedPromise(current: CaseRow, context: CaseContext): Decision {
  const missed = (context.missed ?? 0) + 1;
  if (missed > PROMISES)
    return move(
      ended(current, context, 'nobody-answered'),
      context,
      'system',
      'closed',
      { because: 'nobody-answered' },
      'nobody-answered',
    );
  const last = missed === PROMISES;
  const timer = last ? context.now + LASTS.lastCall : later(context.hours.promise, context);
  const tell = last ? 'no-more-promises' : current.state === 'waiting' ? 'still-waiting' : 'promise-missed';
  const next: CaseRow = { ...current, ...enter('left-message', context, timer) };
  return move(next, context, 'system', 'promise-missed', { missed }, tell);
}

/** No longer offered: what was not agreed to is not kept, and a case that was to reopen is as closed as before. */
function withdraw(current: CaseRow, context: CaseContext, by: string, because: Ending): Decision {
  const next: CaseRow = { ...ended(current, context, because), packet: emptied(current.packet) };
  const wasClosed = current.closedAt !== undefined && {
    closedAt: current.closedAt,
    closedBecause: current.closedBecause,
  };
  return move({ ...next, ...wasClosed }, context, by, because, {});
}

// === The adviser ===

function byAdviser(current: CaseRow, input: AdviserInput, context: CaseContext): Decision {
  const { adviser } = input;
  if (input.kind === 'take') return take(current, adviser, context);
  if (input.kind === 'note') return note(current, adviser, input.text, context);
  if (input.kind === 'reopen') return reopen(current, adviser, context);
  if (input.kind === 'close' && current.state === 'wrap-up') return close(current, input, context);
  if (current.state !== 'with-adviser') return WRONG_STATE;
  if (current.adviser !== adviser) return { refused: 'not-yours' };
  const lease = { timer: context.now + LASTS.lease };
  switch (input.kind) {
    case 'renew':
      return { case: { ...current, ...lease }, events: [] };
    case 'reply':
      return move({ ...current, ...lease }, context, adviser, 'replied', {});
    case 'give-back':
      return move(wrapUp(current, context, 'handed-back'), context, adviser, 'given-back', {}, 'handed-back');
    case 'release':
      return move(backInQueue(current, context), context, adviser, 'released', {}, 'back-in-queue');
    case 'transfer':
      return move(
        { ...current, ...lease, since: context.now, adviser: input.to },
        context,
        adviser,
        'transferred',
        { to: input.to },
        'taken-over',
      );
    case 'close':
      return close(current, input, context);
  }
}

function take(current: CaseRow, adviser: string, context: CaseContext): Decision {
  if (current.state === 'with-adviser' && current.adviser !== undefined) {
    if (current.adviser !== adviser) return { refused: 'taken', adviser: current.adviser };
    return { case: { ...current, timer: context.now + LASTS.lease }, events: [] };
  }
  if (current.state !== 'waiting' && current.state !== 'left-message') return WRONG_STATE;
  const next: CaseRow = { ...current, ...enter('with-adviser', context, context.now + LASTS.lease), adviser };
  return move(next, context, adviser, 'taken', {}, 'taken');
}

/** A note may be left by anybody at the desk, on any case that an enquirer agreed to pass on. */
function note(current: CaseRow, adviser: string, text: string, context: CaseContext): Decision {
  if (!isForAdvisers(current)) return { refused: 'unknown-case' };
  return move(current, context, adviser, 'noted', { text });
}

function reopen(current: CaseRow, adviser: string, context: CaseContext): Decision {
  if (current.state !== 'closed' || !mayReopen(current, context)) return WRONG_STATE;
  return move(queued(current, current.packet, context), context, adviser, 'reopened', {}, 'reopened');
}

function close(current: CaseRow, input: AdviserInput & { kind: 'close' }, context: CaseContext): Decision {
  if (current.adviser !== input.adviser) return { refused: 'not-yours' };
  const outcome = OUTCOMES.find((known) => known === input.outcome);
  if (!outcome) return { refused: 'unknown-outcome' };
  if (OUTCOMES_WITH_DETAIL.includes(outcome) && !input.detail?.trim()) return { refused: 'detail-missing' };
  const data = { because: outcome, ...(input.detail && { detail: input.detail }) };
  const tell = current.state === 'with-adviser' ? 'closed' : undefined; // after wrap-up the enquirer has been with the bot for a while
  return move(ended(current, context, outcome), context, input.adviser, 'closed', data, tell);
}
