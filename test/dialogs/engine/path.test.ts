import { expect } from 'chai';
import { flowOf, flowSchema } from '../../../dialogs/engine/flow.ts';
import type { Flow } from '../../../dialogs/engine/flow.ts';
import * as moves from '../../../dialogs/engine/moves.ts';
import type { FlowState } from '../../../dialogs/engine/moves.ts';
import { next, pathOf } from '../../../dialogs/engine/path.ts';
import { progressOf } from '../../../dialogs/engine/progress.ts';

/** Asks where, then (outside the UK) ends, else asks who; a hidden question for one answer; then a check. */
const flow = made([
  { 'works-in': { kind: 'ask-choice', question: 'works-in' } },
  { outside: { kind: 'when', rule: 'outside-uk', goTo: 'goodbye' } },
  { purpose: { kind: 'ask-choice', question: 'purpose', was: ['aim'] } },
  { 'purpose-test-1': { kind: 'ask-yes-no', question: 'purpose-test-1', only: 'purpose-unsure' } },
  { check: { kind: 'check-answers' } },
  { done: { kind: 'end' } },
  { goodbye: { kind: 'end' } },
]);

function made(steps: object[]): Flow {
  return flowOf('test', flowSchema.parse({ steps }));
}
const state = (answers: FlowState['answers'], more: Partial<FlowState> = {}): FlowState => ({
  answers,
  around: {},
  ...more,
});

describe('the place in a flow', () => {
  it('is the first step on the path without an answer', () => {
    expect(next(flow, {}).name).to.equal('works-in');
    expect(next(flow, { 'works-in': 'wales' }).name).to.equal('purpose');
    expect(next(flow, { 'works-in': 'wales', purpose: 'private' }).name).to.equal('check');
    expect(next(flow, { 'works-in': 'wales', purpose: 'private', check: 'yes' }).name).to.equal('done');
  });

  it('follows a condition to a later step', () => {
    expect(next(flow, { 'works-in': 'elsewhere', purpose: 'private' }).name).to.equal('goodbye');
  });

  it('asks what only some answers bring up', () => {
    expect(next(flow, { 'works-in': 'wales', purpose: 'not-sure' }).name).to.equal('purpose-test-1');
    expect(next(flow, { 'works-in': 'wales', purpose: 'skipped' }).name).to.equal('purpose-test-1');
  });

  it('does not let an answer off the path decide anything', () => {
    const path = pathOf(flow, { 'works-in': 'elsewhere', purpose: 'private' });
    expect(path.answers).to.deep.equal({ 'works-in': 'elsewhere' });
  });

  it('asks again what no longer fits its question', () => {
    expect(
      next(flow, { 'works-in': 'atlantis', purpose: 'private' }, {}, (_, value) => value !== 'atlantis').name,
    ).to.equal('works-in');
  });
});

describe('a flow edited while someone is in it', () => {
  it('asks an inserted question and keeps the answers after it', () => {
    const longer = made([
      { 'works-in': { kind: 'ask-choice', question: 'works-in' } },
      { people: { kind: 'ask-choice', question: 'people' } },
      { purpose: { kind: 'ask-choice', question: 'purpose' } },
    ]);
    const answers = { 'works-in': 'wales', purpose: 'private' };
    expect(next(longer, answers).name).to.equal('people');
    expect(next(longer, { ...answers, people: 'two' }).kind).to.equal('end');
  });

  it('finds an answer under the name its step had before', () => {
    expect(next(flow, { 'works-in': 'wales', aim: 'private' }).name).to.equal('check');
  });

  it('goes on past an answer whose step was taken out, and lets it go', () => {
    const answers = { 'works-in': 'wales', colour: 'blue', purpose: 'private' };
    expect(next(flow, answers).name).to.equal('check');
    const kept = moves.dropUnreachable(flow, state(answers));
    expect(kept.state.answers).to.not.have.property('colour');
    expect(kept.dropped, 'nobody needs to hear of a question that is gone').to.deep.equal([]);
  });
});

describe('changing an answer', () => {
  const all = { 'works-in': 'wales', purpose: 'not-sure', 'purpose-test-1': 'yes', check: 'yes' };

  it('opens that question and keeps the rest', () => {
    const opened = moves.change(flow, state(all), 'works-in')!;
    expect(next(flow, opened.answers).name).to.equal('works-in');
    expect(opened.answers).to.include({ purpose: 'not-sure', 'purpose-test-1': 'yes' });
  });

  it('drops what became unreachable, names it, and asks to check again', () => {
    const opened = moves.change(flow, state(all), 'purpose')!;
    const step = flow.steps[flow.places.get('purpose')!] as never;
    const { state: after, dropped } = moves.answer(flow, opened, step, 'private');
    expect(dropped).to.deep.equal(['purpose-test-1']);
    expect(next(flow, after.answers).name).to.equal('check');
  });

  it('keeps what is behind a question that is open again', () => {
    const opened = moves.change(flow, state(all), 'purpose')!;
    const first = flow.steps[0] as never;
    const { state: after } = moves.answer(
      flow,
      { ...opened, changing: { step: 'works-in', before: 'wales' } },
      first,
      'scotland',
    );
    expect(after.answers).to.have.property('purpose-test-1');
  });

  it('is given up by going back or skipping, with the old answer in its place', () => {
    const opened = moves.change(flow, state(all), 'purpose')!;
    const step = flow.steps[flow.places.get('purpose')!] as never;
    expect(moves.back(flow, opened)!.answers['purpose']).to.equal('not-sure');
    expect(moves.skip(flow, opened, step).answers['purpose']).to.equal('not-sure');
  });
});

describe('going back', () => {
  it('takes back the question before the open one', () => {
    const before = moves.back(flow, state({ 'works-in': 'wales', purpose: 'private' }))!;
    expect(before.answers).to.deep.equal({ 'works-in': 'wales' });
  });

  it('has nothing before the first question', () => {
    expect(moves.back(flow, state({}))).to.equal(undefined);
  });
});

describe('progress', () => {
  it('is an upper bound over all ways on, and never grows', () => {
    const flows = new Map([['test', flow]]);
    expect(progressOf(flows, flow, {})).to.deep.equal({ done: 0, at: 1, ofAtMost: 3 });
    expect(progressOf(flows, flow, { 'works-in': 'wales' })).to.deep.equal({ done: 1, at: 2, ofAtMost: 3 });
    expect(progressOf(flows, flow, { 'works-in': 'wales', purpose: 'private' })).to.deep.equal({
      done: 2,
      at: 2,
      ofAtMost: 2,
    });
    expect(progressOf(flows, flow, { 'works-in': 'elsewhere' })).to.deep.equal({ done: 1, at: 1, ofAtMost: 1 });
  });
});
