/**
 * The last step of a hand-over: exactly what will be passed on, line by line, each of which can be taken out, and the
 * consent (FEATURES.md row 38). Nothing leaves before the yes.
 */
import { isDay } from '../../knowledge/index.ts';
import type { Answers } from '../answers.ts';
import type { FlowState } from '../engine/moves.ts';
import type { Packet } from '../ports.ts';
import type { Talk } from '../talk.ts';
import { isQuestion, tidy, understand } from '../understanding/index.ts';
import type { Voice } from '../voice/voice.ts';
import type { Reply } from '../voice/reply.ts';
import { dateWords } from '../voice/numbers.ts';
import { joined, numbered } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { packetCard } from '../voice/cards.ts';
import { formsOf } from '../forms.ts';
import { factsOf, packetOf } from './packet.ts';

export interface Line {
  readonly id: string;
  readonly words: Words;
}

export const PASSED_ON = 'passed-on';
export const KEPT = 'kept';

export function askPassOn(talk: Talk, state: FlowState, answers: Answers, reply: Reply): void {
  const packet = packetOf(talk, reasonOf(state), answers, state.removed);
  if (!talk.turn.channel.oneShot) talk.turn.cases.offer(packet);
  const lines = linesOf(talk, packet);
  const { voice } = talk;
  reply.outcome = 'handOver';
  reply.add(voice.phrase('hand-over.packet'));
  reply.add(numbered(lines.map(({ words }) => words)));
  reply.add(voice.phrase('hand-over.not-passed'), voice.phrase('hand-over.consent', talk.desk));
  reply.tap(voice.phrase('hand-over.yes'), voice.phrase('hand-over.no'));
  reply.card(
    packetCard(
      voice,
      lines.map(({ words }) => words),
    ),
  );
}

export type PassOn =
  | { readonly kind: 'value'; readonly value: typeof PASSED_ON | typeof KEPT; readonly first: Words }
  | { readonly kind: 'removed'; readonly removed: string[]; readonly first: Words }
  | { readonly kind: 'question' | 'unclear' };

export function readPassOn(talk: Talk, state: FlowState, answers: Answers): PassOn {
  const { voice, turn, incoming } = talk;
  const plain = tidy(incoming.text);
  const packet = packetOf(talk, reasonOf(state), answers, state.removed);
  const taken = removal(voice, plain, linesOf(talk, packet));
  if (taken)
    return {
      kind: 'removed',
      removed: [...(state.removed ?? []), ...taken.map(({ id }) => id)],
      first: voice.phrase('hand-over.removed'),
    };
  const yes =
    formsOf(turn.knowledge).is('pass-on', plain) || understand({ kind: 'yesNo', text: incoming.text }) === 'yes';
  if (yes) return passOn(talk, packet);
  const no =
    formsOf(turn.knowledge).is('do-not-pass-on', plain) || understand({ kind: 'yesNo', text: incoming.text }) === 'no';
  if (no) {
    turn.cases.leave();
    return { kind: 'value', value: KEPT, first: voice.phrase('hand-over.kept') };
  }
  return { kind: isQuestion(plain) ? 'question' : 'unclear' };
}

function passOn(talk: Talk, packet: Packet): PassOn {
  const { voice, turn } = talk;
  const consent = { at: turn.now.toISOString(), words: 'phrases/hand-over.consent' };
  turn.cases.confirm({ ...packet, consent });
  const key = turn.hours.open ? 'hand-over.waiting' : 'hand-over.left-message';
  const specialist = turn.knowledge.complexity.get(packet.reason)?.specialist;
  const first = joined([
    voice.phrase(key, talk.desk),
    specialist ? voice.phrase('hand-over.meanwhile', { specialist: voice.title(specialist) }) : undefined,
  ]);
  return { kind: 'value', value: PASSED_ON, first };
}

const reasonOf = (state: FlowState): string => state.reason ?? 'asked-for-a-person';

/** "Remove 2", "take out 2 and 4". */
function removal(voice: Voice, plain: string, lines: readonly Line[]): Line[] | undefined {
  const rest = formsOf(voice.knowledge).after('remove-line', plain);
  if (rest === undefined) return undefined;
  const numbers = [...rest.matchAll(/\d+/g)].map(([number]) => Number(number));
  const taken = numbers.flatMap((number) => lines[number - 1] ?? []).filter(({ id }) => id !== 'reason');
  return taken.length > 0 ? taken : undefined;
}

/** The packet as the enquirer reads it, in its order. */
export function linesOf(talk: Talk, packet: Packet): Line[] {
  const { voice } = talk;
  const line = (id: string, value: Words | undefined): Line[] =>
    value && value.text ? [{ id, words: voice.phrase(`packet.${id}`, { value }) }] : [];
  const written = (id: string, text: string | undefined): Line[] => (text ? line(id, voice.quoted(text)) : []);
  const nations = [packet.worksIn, packet.registeredIn].filter((nation) => nation !== undefined);
  const facts = factsOf(talk).filter(({ id }) => !packet.removed.includes(`fact-${id}`));
  return [
    ...written('how-to-talk', packet.howToTalk),
    ...(packet.clock !== undefined && isDay(packet.clock)
      ? line('clock', dateWords(packet.clock))
      : written('clock', packet.clock)),
    ...line(
      'reason',
      packet.reason === 'asked-for-a-person' ? voice.phrase('packet.asked') : voice.complexity(packet.reason),
    ),
    ...written('role', packet.role),
    ...line(
      'nations',
      joined(
        [...new Set(nations)].map((nation) => voice.nation(nation)),
        ', ',
      ),
    ),
    ...written('question', packet.question),
    ...facts.map(({ id, label, value }) => ({
      id: `fact-${id}`,
      words: voice.phrase('check.row', { label: voice.quoted(label), value: voice.quoted(value) }),
    })),
    ...line(
      'told',
      joined(
        packet.told.slice(-5).map(({ unit }) => voice.title(unit)),
        ', ',
      ),
    ),
    ...written('not-answered', packet.notAnswered.join(' / ')),
    ...written('organisations', packet.organisations.join(', ')),
    ...written('contact', contactText(packet)),
  ];
}

function contactText({ contact }: Packet): string | undefined {
  return contact && [contact.name, contact.email, contact.phone, contact.safeTimes].filter(Boolean).join(', ');
}
