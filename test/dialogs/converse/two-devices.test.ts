import { expect } from 'chai';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import type { AskStep } from '../../../dialogs/engine/flow.ts';
import { understand } from '../../../dialogs/index.ts';
import { questionOf } from '../../../dialogs/engine/flows.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import { askerOf } from '../../../dialogs/steps/index.ts';
import type { World } from '../../support/enquirer.ts';
import { heardIn, placesIn, saidIn, standingAt, stateOf } from '../../support/places.ts';
import type { Place } from '../../support/places.ts';
import { TODAY, realWorld } from '../../support/world.ts';

/** The same conversation on two devices: one went on, and on the other the question before is still in sight. */
describe('an answer from a second device, at every step', () => {
  let world: World;
  let cases: { place: Place; before: AskStep; label: string; given: boolean }[];

  before(async () => {
    world = await realWorld();
    cases = placesIn(world.flows, world.knowledge).flatMap((place) => {
      const before = pathOf(place.flow, place.answers, place.around).passed.filter(isAsk).at(-1);
      if (before?.kind !== 'ask-choice') return [];
      const given = [place.answers[before.name]].flat();
      return questionOf(world.knowledge, before)
        .options!.filter(({ label }) => !readHere(place, label))
        .map(({ name, label }) => ({ place, before, label, given: given.includes(name) }));
    });
    console.log(`      ${cases.length} late answers`);
  });

  /** Where the open question has an answer of that name too, it is the answer to that one: nobody could tell. */
  const readHere = ({ step }: Place, label: string): boolean => {
    if (!isAsk(step)) return understand({ kind: 'yesNo', text: label }) !== 'other';
    if (step.kind === 'ask-text') return true;
    const { kind } = askerOf(step).read(step, questionOf(world.knowledge, step), label, TODAY);
    return kind !== 'unclear';
  };

  it('changes nothing, says what stands, and leaves the open question open', async () => {
    for (const { place, before, label, given } of cases) {
      const enquirer = standingAt(world, place);
      await enquirer.say(label);
      const where = `“${label}” at ${place.name}: ${heardIn(enquirer)}`;
      expect(saidIn(enquirer), where).to.include(`phrases/said.answered-${given ? 'already' : 'otherwise'}`);
      expect(saidIn(enquirer), where).to.include(`questions/${before.question}`);
      expect(enquirer.at, where).to.deep.equal({ flow: place.flow.id, step: place.step.name });
      expect(stateOf(enquirer)!.answers, where).to.deep.equal(place.answers);
    }
  });

  it('counts as no miss, so that help does not turn impatient', async () => {
    const [{ place, label }] = cases as [(typeof cases)[number]];
    const enquirer = standingAt(world, place);
    for (let time = 0; time < 6; time += 1) await enquirer.say(label);
    expect(stateOf(enquirer)!.answers).to.deep.equal(place.answers);
  });

  it('“yes, that is right” tapped on both is answered twice and counts once', async () => {
    const check = placesIn(world.flows, world.knowledge).filter(({ step }) => step.kind === 'check-answers');
    expect(check.length).to.be.greaterThan(5);
    for (const place of check) {
      const enquirer = standingAt(world, place);
      await enquirer.say('Yes, that is right');
      const done = JSON.stringify(enquirer.memory['done']);
      await enquirer.say('Yes, that is right');
      expect(enquirer.heard.length, place.name).to.be.greaterThan(0);
      expect(JSON.stringify(enquirer.memory['done']), place.name).to.equal(done);
    }
  });

  it('an old card on the second device is refused politely', async () => {
    const place = placesIn(world.flows, world.knowledge).find(({ name }) => name === 'legal-form/purpose')!;
    const enquirer = standingAt(world, place);
    await enquirer.take({
      type: 'message',
      value: { advice: { flow: 'finance', step: 'money-for', say: 'Change what the money is for' } },
    });
    expect(saidIn(enquirer)).to.include('phrases/said.stale-card');
    expect(enquirer.at.step).to.equal('purpose');
  });
});
