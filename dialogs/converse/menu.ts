/** The guided conversations there are, as taps: the order in which somebody would take them. */
import { PLAN_FLOWS } from '../plan/grows-in.ts';
import type { Talk } from '../talk.ts';
import type { Words } from '../voice/words.ts';

const ORDER = ['starting-point', ...PLAN_FLOWS];

export function offeredFlows({ turn, voice }: Talk): Words[] {
  const offered = [...turn.flows.all.values()].filter((flow) => flow.offered).map((flow) => flow.id);
  return ORDER.filter((id) => offered.includes(id)).map((id) => voice.phrase(`flow.${id}.label`));
}
