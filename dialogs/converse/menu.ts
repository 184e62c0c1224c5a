/** The guided conversations there are, as taps: the order in which somebody would take them. */
import { PLAN_FLOWS } from '../plan/grows-in.ts';
import type { Talk } from '../talk.ts';
import type { Words } from '../voice/words.ts';

const ORDER = ['starting-point', ...PLAN_FLOWS];
/** Who comes for the first time is given few: where to begin, the heart of it, and what is asked for most. */
const FIRST: ReadonlySet<string> = new Set(['starting-point', 'options-appraisal', 'legal-form']);

export const offeredFlows = (talk: Talk): Words[] => namesOf(talk, offered(talk));

/** A few of them, a way to the rest, and a person. */
export function firstChoices(talk: Talk): Words[] {
  const first = offered(talk).filter((id) => FIRST.has(id));
  return [...namesOf(talk, first), talk.voice.phrase('tap.more'), talk.voice.phrase('tap.person')];
}

function offered({ turn }: Talk): string[] {
  return ORDER.filter((id) => turn.flows.all.get(id)?.offered);
}

const namesOf = ({ voice }: Talk, ids: readonly string[]): Words[] => ids.map((id) => voice.phrase(`flow.${id}.label`));
