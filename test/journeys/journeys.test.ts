import { readdirSync } from 'node:fs';
import { journeysIn, runJourney } from '../support/journey.ts';
import type { ChannelKind } from '../support/journey.ts';

const CHANNELS: readonly ChannelKind[] = ['web', 'teams', 'terminal'];

describe('journeys', () => {
  for (const file of readdirSync('test/journeys')
    .filter((name) => name.endsWith('.yaml'))
    .sort())
    describe(file.replace('.yaml', '').replaceAll('-', ' '), () => {
      for (const journey of journeysIn(file))
        for (const channel of journey.channels ?? CHANNELS)
          it(`${journey.name} (${channel})`, () => runJourney(journey, channel));
    });
});
