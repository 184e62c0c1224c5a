import { expect } from 'chai';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import type { Flow, Step } from '../../../dialogs/engine/flow.ts';
import { fitsIn } from '../../../dialogs/engine/flows.ts';
import { Stage } from '../../../dialogs/engine/flow-dialog.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import type { Flows } from '../../../dialogs/index.ts';
import type { World } from '../../support/enquirer.ts';
import { heardIn, placesIn, saidIn, standingAt, stateOf } from '../../support/places.ts';
import type { Place } from '../../support/places.ts';
import { realWorld } from '../../support/world.ts';

/** Each question of each flow is taken out, or renamed, while somebody is asked just that (FEATURES.md row 16). */
describe('a flow is edited under somebody, at every step', () => {
  let world: World;
  let places: Place[];

  before(async () => {
    world = await realWorld();
    places = placesIn(world.flows, world.knowledge).filter(({ step }) => isAsk(step));
  });

  /** The flows with one of them changed; not checked again, as a careless deploy would not be either. */
  function edited(flow: Flow, steps: readonly Step[]): Flows {
    const positions = new Map<string, number>();
    for (const [at, step] of steps.entries()) if (isAsk(step)) for (const old of step.was) positions.set(old, at);
    for (const [at, step] of steps.entries()) positions.set(step.name, at);
    const all = new Map(world.flows.all).set(flow.id, { ...flow, steps, places: positions });
    return { all, stage: new Stage([...all.values()]) };
  }

  it('the open question is gone: it is said, the next one is asked, and every answer is kept', async () => {
    for (const place of places) {
      const flows = edited(
        place.flow,
        place.flow.steps.filter(({ name }) => name !== place.step.name),
      );
      const enquirer = standingAt({ ...world, flows }, place);
      await enquirer.say('yes');
      const where = `${place.name}: ${heardIn(enquirer)}`;
      expect(saidIn(enquirer), where).to.include('phrases/flow.edited');
      const state = stateOf(enquirer, place.flow.id);
      if (!state) continue;
      expect(state.answers, where).to.deep.include(place.answers);
      const { stop } = pathOf(flows.all.get(place.flow.id)!, state.answers, state.around, fitsIn(world.knowledge));
      if (enquirer.at.flow === place.flow.id) expect(enquirer.at.step, where).to.equal(stop.name);
    }
    console.log(`      ${places.length} questions taken out`);
  });

  it('the open question has another name: it is still the open one, and its answer counts', async () => {
    for (const place of places) {
      const steps = place.flow.steps.map((step) =>
        step.name === place.step.name && isAsk(step) ? { ...step, name: `new-${step.name}`, was: [step.name] } : step,
      );
      const flows = edited(place.flow, steps);
      const enquirer = standingAt({ ...world, flows }, place);
      await enquirer.say('not sure');
      const where = `${place.name}: ${heardIn(enquirer)}`;
      expect(saidIn(enquirer), where).to.not.include('phrases/flow.edited');
      const state = stateOf(enquirer, place.flow.id);
      if (state) expect(state.answers, where).to.include({ [`new-${place.step.name}`]: 'not-sure' });
    }
  });

  it('an answered question has another name: its answer is kept and not asked for again', async () => {
    for (const place of places) {
      const before = pathOf(place.flow, place.answers, place.around).passed.filter(isAsk).at(-1);
      if (!before) continue;
      const steps = place.flow.steps.map((step) =>
        step.name === before.name && isAsk(step) ? { ...step, name: `new-${step.name}`, was: [step.name] } : step,
      );
      const flows = edited(place.flow, steps);
      const enquirer = standingAt({ ...world, flows }, place);
      await enquirer.say('repeat');
      expect(enquirer.at, `${place.name}: ${heardIn(enquirer)}`).to.deep.equal({
        flow: place.flow.id,
        step: place.step.name,
      });
    }
  });

  it('the whole flow is gone: it ends kindly, whatever was open', async () => {
    for (const place of places) {
      const all = new Map([...world.flows.all].filter(([id]) => id !== place.flow.id));
      const enquirer = standingAt({ ...world, flows: { all, stage: new Stage([...all.values()]) } }, place);
      await enquirer.say('yes');
      expect(saidIn(enquirer), place.name).to.include('phrases/flow.gone');
      expect(enquirer.at, place.name).to.deep.equal({});
    }
  });
});
