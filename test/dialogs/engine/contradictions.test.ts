import { expect } from 'chai';
import type { Answers } from '../../../dialogs/answers.ts';
import { CONTRADICTING, contradictionsIn } from '../../../dialogs/rules/contradictions.ts';
import type { World } from '../../support/enquirer.ts';
import { heardIn, placesIn, saidIn, standingAt, stateOf } from '../../support/places.ts';
import { realWorld } from '../../support/world.ts';

const PAIRS: readonly (readonly [string, Answers, flow: string])[] = [
  [
    'care that is always registered, and none to register',
    { 'what-you-will-do': ['care-home'], regulated: 'no' },
    'regulatory-steps',
  ],
  ['employees, and no wages', { 'employ-anyone': 'employees', months: 'no-wages' }, 'options-appraisal'],
  ['jobs that move, and no wages', { 'jobs-move': 'other', months: 'no-wages' }, 'options-appraisal'],
  ['jobs that move, and no staff', { 'jobs-move': 'public-pension', 'staff-view': 'no-staff' }, 'options-appraisal'],
  ['jobs that move, and nobody employed', { 'jobs-move': 'other', 'employ-anyone': 'nobody' }, 'regulatory-steps'],
  ['employees, and no staff', { 'employ-anyone': 'employees', 'staff-view': 'no-staff' }, 'options-appraisal'],
  [
    'one person, and three of them',
    { 'starting-point': 'one-person', people: 'three-or-more', exists: 'new', 'body-needed': 'no' },
    'legal-form',
  ],
  ['a body that is there, and a new one', { 'starting-point': 'existing-body', exists: 'new' }, 'legal-form'],
  ['a body that is there, and no form', { 'starting-point': 'existing-body', 'form-now': 'none' }, 'finance'],
  ['a team at work, and no service yet', { 'starting-point': 'team', 'if-nothing': 'no-service' }, 'options-appraisal'],
  ['staff that were told, and none to vote', { 'ready-told': 'yes', 'ready-vote': 'no-staff' }, 'engagement'],
  ['what counts most, and not at all', { picks: ['control'], 'weights-zero': ['control'] }, 'options-appraisal'],
  ['a signed payer, and nobody who pays', { payer: 'signed', 'who-pays': ['nobody'] }, 'finance'],
];

describe('answers that cannot both be so', () => {
  let world: World;
  before(async () => {
    world = await realWorld();
  });

  const checkOf = (flow: string) =>
    placesIn(world.flows, world.knowledge).find(({ name }) => name === `${flow}/check`)!;

  for (const [name, answers, flow] of PAIRS)
    it(`${name}: both are shown at the check, each can be changed, and the rest is kept`, async () => {
      expect(contradictionsIn(answers)).to.have.lengthOf(1);
      const place = checkOf(flow);
      // Answers of another flow are known through the profile.
      const own = Object.entries(answers).filter(([one]) => place.flow.places.has(one));
      const enquirer = standingAt(world, {
        ...place,
        around: { ...place.around, ...answers },
        answers: { ...place.answers, ...Object.fromEntries(own) },
      });
      await enquirer.say('repeat');
      expect(saidIn(enquirer), heardIn(enquirer)).to.include('phrases/check.contradiction');
      const before = stateOf(enquirer)!.answers;
      const [, change] = /write, for example, \*\*(Change .+?)\*\*/.exec(enquirer.heard.at(-1)!.text)!;
      await enquirer.say(change!);
      expect(saidIn(enquirer), heardIn(enquirer)).to.include('phrases/change.was');
      await enquirer.say('skip');
      expect(stateOf(enquirer)!.answers).to.deep.equal(before);
      // Whoever insists goes on.
      await enquirer.say('yes');
      expect(enquirer.at.step).to.not.equal('check');
    });

  it('are none where nothing contradicts', () => {
    expect(contradictionsIn({})).to.deep.equal([]);
    expect(contradictionsIn({ 'what-you-will-do': ['advocacy'], regulated: 'no', months: 'no-wages' })).to.deep.equal(
      [],
    );
  });

  it('are all answers that some flow asks for', () => {
    const asked = new Set([...world.flows.all.values()].flatMap(({ places }) => [...places.keys()]));
    for (const name of CONTRADICTING) expect(asked).to.include(name);
  });
});
