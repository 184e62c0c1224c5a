import { expect } from 'chai';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import type { AskStep } from '../../../dialogs/engine/flow.ts';
import { fitsIn, questionOf } from '../../../dialogs/engine/flows.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import type { Enquirer, World } from '../../support/enquirer.ts';
import { heardIn, placesIn, saidIn, standingAt, stateOf } from '../../support/places.ts';
import type { Place } from '../../support/places.ts';
import { realWorld } from '../../support/world.ts';

/** Every earlier answer from every later step, and another nation from everywhere (FEATURES.md row 3). */
describe('at every step, an earlier answer is put right', function () {
  this.timeout(120_000);
  let world: World;
  let places: Place[];

  before(async () => {
    world = await realWorld();
    places = placesIn(world.flows, world.knowledge);
  });

  const earlier = ({ flow, answers, around }: Place): AskStep[] => pathOf(flow, answers, around).passed.filter(isAsk);
  const labelOf = (step: AskStep): string => questionOf(world.knowledge, step).label ?? step.question;
  /** What was answered stays, but for what was changed and what cannot be reached any more; and of that, it is said. */
  const onlyDropped = (enquirer: Enquirer, place: Place, changed: string): void => {
    const where = `${changed} from ${place.name}: ${heardIn(enquirer)}`;
    const state = stateOf(enquirer, place.flow.id)!;
    const lost = Object.keys(place.answers).filter((name) => name !== changed && !(name in state.answers));
    const asked = lost.filter((name) => place.flow.steps.some((step) => step.name === name && isAsk(step)));
    for (const name of Object.keys(place.answers))
      if (name !== changed && name in state.answers)
        expect(state.answers[name], where).to.deep.equal(place.answers[name]);
    if (asked.length > 0) expect(saidIn(enquirer), where).to.include('phrases/change.dropped');
    const path = pathOf(place.flow, state.answers, state.around, fitsIn(world.knowledge));
    for (const name of asked)
      expect(
        path.passed.map((step) => step.name),
        where,
      ).to.not.include(name);
    // Another flow may have been begun on top: a person comes first there.
    if (enquirer.at.flow === place.flow.id) expect(enquirer.at.step, where).to.equal(path.stop.name);
  };

  it('by “change …” it is asked again with the old answer named, and “back” gives it up', async () => {
    let count = 0;
    for (const place of places)
      for (const step of earlier(place)) {
        const enquirer = standingAt(world, place);
        await enquirer.say(`change ${labelOf(step)}`);
        const where = `${step.name} from ${place.name}: ${heardIn(enquirer)}`;
        expect(saidIn(enquirer), where).to.include('phrases/change.was');
        expect(enquirer.at, where).to.deep.equal({ flow: place.flow.id, step: step.name });
        await enquirer.say('back');
        expect(stateOf(enquirer)!.answers, where).to.deep.equal(place.answers);
        expect(enquirer.at, where).to.deep.equal({ flow: place.flow.id, step: place.step.name });
        count += 1;
      }
    console.log(`      ${count} answers opened again`);
  });

  it('and “skip” leaves it as it was', async () => {
    for (const place of places)
      for (const step of earlier(place)) {
        const enquirer = standingAt(world, place);
        await enquirer.say(`change ${labelOf(step)}`);
        await enquirer.say('skip');
        const where = `${step.name} from ${place.name}: ${heardIn(enquirer)}`;
        expect(saidIn(enquirer), where).to.include('phrases/change.kept');
        expect(stateOf(enquirer)!.answers, where).to.deep.equal(place.answers);
        expect(enquirer.at, where).to.deep.equal({ flow: place.flow.id, step: place.step.name });
      }
  });

  it('by naming the right one in the same breath, only what no longer fits is dropped, and named', async () => {
    let count = 0;
    for (const place of places)
      for (const step of earlier(place)) {
        if (step.kind !== 'ask-choice') continue;
        const before = [place.answers[step.name]].flat();
        const other = questionOf(world.knowledge, step).options!.find(
          ({ name, label }) => !before.includes(name) && name !== 'not-sure' && !/ to /.test(label),
        );
        if (!other) continue;
        const enquirer = standingAt(world, place);
        await enquirer.say(`change ${labelOf(step)} to ${other.label}`);
        const where = `${step.name} from ${place.name}: ${heardIn(enquirer)}`;
        expect(saidIn(enquirer), where).to.include('phrases/change.done');
        const answers = stateOf(enquirer, place.flow.id)?.answers ?? {};
        if (stateOf(enquirer, place.flow.id)) {
          expect([answers[step.name]].flat(), where).to.deep.equal([other.name]);
          onlyDropped(enquirer, place, step.name);
        }
        count += 1;
      }
    console.log(`      ${count} answers changed`);
  });

  it('by “actually we are in Scotland” the nation is changed, and no open question takes it for its answer', async () => {
    for (const place of places) {
      const enquirer = standingAt(world, place);
      await enquirer.say('actually we are in Scotland');
      const where = `${place.name}: ${heardIn(enquirer)}`;
      const profile = enquirer.memory['profile'] as { 'works-in'?: string } | undefined;
      const state = stateOf(enquirer, place.flow.id)!;
      expect(profile?.['works-in'] ?? state.answers['works-in'], where).to.equal('scotland');
      if (place.step.name === 'works-in') continue;
      expect(state.answers, where).to.not.have.property(place.step.name);
      const asked = place.flow.steps.some(
        (step) => isAsk(step) && step.name === 'works-in' && 'works-in' in place.answers,
      );
      if (asked) {
        expect(state.answers['works-in'], where).to.equal('scotland');
        onlyDropped(enquirer, place, 'works-in');
      } else {
        expect(state.answers, where).to.deep.equal(place.answers);
        expect(enquirer.at, where).to.deep.equal({ flow: place.flow.id, step: place.step.name });
      }
    }
  });
});
