/** Dangers that come with who pays, each with what to do about it and the unit that says more. */
import type { Risk } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { toAskAbout } from './closing.ts';

export function riskWords(talk: Talk, risks: readonly Risk[]): Words | undefined {
  if (risks.length === 0) return undefined;
  const { voice } = talk;
  const lines = risks.map(({ id, unit }) => joined([voice.phrase(`risk.${id}`), more(talk, unit)], ' '));
  return joined([
    voice.phrase('risk.heading'),
    listed([...lines, joined([voice.phrase('risk.show-value'), more(talk, 'impact-measurement')], ' ')]),
  ]);
}

/** "I can tell you more", by the unit's title. */
export function more(talk: Talk, unit: string): Words | undefined {
  const [title] = toAskAbout(talk, [unit]);
  return title && talk.voice.phrase('outcome.more', { title });
}
