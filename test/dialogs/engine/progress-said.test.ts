import { expect } from 'chai';
import type { World } from '../../support/enquirer.ts';
import { Enquirer } from '../../support/enquirer.ts';
import { realWorld } from '../../support/world.ts';

/** What is promised to the enquirer, over a whole talk, flows within flows included (FEATURES.md row 17). */
describe('how far along somebody is', () => {
  let world: World;
  before(async () => {
    world = await realWorld();
  });

  const STARTS = [
    'weigh up our options',
    'choose a legal form',
    'find money',
    'show me the steps',
    'are we ready',
    'find out why we want this',
    'find out where to begin',
    'a person',
    'feedback',
  ];
  /** First options, last options, and what leads on in between. */
  const REPLIES = [
    ['1', 'yes', 'here is what we think'],
    ['2', 'no', 'yes', 'skip'],
    ['the last one', 'not sure', 'skip'],
    ['skip'],
  ];

  for (const start of STARTS)
    it(`is said at each question of “${start}”, goes up, and never promises less than comes`, async () => {
      for (const replies of REPLIES) {
        const enquirer = new Enquirer(world);
        enquirer.memory = { welcomed: true };
        let [at, most] = [0, Infinity];
        await enquirer.say(start);
        for (let turn = 0; turn < 60 && enquirer.at.step !== undefined; turn += 1) {
          const { text, meta } = enquirer.heard.at(-1)!;
          const said = /Question (\d+) of at most (\d+)/.exec(text);
          // What was read is being read back, or the answers are looked through.
          if (said) {
            expect(Number(said[1]), `${meta.step}: ${text}`).to.be.at.least(at).and.at.most(Number(said[2]));
            expect(Number(said[2]), `${meta.step}: ${text}`).to.be.at.most(most);
            [at, most] = [Number(said[1]), Number(said[2])];
          }
          const before = JSON.stringify(enquirer.at);
          for (const reply of replies) {
            await enquirer.say(reply);
            if (JSON.stringify(enquirer.at) !== before) break;
          }
          // A request for a person has a count of its own.
          if (enquirer.at.flow === 'hand-over' && start !== 'a person') break;
        }
        expect(at, start).to.be.greaterThan(0);
      }
    });
});
