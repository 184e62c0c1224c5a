import { expect } from 'chai';
import type { Value } from '../../../dialogs/answers.ts';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import { askerOf } from '../../../dialogs/steps/index.ts';
import type { Enquirer, World } from '../../support/enquirer.ts';
import { heardIn, placesIn, saidIn, standingAt, stateOf } from '../../support/places.ts';
import type { Place } from '../../support/places.ts';
import { realWorld } from '../../support/world.ts';

const DOUBTS: Readonly<Record<string, Value>> = {
  'ask-money': 12_000,
  'ask-count': 12,
  'ask-date': '2027-04-03',
  'ask-duration': 'P3M',
  'ask-choice': ['own:the choir needs a van'],
};

/** "I understood 3 April 2027. Is that right?": what works anywhere works there as well, at every one of them. */
describe('at every read-back', () => {
  let world: World;
  let places: Place[];

  before(async () => {
    world = await realWorld();
    places = placesIn(world.flows, world.knowledge).filter(({ step }) => isAsk(step) && readsBack(step));
    console.log(`      ${places.length} read-backs`);
  });

  const readsBack = (step: Place['step']): boolean =>
    isAsk(step) && ((step.echo ?? askerOf(step).echo) || (step.kind === 'ask-choice' && step.ownWords !== undefined));
  const doubtOf = ({ step }: Place): Value => DOUBTS[step.kind]!;
  const each = (check: (enquirer: Enquirer, place: Place) => Promise<void>) => async () => {
    expect(places.length).to.be.greaterThan(10);
    for (const place of places) await check(standingAt(world, place, { doubt: doubtOf(place) }), place);
  };
  const again = (enquirer: Enquirer, place: Place): void => {
    const where = `${place.name}: ${heardIn(enquirer)}`;
    expect(enquirer.at, where).to.deep.equal({ flow: place.flow.id, step: place.step.name });
    expect(enquirer.heard.at(-1)!.meta.said, where).to.include('phrases/ask.echo');
    expect(stateOf(enquirer)!.answers, where).to.deep.equal(place.answers);
  };

  it(
    '“yes” counts it',
    each(async (enquirer, place) => {
      await enquirer.say('yes');
      const state = stateOf(enquirer, place.flow.id);
      if (state) expect(state.answers[place.step.name], place.name).to.deep.equal(doubtOf(place));
      expect(`${enquirer.at.flow}/${enquirer.at.step}`).to.not.equal(place.name);
    }),
  );

  for (const said of ['no', 'that is wrong'])
    it(
      `“${said}” asks the question again, and nothing counts`,
      each(async (enquirer, place) => {
        await enquirer.say(said);
        expect(saidIn(enquirer), place.name).to.include.members(['phrases/ask.echo-no']);
        expect(stateOf(enquirer), place.name).to.not.have.property('doubt');
        expect(stateOf(enquirer)!.answers, place.name).to.deep.equal(place.answers);
        expect(enquirer.at, place.name).to.deep.equal({ flow: place.flow.id, step: place.step.name });
      }),
    );

  for (const [said, value] of [
    ['skip', 'skipped'],
    ['skip this one', 'skipped'],
    ['not sure', 'not-sure'],
  ] as const)
    it(
      `“${said}” leaves the question open and goes on`,
      each(async (enquirer, place) => {
        await enquirer.say(said);
        expect(`${enquirer.at.flow}/${enquirer.at.step}`, heardIn(enquirer)).to.not.equal(place.name);
        const state = stateOf(enquirer, place.flow.id);
        if (!state) return;
        expect(state.answers[place.step.name], place.name).to.equal(value);
        expect(state, place.name).to.not.have.property('doubt');
      }),
    );

  it(
    '“back” puts the same question again, for it is what came before',
    each(async (enquirer, place) => {
      await enquirer.say('back');
      expect(enquirer.at, place.name).to.deep.equal({ flow: place.flow.id, step: place.step.name });
      expect(stateOf(enquirer), place.name).to.not.have.property('doubt');
      expect(stateOf(enquirer)!.answers, place.name).to.deep.equal(place.answers);
    }),
  );

  for (const said of ['help', 'why do you ask?', 'repeat', 'progress', 'What is an asset lock?', 'short version'])
    it(
      `“${said}” is heard, and what was understood put again`,
      each(async (enquirer, place) => {
        await enquirer.say(said);
        again(enquirer, place);
      }),
    );

  it(
    'another answer is read in its place',
    each(async (enquirer, place) => {
      const other: Readonly<Record<string, string>> = {
        'ask-money': '£15k',
        'ask-date': '12 May 2027',
        'ask-duration': '6 months',
        'ask-choice': 'to save jobs',
      };
      const said = other[place.step.kind];
      if (said === undefined) return;
      await enquirer.say(said);
      const state = stateOf(enquirer, place.flow.id)!;
      expect(state.doubt ?? state.answers[place.step.name], place.name).to.not.deep.equal(doubtOf(place));
    }),
  );

  it(
    '“stop” keeps it, “start again” lets it go',
    each(async (enquirer, place) => {
      if (place.flow.id === 'hand-over') return;
      await enquirer.say('stop');
      await enquirer.say('carry on');
      again(enquirer, place);
      await enquirer.say('start again');
      expect(enquirer.at).to.deep.equal({});
    }),
  );
});
