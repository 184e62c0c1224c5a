import { expect } from 'chai';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import { questionOf } from '../../../dialogs/engine/flows.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import { renderMarkdown } from '../../../bot/widget/markdown.ts';
import type { Enquirer, World } from '../../support/enquirer.ts';
import { heardIn, placesIn, saidIn, standingAt, stateOf } from '../../support/places.ts';
import type { Place } from '../../support/places.ts';
import { realWorld } from '../../support/world.ts';

/** What works anywhere, at every place of every flow: not by samples (FEATURES.md rows 1 to 12, 16 to 18). */
describe('at every step of every flow', function () {
  this.timeout(120_000);
  let world: World;
  let places: Place[];

  before(async () => {
    world = await realWorld();
    places = placesIn(world.flows, world.knowledge);
    console.log(`      ${places.length} steps at which somebody is waited for`);
  });

  const standing = (place: Place): Enquirer => {
    expect(pathOf(place.flow, place.answers, place.around).stop.name, 'the answers lead there').to.equal(
      place.step.name,
    );
    return standingAt(world, place);
  };
  const everywhere = (check: (enquirer: Enquirer, place: Place) => Promise<void>) => async () => {
    for (const place of places) await check(standing(place), place);
  };
  /** The same step is open and was put again, with all answers as they were. */
  const still = (enquirer: Enquirer, place: Place): void => {
    const where = `${place.name}: ${heardIn(enquirer)}`;
    expect(enquirer.at, where).to.deep.equal({ flow: place.flow.id, step: place.step.name });
    expect(enquirer.heard.at(-1)!.meta.step, where).to.equal(place.step.name);
    if (isAsk(place.step))
      expect(enquirer.heard.at(-1)!.meta.said, where).to.include(`questions/${place.step.question}`);
    expect(stateOf(enquirer)!.answers, where).to.deep.equal(place.answers);
  };
  const wasChecked = (name: string): boolean => name === 'check-answers' || name === 'pass-on';

  it(
    'a question is answered, and the same step put again, with all answers kept',
    everywhere(async (enquirer, place) => {
      if (place.step.kind === 'ask-text' && place.step.takesQuestions) return;
      await enquirer.say('What is an asset lock?');
      expect(enquirer.heard[0]!.meta.units, place.name).to.include('cic-asset-lock');
      expect(enquirer.heard, place.name).to.have.lengthOf(2);
      still(enquirer, place);
    }),
  );

  it(
    '“why do you ask?” is told why, and is no answer',
    everywhere(async (enquirer, place) => {
      await enquirer.say('why do you ask?');
      const why = isAsk(place.step) ? `questions/${place.step.question}` : `phrases/${place.step.kind}.why`;
      expect(enquirer.heard[0]!.meta.said, place.name).to.include(why);
      still(enquirer, place);
    }),
  );

  for (const command of ['help', 'how many more questions?', 'short version', 'repeat', 'my answers', 'cymraeg'])
    it(
      `“${command}” is obeyed, and the step put again`,
      everywhere(async (enquirer, place) => {
        // There it is the name of an option.
        if (command === 'cymraeg' && place.step.name === 'how-to-talk') return;
        await enquirer.say(command);
        still(enquirer, place);
      }),
    );

  it(
    'says how far along it is wherever a question is asked',
    everywhere(async (enquirer, place) => {
      if (!isAsk(place.step)) return;
      await enquirer.say('repeat');
      expect(
        saidIn(enquirer).some((id) => id.startsWith('phrases/ask.progress')),
        place.name,
      ).to.equal(true);
    }),
  );

  it('lists the options with the numbers that choose them, as a list that the web page counts alike', async () => {
    for (const place of places) {
      if (place.step.kind !== 'ask-choice') continue;
      const options = questionOf(world.knowledge, place.step).options!;
      const asking = standing(place);
      await asking.say('repeat');
      const { text } = asking.heard.at(-1)!;
      for (const [at, { label }] of options.entries())
        expect(text.split('\n'), place.name).to.include(`${at + 1}. ${label}`);
      const [, list = ''] = /<ol>(.*?)<\/ol>/.exec(renderMarkdown(text)) ?? [];
      expect(list.match(/<li>/g) ?? [], place.name).to.have.lengthOf(options.length);
      for (const [at, { name }] of options.entries()) {
        const enquirer = standing(place);
        await enquirer.say(String(at + 1));
        const state = stateOf(enquirer, place.flow.id);
        if (state) expect([state.answers[place.step.name]].flat(), place.name).to.deep.equal([name]);
      }
    }
  });

  it('“not sure” and “skip” go on, and count as no answer', async () => {
    for (const place of places.filter(({ step }) => isAsk(step)))
      for (const [said, value] of [
        ['not sure', 'not-sure'],
        ['skip', 'skipped'],
      ] as const) {
        const enquirer = standing(place);
        await enquirer.say(said);
        expect(enquirer.heard.length, place.name).to.be.greaterThan(0);
        expect(`${enquirer.at.flow}/${enquirer.at.step}`, `${said} at ${place.name}`).to.not.equal(place.name);
        const state = stateOf(enquirer, place.flow.id);
        if (state) expect(state.answers[place.step.name], `${said} at ${place.name}`).to.equal(value);
      }
  });

  it('“skip” never passes anything on, and at the answers to check it goes on with them as they are', async () => {
    for (const place of places.filter(({ step }) => wasChecked(step.kind))) {
      const enquirer = standing(place);
      await enquirer.say('skip');
      expect(
        enquirer.wishes.filter(({ kind }) => kind === 'confirm'),
        place.name,
      ).to.deep.equal([]);
      if (place.step.kind === 'pass-on') still(enquirer, place);
      else expect(enquirer.at.step, place.name).to.not.equal(place.step.name);
    }
  });

  it(
    '“back” opens the question before, or says that there is none',
    everywhere(async (enquirer, place) => {
      const before = pathOf(place.flow, place.answers, place.around).passed.filter(isAsk).at(-1);
      await enquirer.say('back');
      expect(enquirer.at, place.name).to.deep.equal({ flow: place.flow.id, step: (before ?? place.step).name });
      if (!before) expect(saidIn(enquirer), place.name).to.include('phrases/said.first-question');
    }),
  );

  it(
    '“a person” can be had, and left again for the step that was open',
    everywhere(async (enquirer, place) => {
      if (place.flow.id === 'hand-over') return;
      await enquirer.say('a person');
      expect(enquirer.at.flow, place.name).to.equal('hand-over');
      await enquirer.say('stop');
      expect(enquirer.at, place.name).to.deep.equal({ flow: place.flow.id, step: place.step.name });
    }),
  );

  it(
    '“stop” keeps everything to go on with, “start again” lets it go, and “undo” brings it back',
    everywhere(async (enquirer, place) => {
      if (place.flow.id === 'hand-over') return;
      await enquirer.say('stop');
      expect(enquirer.at, place.name).to.deep.equal({});
      await enquirer.say('carry on');
      still(enquirer, place);
      await enquirer.say('start again');
      expect(enquirer.at, place.name).to.deep.equal({});
      await enquirer.say('undo');
      still(enquirer, place);
    }),
  );

  it(
    'Welsh words do the same',
    everywhere(async (enquirer, place) => {
      await enquirer.say('cymorth');
      still(enquirer, place);
      await enquirer.say('pam?');
      still(enquirer, place);
      const before = pathOf(place.flow, place.answers, place.around).passed.filter(isAsk).at(-1);
      await enquirer.say('nôl');
      expect(enquirer.at, place.name).to.deep.equal({ flow: place.flow.id, step: (before ?? place.step).name });
    }),
  );

  it(
    'danger is heard, and the way back offered',
    everywhere(async (enquirer, place) => {
      await enquirer.say('I want to kill myself');
      expect(enquirer.heard[0]!.meta.outcome, place.name).to.equal('safety');
      if (place.flow.id === 'hand-over') return;
      await enquirer.say('carry on');
      still(enquirer, place);
    }),
  );

  it(
    'an essay, emoji, mark-up or another language leads kindly on, and loses no answer',
    everywhere(async (enquirer, place) => {
      if (place.step.kind === 'ask-text') return;
      for (const text of [
        '🙃',
        '<script>alert(1)</script>',
        'Wir möchten gerne ein Sozialunternehmen gründen',
        'blah '.repeat(300),
      ]) {
        await enquirer.say(text);
        const where = `${text.slice(0, 20)} at ${place.name}: ${heardIn(enquirer)}`;
        expect(enquirer.heard.length, where).to.be.greaterThan(0);
        expect(enquirer.at, where).to.deep.equal({ flow: place.flow.id, step: place.step.name });
        expect(stateOf(enquirer)!.answers, where).to.deep.equal(place.answers);
      }
    }),
  );

  it(
    'after a month of silence two lines say where they were, and what they say then still counts',
    everywhere(async (enquirer, place) => {
      enquirer.memory = { ...enquirer.memory, lastAt: enquirer.now.getTime() };
      enquirer.now = new Date(enquirer.now.getTime() + 30 * 86_400_000);
      await enquirer.say('help');
      expect(saidIn(enquirer), place.name).to.include('phrases/return.hello');
      expect(enquirer.heard[0]!.text.split('\n\n').length, place.name).to.equal(2);
      still(enquirer, place);
      await enquirer.say('repeat');
      expect(saidIn(enquirer), place.name).to.not.include('phrases/return.hello');
    }),
  );
});
