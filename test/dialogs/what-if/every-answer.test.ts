import { expect } from 'chai';
import type { Answers } from '../../../dialogs/answers.ts';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import type { AskStep, Flow } from '../../../dialogs/engine/flow.ts';
import { questionOf } from '../../../dialogs/engine/flows.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import { suppose } from '../../../dialogs/engine/suppose.ts';
import { coverPairs, valuesOf } from '../../../dialogs/engine/walk.ts';
import type { Flows } from '../../../dialogs/index.ts';
import { appraise, decideLegalForms, matchFinance } from '../../../dialogs/rules/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { unitsOf } from '../../../dialogs/plan/ground.ts';
import { Enquirer } from '../../support/enquirer.ts';
import { outcomeOf } from '../../support/outcome.ts';
import { realFlows, realKnowledge, TODAY } from '../../support/world.ts';

const WITH_OUTCOME = ['motivations', 'options-appraisal', 'legal-form', 'finance', 'regulatory-steps', 'engagement'];
const STARTS: readonly Answers[] = [{ 'starting-point': 'team' }, { 'starting-point': 'one-person' }];
/** Results taken of each flow: as many as bring every question to be answered, and then some. */
const RESULTS = 4;

interface Gone {
  readonly flow: Flow;
  readonly answers: Answers;
  readonly around: Answers;
}

describe('any other answer, at any result', function () {
  this.timeout(120_000);
  let knowledge: Knowledge;
  let flows: Flows;
  const gone: Gone[] = [];

  before(async () => {
    [knowledge, flows] = [await realKnowledge(), await realFlows()];
    for (const id of WITH_OUTCOME)
      for (const around of STARTS) {
        const flow = flows.all.get(id)!;
        const rows = coverPairs(flow, knowledge).filter((row) => endsWithOutcome(flow, row, around));
        for (const row of rows.slice(0, RESULTS)) gone.push({ flow, answers: onPath(flow, row, around), around });
      }
  });

  const endsWithOutcome = (flow: Flow, answers: Answers, around: Answers): boolean =>
    pathOf(flow, answers, around).passed.some(({ kind }) => kind === 'show');
  const onPath = (flow: Flow, answers: Answers, around: Answers): Answers => {
    const names = pathOf(flow, answers, around).passed.map(({ name }) => name);
    return Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)));
  };
  const standing = ({ flow, answers, around }: Gone): Enquirer => {
    const enquirer = new Enquirer({ knowledge, flows });
    const done = [{ flow: flow.id, answers, around, on: TODAY }];
    enquirer.memory = { welcomed: true, profile: { ...around }, done } as never;
    return enquirer;
  };
  const asked = ({ flow, answers, around }: Gone): AskStep[] => pathOf(flow, answers, around).passed.filter(isAsk);
  const labelOf = (step: AskStep): string => questionOf(knowledge, step).label ?? step.question;
  const real = ({ memory }: Enquirer): unknown => ({ done: memory['done'], profile: memory['profile'] });

  it('is tried without touching what was said, and can be left', async () => {
    let tries = 0;
    for (const one of gone)
      for (const step of asked(one)) {
        if (step.kind !== 'ask-choice') continue;
        const other = questionOf(knowledge, step).options?.find(({ name }) => !given(one, step).includes(name));
        if (!other) continue;
        const enquirer = standing(one);
        const before = real(enquirer);
        await enquirer.say(`What if ${labelOf(step)} were “${other.label}”`);
        const at = `${one.flow.id}/${step.name}: ${enquirer.heard.map(({ text }) => text).join(' // ')}`;
        expect(
          enquirer.heard.flatMap(({ meta }) => meta.said),
          at,
        ).to.include.members(['phrases/what-if.tried', `questions/${step.question}`, 'phrases/what-if.keep-or-leave']);
        expect(enquirer.at, at).to.deep.equal({});
        expect(real(enquirer), at).to.deep.equal(before);
        await enquirer.say('leave it');
        expect(real(enquirer), at).to.deep.equal(before);
        expect(enquirer.memory['whatIf'], at).to.equal(undefined);
        tries += 1;
      }
    console.log(`      ${tries} other answers tried at ${gone.length} results`);
  });

  const given = ({ answers }: Gone, step: AskStep): string[] => [answers[step.name]!].flat().map(String);

  it('comes to an end, whatever is supposed', () => {
    for (const { flow, answers, around } of gone)
      for (const step of asked({ flow, answers, around }))
        for (const value of valuesOf(step, knowledge)) {
          const frozen = Object.freeze({ ...answers });
          const { path, ends } = suppose(flow, frozen, around, { [step.name]: value });
          expect(path.stop.kind).to.equal('end');
          expect(ends.length, `${flow.id}: ${step.name} ${JSON.stringify(value)}`).to.be.greaterThan(0);
        }
  });

  it('is kept in a word, and checked before the new result', async () => {
    for (const one of gone) {
      const step = asked(one).find(({ kind, name }) => kind === 'ask-choice' && !(name in one.around))!;
      const other = questionOf(knowledge, step).options!.find(({ name }) => !given(one, step).includes(name))!;
      const enquirer = standing(one);
      await enquirer.say(`What if ${labelOf(step)} were “${other.label}”`);
      await enquirer.say('keep it');
      const at = `${one.flow.id}/${step.name}: ${enquirer.heard.map(({ text }) => text).join(' // ')}`;
      const said = enquirer.heard.flatMap(({ meta }) => meta.said);
      expect(said, at).to.include('phrases/what-if.kept');
      const state = (enquirer.memory['stack'] as { dialogStack: { state: { answers: Answers } }[] } | undefined)
        ?.dialogStack[0]?.state;
      const answers = state?.answers ?? (enquirer.memory['done'] as { answers: Answers }[]).at(-1)!.answers;
      expect([answers[step.name]].flat(), at).to.deep.equal([other.name]);
    }
  });

  it('that decided against something is named beside it, and is changed on the spot, by text and by card', async () => {
    const seen = new Set<string>();
    for (const one of gone) {
      const messages = outcomesOf(one);
      const said = messages.flatMap(({ meta }) => meta.said);
      const buttons = messages.flatMap(({ card }) => buttonsIn(card));
      for (const by of decidedBy(one)) {
        const step = asked(one).find(({ name }) => name === by);
        if (!step) continue;
        const at = `${one.flow.id}/${by}`;
        expect(said, at).to.include(`questions/${step.question}`);
        const button = buttons.find((data) => data.step === by);
        expect(button, `${at} has no button in ${JSON.stringify(buttons)}`).to.not.equal(undefined);
        if (seen.has(at)) continue;
        seen.add(at);
        for (const activity of [{ text: `Change ${labelOf(step)}` }, { value: { advice: button } }]) {
          const enquirer = standing(one);
          await enquirer.take({ type: 'message', ...activity });
          const heard = enquirer.heard.map(({ text }) => text).join(' // ');
          expect(enquirer.at, `${at}: ${heard}`).to.deep.equal({ flow: one.flow.id, step: by });
        }
      }
    }
    console.log(`      changed: ${[...seen].sort().join(', ')}`);
  });

  const outcomesOf = ({ flow, answers, around }: Gone) =>
    pathOf(flow, answers, around).passed.flatMap((step) =>
      step.kind === 'show' ? outcomeOf(knowledge, flows, step.outcome, { ...around, ...answers }) : [],
    );

  function decidedBy({ flow, answers, around }: Gone): string[] {
    const all = { ...around, ...answers };
    const by = (list: readonly { readonly by?: string }[]): string[] => list.flatMap((one) => one.by ?? []);
    if (flow.id === 'legal-form') {
      const { out, behind } = decideLegalForms(all);
      return by([...out, ...behind]);
    }
    if (flow.id === 'finance') return by(matchFinance(all, unitsOf(knowledge, 'finance')).out);
    if (flow.id !== 'options-appraisal') return [];
    const { out, later, behind } = appraise(all, unitsOf(knowledge, 'options'), TODAY);
    return by([...out, ...later.flatMap(({ gates }) => gates.slice(0, 1)), ...behind]);
  }
});

/** What the buttons of cards send. */
function buttonsIn(node: unknown): { step?: string; say: string }[] {
  if (Array.isArray(node)) return node.flatMap(buttonsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { type, data } = node as { type?: string; data?: { advice: { step?: string; say: string } } };
  if (type === 'Action.Submit' && data) return [data.advice];
  return Object.values(node).flatMap(buttonsIn);
}
