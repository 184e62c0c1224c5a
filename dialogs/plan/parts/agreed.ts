/** The steps that were agreed on with an adviser, those with a day first, the next one first. */
import { agreedIn } from '../agreed.ts';
import type { Memory } from '../../ports.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { PlanAgreed } from '../model.ts';

export const agreedPart = ({ voice }: Ground, memory: Memory): PlanAgreed<Words>[] =>
  [...agreedIn(memory)].sort(byDay).map(({ text, by, with: adviser, on }) => ({
    text: voice.quoted(text),
    with: voice.quoted(adviser),
    on,
    ...(by !== undefined && { by }),
  }));

const NEVER = '9999';
const byDay = (a: { by?: string }, b: { by?: string }): number => (a.by ?? NEVER).localeCompare(b.by ?? NEVER);
