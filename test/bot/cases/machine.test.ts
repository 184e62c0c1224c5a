import { expect } from 'chai';
import fc from 'fast-check';
import { isRefused, transition } from '../../../bot/cases/machine.ts';
import type { CaseInput } from '../../../bot/cases/machine.ts';
import { isForAdvisers } from '../../../bot/cases/moves.ts';
import type { CaseContext, CaseMove } from '../../../bot/cases/moves.ts';
import { LASTS, OUTCOMES, PROMISES, ownerOf, priorityOf, promiseOf } from '../../../bot/cases/rules.ts';
import type { CaseRow } from '../../../bot/store/store.ts';
import type { Packet } from '../../../dialogs/index.ts';

const NOON = Date.parse('2026-11-24T12:00Z');
const HOUR = 3_600_000;
const packet: Packet = {
  reason: 'asked-for-a-person',
  level: 2,
  skill: 'general',
  facts: [{ label: 'Works in', value: 'Wales' }],
  told: [],
  notAnswered: [],
  organisations: ['Harbour Trust'],
  removed: [],
};

function at(now: number, more: Partial<CaseContext> & { open?: boolean } = {}): CaseContext {
  const { open = true, ...rest } = more;
  const hours = { open, promise: open ? now + HOUR : now + 20 * HOUR, waiting: 0 };
  return { now, conversation: 'c1', reference: 'REF-1', hours, priorityOf: (p) => priorityOf(p, undefined), ...rest };
}

/** Runs the inputs one after the other; each must be allowed. */
function after(...steps: [CaseInput, CaseContext][]): CaseMove {
  let last: CaseMove | undefined;
  for (const [input, context] of steps) {
    const decision = transition(last?.case, input, context);
    if (isRefused(decision)) throw new Error(`${input.kind} refused: ${decision.refused}`);
    last = decision;
  }
  return last!;
}

const asked: [CaseInput, CaseContext] = [{ kind: 'confirm', packet }, at(NOON)];
const taken: [CaseInput, CaseContext] = [{ kind: 'take', adviser: 'anna' }, at(NOON + 60_000)];

describe('the life of a case', () => {
  it('waits when the desk is open, and is a message left when it is not', () => {
    expect(after(asked).case.state).to.equal('waiting');
    const left = after([{ kind: 'confirm', packet }, at(NOON, { open: false })]).case;
    expect(left).to.include({ state: 'left-message', promisedAt: NOON + 20 * HOUR, timer: NOON + 20 * HOUR });
  });

  it('is shown to advisers only once the enquirer has agreed, and forgets what was declined', () => {
    const offered = after([{ kind: 'offer', packet }, at(NOON)]).case;
    expect(isForAdvisers(offered)).to.equal(false);
    const declined = after([{ kind: 'offer', packet }, at(NOON)], [{ kind: 'leave' }, at(NOON + 1)]).case;
    expect(declined).to.include({ state: 'closed', closedBecause: 'declined' });
    expect(declined.packet.facts).to.deep.equal([]);
    expect(declined.packet.organisations).to.deep.equal([]);
    expect(isForAdvisers(declined)).to.equal(false);
  });

  it('names who has it when somebody else takes it, and is patient with the same adviser', () => {
    const row = after(asked, taken).case;
    expect(transition(row, { kind: 'take', adviser: 'ben' }, at(NOON + 61_000))).to.deep.equal({
      refused: 'taken',
      adviser: 'anna',
    });
    const again = transition(row, { kind: 'take', adviser: 'anna' }, at(NOON + 61_000)) as CaseMove;
    expect(again.case.adviser).to.equal('anna');
    expect(again.events).to.deep.equal([]);
  });

  it('comes back to the queue in its old place when the adviser falls silent', () => {
    const late = at(NOON + HOUR);
    const row = after(asked, taken, [{ kind: 'lapse' }, late]).case;
    expect(row).to.include({ state: 'waiting', adviser: undefined, promisedAt: NOON + HOUR });
    const newcomer = after([{ kind: 'confirm', packet }, late]).case;
    expect(row.promisedAt!).to.be.lessThan(newcomer.promisedAt!);
  });

  it('lets nobody but its adviser reply, give back or close', () => {
    const row = after(asked, taken).case;
    for (const kind of ['reply', 'renew', 'give-back', 'release'] as const)
      expect(transition(row, { kind, adviser: 'ben' }, at(NOON + 61_000))).to.deep.equal({ refused: 'not-yours' });
    expect(transition(row, { kind: 'close', adviser: 'ben', outcome: 'not-for-us' }, at(NOON))).to.deep.equal({
      refused: 'not-yours',
    });
  });

  it('asks for a date or a name where an outcome says nothing without', () => {
    const row = after(asked, taken).case;
    const close = (outcome: string, detail?: string) =>
      transition(row, { kind: 'close', adviser: 'anna', outcome, ...(detail && { detail }) }, at(NOON + 61_000));
    expect(close('dropped')).to.deep.equal({ refused: 'unknown-outcome' });
    expect(close('not-yet')).to.deep.equal({ refused: 'detail-missing' });
    expect((close('not-yet', 'March 2027') as CaseMove).case).to.include({ state: 'closed', closedBecause: 'not-yet' });
    for (const outcome of OUTCOMES) expect(isRefused(close(outcome, 'x'))).to.equal(false);
  });

  it('gives the enquirer back to the bot at once and keeps the adviser to wrap up', () => {
    for (const input of [{ kind: 'give-back', adviser: 'anna' }, { kind: 'leave' }] as const) {
      const row = after(asked, taken, [input, at(NOON + 70_000)]).case;
      expect(row).to.include({ state: 'wrap-up', adviser: 'anna' });
      expect(ownerOf(row)).to.equal('bot');
      const closed = transition(row, { kind: 'lapse' }, at(row.timer!)) as CaseMove;
      expect(closed.case.state).to.equal('closed');
      expect(closed.tell).to.equal(undefined);
    }
  });

  it('opens again with its reference within 30 days, and starts a new case after that', () => {
    const closed: [CaseInput, CaseContext] = [
      { kind: 'close', adviser: 'anna', outcome: 'started-small' },
      at(NOON + 2 * 60_000),
    ];
    const soon = at(NOON + 10 * 24 * HOUR, { reference: 'REF-2' });
    const late = at(NOON + 60_000 * 3 + LASTS.reopen, { reference: 'REF-2' });
    const again = after(asked, taken, closed, [{ kind: 'offer', packet }, soon], [{ kind: 'confirm', packet }, soon]);
    expect(again.case).to.include({ reference: 'REF-1', state: 'waiting', closedAt: undefined });
    expect(again.events[0]!.kind).to.equal('reopened');
    expect(after(asked, taken, closed, [{ kind: 'confirm', packet }, late]).case.reference).to.equal('REF-2');
  });

  it('stays closed as it was when the enquirer says no to opening it again', () => {
    const soon = at(NOON + 10 * 24 * HOUR);
    const row = after(
      asked,
      taken,
      [{ kind: 'close', adviser: 'anna', outcome: 'started-small' }, at(NOON + 70_000)],
      [{ kind: 'offer', packet: { ...packet, question: 'something new' } }, soon],
      [{ kind: 'leave' }, soon],
    ).case;
    expect(row).to.include({ state: 'closed', closedBecause: 'started-small', closedAt: NOON + 70_000 });
    expect(row.packet.question).to.equal(undefined);
    expect(isForAdvisers(row)).to.equal(true);
  });

  it('owns up to every missed promise, then promises no more, then closes and says so', () => {
    let row = after(asked).case;
    const told: unknown[] = [];
    for (let missed = 0; row.state !== 'closed'; missed += 1) {
      const move = transition(row, { kind: 'lapse' }, at(row.timer!, { missed })) as CaseMove;
      told.push(move.tell);
      if (move.tell === 'no-more-promises') expect(promiseOf(move.case)).to.equal(undefined);
      row = move.case;
    }
    expect(told).to.deep.equal(['still-waiting', 'promise-missed', 'no-more-promises', 'nobody-answered']);
    expect(told).to.have.length(PROMISES + 1);
    expect(row.closedBecause).to.equal('nobody-answered');
  });

  it('keeps whoever asks first at the head, however often the promise is renewed', () => {
    const row = after(asked, [{ kind: 'lapse' }, at(NOON + HOUR, { missed: 0 })]).case;
    expect(row).to.include({ state: 'left-message', promisedAt: NOON + HOUR });
  });
});

describe('who comes first', () => {
  it('is danger, then a near clock, then money or a job, then the rest', () => {
    expect(priorityOf({ ...packet, reason: 'people-at-risk', level: 3 }, undefined)).to.equal(1);
    expect(priorityOf(packet, 5)).to.equal(2);
    expect(priorityOf({ ...packet, reason: 'insolvency', level: 3 }, 6)).to.equal(3);
    expect(priorityOf(packet, 6)).to.equal(4);
  });
});

// === Properties: whatever happens, in whatever order ===

const adviser = fc.constantFrom('anna', 'ben');
const anyInput: fc.Arbitrary<CaseInput> = fc.oneof(
  fc.constantFrom<CaseInput>(
    { kind: 'offer', packet },
    { kind: 'confirm', packet },
    { kind: 'leave' },
    { kind: 'lapse' },
  ),
  fc
    .tuple(fc.constantFrom('take', 'renew', 'reply', 'give-back', 'release', 'reopen' as const), adviser)
    .map(([kind, by]) => ({ kind, adviser: by }) as CaseInput),
  adviser.map((by): CaseInput => ({ kind: 'note', adviser: by, text: 'x' })),
  fc.tuple(adviser, adviser).map(([by, to]): CaseInput => ({ kind: 'transfer', adviser: by, to })),
  fc
    .tuple(adviser, fc.constantFrom(...OUTCOMES))
    .map(([by, outcome]): CaseInput => ({ kind: 'close', adviser: by, outcome, detail: 'x' })),
);
const script = fc.array(
  fc.record({
    input: anyInput,
    wait: fc.integer({ min: 0, max: 3 * 24 * HOUR }),
    open: fc.boolean(),
    missed: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 40 },
);

/** Plays a script and shows each state passed through; refused inputs change nothing. */
function play(
  steps: { input: CaseInput; wait: number; open: boolean; missed: number }[],
  see: (row: CaseRow, context: CaseContext, before: CaseRow | undefined) => void,
) {
  let row: CaseRow | undefined;
  let now = NOON;
  steps.forEach(({ input, wait, open, missed }, index) => {
    now += wait;
    const context = at(now, { open, missed, reference: `REF-${index}` });
    const decision = transition(row, input, context);
    if (isRefused(decision)) return;
    const before = row;
    row = decision.case;
    see(row, context, before);
  });
}

describe('properties of every case', () => {
  it('has a timer in the future in every open state, and none when closed', () => {
    fc.assert(
      fc.property(script, (steps) =>
        play(steps, (row, { now }) => {
          if (row.state === 'closed') expect(row.timer).to.equal(undefined);
          else if (row.since === now) expect(row.timer).to.be.greaterThan(now);
          else expect(row.timer).to.be.a('number');
        }),
      ),
    );
  });

  it('belongs to an adviser exactly while one has it, and the bot answers in every other state', () => {
    fc.assert(
      fc.property(script, (steps) =>
        play(steps, (row) => {
          expect(ownerOf(row) === 'adviser').to.equal(row.state === 'with-adviser');
          if (row.state === 'with-adviser' || row.state === 'wrap-up') expect(row.adviser).to.be.a('string');
          if (['offered', 'waiting', 'left-message'].includes(row.state)) expect(row.adviser).to.equal(undefined);
        }),
      ),
    );
  });

  it('can always be left by the enquirer: nobody is stranded', () => {
    fc.assert(
      fc.property(script, (steps) =>
        play(steps, (row, context) => {
          const left = transition(row, { kind: 'leave' }, context);
          const reply = isRefused(left) ? transition(row, { kind: 'confirm', packet }, context) : left;
          expect(isRefused(reply)).to.equal(false);
          if (!isRefused(left)) expect(ownerOf(left.case)).to.equal('bot');
        }),
      ),
    );
  });

  it('reaches its end by timers alone: no orphan', () => {
    fc.assert(
      fc.property(script, (steps) => {
        let last: CaseRow | undefined;
        play(steps, (row) => void (last = row));
        for (let missed = 0; last && last.state !== 'closed'; missed += 1) {
          const decision = transition(last, { kind: 'lapse' }, at(last.timer!, { missed }));
          if (isRefused(decision)) throw new Error(`stuck in ${last.state}`);
          last = decision.case;
          expect(missed).to.be.lessThan(10);
        }
      }),
    );
  });

  it('is shown to advisers from the first yes on, and never before', () => {
    fc.assert(
      fc.property(script, (steps) => {
        let agreed = false;
        play(steps, (row, _context, before) => {
          if (before?.reference !== row.reference) agreed = false;
          if (row.state === 'waiting' || row.state === 'left-message') agreed = true;
          expect(isForAdvisers(row)).to.equal(agreed);
        });
      }),
    );
  });
});
