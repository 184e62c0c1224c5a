import { expect } from 'chai';
import type { Answers } from '../../../dialogs/answers.ts';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import type { AskStep, Flow } from '../../../dialogs/engine/flow.ts';
import { rulesOf } from '../../../dialogs/engine/check.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import { valuesOf } from '../../../dialogs/engine/walk.ts';
import { RULES } from '../../../dialogs/rules/index.ts';
import type { Flows } from '../../../dialogs/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { Enquirer } from '../../support/enquirer.ts';
import { realFlows, realKnowledge } from '../../support/world.ts';

const WHO = ['team', 'one-person', 'existing-body'];
const AROUND: Answers[] = [
  ...WHO.map((who) => ({ 'starting-point': who, 'desk-open': 'no' })),
  { 'desk-open': 'yes', 'has-question': 'yes' },
  {},
];

/** What works anywhere, at every question of every flow: not by samples (FEATURES.md rows 1 to 12). */
describe('at every question of every flow', function () {
  this.timeout(60_000);
  let knowledge: Knowledge;
  let flows: Flows;
  const places: { flow: Flow; step: AskStep; answers: Answers; around: Answers }[] = [];

  before(async () => {
    knowledge = await realKnowledge();
    flows = await realFlows();
    for (const flow of flows.all.values())
      for (const step of flow.steps.filter(isAsk)) {
        const found = AROUND.flatMap((around) => wayTo(flow, step, around, knowledge) ?? [])[0];
        expect(found, `no way found to ${flow.id}/${step.name}`).to.not.equal(undefined);
        places.push({ flow, step, ...found! });
      }
  });

  /** An enquirer who was asked that question, having given the answers that lead there. */
  const standing = ({ flow, step, answers, around }: (typeof places)[number]): Enquirer => {
    const { stop } = pathOf(flow, answers, around);
    expect(stop.name, 'the answers lead there').to.equal(step.name);
    const enquirer = new Enquirer({ knowledge, flows });
    const state = { answers, around, asked: step.name };
    enquirer.memory = { welcomed: true, stack: { dialogStack: [{ id: flow.id, state }] } } as never;
    return enquirer;
  };
  const everywhere =
    (check: (enquirer: Enquirer, place: (typeof places)[number], at: string) => Promise<void>) => async () => {
      for (const place of places) await check(standing(place), place, `${place.flow.id}/${place.step.name}`);
      console.log(`      ${places.length} questions`);
    };
  const still = (enquirer: Enquirer, place: (typeof places)[number]): void => {
    const where = `${place.flow.id}/${place.step.name}: ${enquirer.heard.map(({ text }) => text).join(' // ')}`;
    expect(enquirer.at, where).to.deep.equal({ flow: place.flow.id, step: place.step.name });
    expect(enquirer.heard.at(-1)!.meta.said, where).to.include(`questions/${place.step.question}`);
    const state = (enquirer.memory['stack'] as { dialogStack: { state: { answers: Answers } }[] }).dialogStack.at(
      -1,
    )!.state;
    expect(state.answers, where).to.deep.equal(place.answers);
  };

  it(
    'a question is answered, and the same one put again, with all answers kept',
    everywhere(async (enquirer, place) => {
      if (place.step.kind === 'ask-text' && place.step.takesQuestions) return;
      await enquirer.say('What is an asset lock?');
      expect(enquirer.heard[0]!.meta.units).to.include('cic-asset-lock');
      expect(enquirer.heard).to.have.lengthOf(2);
      still(enquirer, place);
    }),
  );

  it(
    '“why do you ask?” is told why, and is no answer',
    everywhere(async (enquirer, place) => {
      await enquirer.say('why do you ask?');
      expect(enquirer.heard[0]!.meta.said).to.include(`questions/${place.step.question}`);
      still(enquirer, place);
    }),
  );

  for (const command of ['help', 'how many more questions?', 'short version', 'repeat', 'my answers', 'cymraeg'])
    it(
      `“${command}” is obeyed, and the question put again`,
      everywhere(async (enquirer, place) => {
        // There it is the name of an option.
        if (command === 'cymraeg' && place.step.name === 'talk-language') return;
        await enquirer.say(command);
        still(enquirer, place);
      }),
    );

  it(
    '“not sure” and “skip” go on, and count as no answer',
    everywhere(async (_enquirer, place, at) => {
      for (const [said, value] of [
        ['not sure', 'not-sure'],
        ['skip', 'skipped'],
      ] as const) {
        const other = standing(place);
        await other.say(said);
        expect(other.heard.length, at).to.be.greaterThan(0);
        expect(`${other.at.flow}/${other.at.step}`, `${said} at ${at}`).to.not.equal(at);
        const stack = (
          other.memory['stack'] as { dialogStack: { id: string; state: { answers: Answers } }[] } | undefined
        )?.dialogStack;
        const state = stack?.find(({ id }) => id === place.flow.id)?.state;
        if (state) expect(state.answers[place.step.name], `${said} at ${at}`).to.equal(value);
      }
    }),
  );

  it(
    '“back” opens the question before, or says that there is none',
    everywhere(async (enquirer, place, at) => {
      const before = pathOf(place.flow, place.answers, place.around).passed.filter(isAsk).at(-1);
      await enquirer.say('back');
      expect(enquirer.at, at).to.deep.equal({ flow: place.flow.id, step: (before ?? place.step).name });
    }),
  );

  it(
    '“a person” can be had, and left again for the question that was open',
    everywhere(async (enquirer, place, at) => {
      if (place.flow.id === 'hand-over') return;
      await enquirer.say('a person');
      expect(enquirer.at.flow, at).to.equal('hand-over');
      await enquirer.say('stop');
      expect(enquirer.at, at).to.deep.equal({ flow: place.flow.id, step: place.step.name });
    }),
  );

  it(
    '“stop” keeps everything to go on with, and “start over” lets it go',
    everywhere(async (enquirer, place, at) => {
      if (place.flow.id === 'hand-over') return;
      await enquirer.say('stop');
      expect(enquirer.at, at).to.deep.equal({});
      await enquirer.say('carry on');
      still(enquirer, place);
      await enquirer.say('start over');
      expect(enquirer.at, at).to.deep.equal({});
    }),
  );

  it(
    'danger is heard',
    everywhere(async (enquirer, _place, at) => {
      await enquirer.say('I want to kill myself');
      expect(enquirer.heard[0]!.meta.outcome, at).to.equal('safety');
    }),
  );

  it(
    'an essay, emoji, mark-up or another language leads kindly on, and loses no answer',
    everywhere(async (enquirer, place, at) => {
      if (place.step.kind === 'ask-text') return;
      for (const text of [
        '🙃',
        '<script>alert(1)</script>',
        'Wir möchten gerne ein Sozialunternehmen gründen',
        'blah '.repeat(300),
      ]) {
        await enquirer.say(text);
        expect(enquirer.heard.length, `${text.slice(0, 20)} at ${at}`).to.be.greaterThan(0);
        expect(enquirer.at, `${text.slice(0, 20)} at ${at}`).to.deep.equal({
          flow: place.flow.id,
          step: place.step.name,
        });
      }
    }),
  );
});

/** Answers after which that question is the open one; found by trying what stands for all answers. */
function wayTo(
  flow: Flow,
  step: AskStep,
  around: Answers,
  knowledge: Knowledge,
): { answers: Answers; around: Answers } | undefined {
  const open: Answers[] = [{}];
  const reads = new Set(flow.steps.flatMap(rulesOf).flatMap(([, rule]) => RULES[rule]!.reads));
  const seen = new Set<string>();
  while (open.length > 0) {
    const answers = open.shift()!;
    const { stop } = pathOf(flow, answers, around);
    if (stop.name === step.name) return { answers, around };
    if (stop.kind === 'end') continue;
    for (const value of valuesOf(stop, knowledge)) {
      const next = { ...answers, [stop.name]: value };
      const then = pathOf(flow, next, around);
      const key = `${then.stop.name} ${[...reads].map((name) => JSON.stringify(next[name])).join()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next);
    }
  }
  return undefined;
}
