/** An outcome as a flow shows it for given answers: what would be sent, without the conversation before it. */
import type { Activity, TurnContext } from 'botbuilder';
import { outcomeNamed } from '../../dialogs/shown/index.ts';
import { Talk } from '../../dialogs/talk.ts';
import type { Answers } from '../../dialogs/answers.ts';
import type { Flows, Memory, ReplyMeta, Turn } from '../../dialogs/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { TODAY } from './world.ts';

export interface Shown {
  readonly text: string;
  readonly meta: ReplyMeta;
  readonly card: Activity['attachments'];
  readonly taps: readonly string[];
}

export function outcomeOf(
  knowledge: Knowledge,
  flows: Flows,
  outcome: string,
  answers: Answers,
  memory: Memory = {},
): Shown[] {
  const turn = {
    context: {} as TurnContext,
    memory: { profile: answers, ...memory } as Memory,
    knowledge,
    flows,
    now: new Date(`${TODAY}T10:00:00Z`),
    channel: { kind: 'web', employerTenant: false },
  } as unknown as Turn;
  return outcomeNamed(outcome)
    .show(new Talk(turn, { text: '' }), answers)
    .map((reply) => {
      const { text = '', attachments, channelData, suggestedActions } = reply.activity() as Partial<Activity>;
      return {
        text,
        meta: (channelData as { advice: ReplyMeta }).advice,
        card: attachments ?? [],
        taps: (suggestedActions?.actions ?? []).map(({ title }) => String(title)),
      };
    });
}
