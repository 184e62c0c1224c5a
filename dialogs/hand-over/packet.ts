/** What an adviser is handed, put together from the conversation, in the order of PRACTICE.md §6. */
import type { Answers, Value } from '../answers.ts';
import { chosen, firstDay, isUnsure } from '../answers.ts';
import { formsOf } from '../forms.ts';
import { tidy } from '../understanding/index.ts';
import type { Done } from '../memory.ts';
import type { ContactWish, Packet } from '../ports.ts';
import { answerWords } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import { isAsk } from '../engine/flow.ts';
import { questionOf } from '../engine/flows.ts';

/** The enquirer asked for one, or a flow or a question was complex: an id of complexity.yaml. */
export const ASKED_FOR = 'asked-for-a-person';

/** @param answers of the hand-over flow */
export function packetOf(talk: Talk, reason: string, answers: Answers, removed: readonly string[] = []): Packet {
  const out = new Set(removed);
  const keep = <T>(line: string, value: T | undefined): T | undefined => (out.has(line) ? undefined : value);
  const rule = talk.turn.knowledge.complexity.get(reason);
  const { memory } = talk;
  return defined({
    howToTalk: keep('how-to-talk', howToTalkOf(talk, answers)),
    clock: keep('clock', clockOf(talk, answers)),
    reason,
    level: rule?.level ?? 1,
    skill: rule?.skill ?? 'general',
    role: keep('role', wordsFor(talk, 'starting-point', 'starting-point', memory.profile?.['starting-point'])),
    registeredIn: keep('nations', talk.registeredIn),
    worksIn: keep('nations', talk.worksIn ?? memory.spokenOf),
    question: keep('question', textOf(answers['question']) ?? memory.lastQuestion),
    facts: factsOf(talk)
      .filter(({ id }) => !out.has(`fact-${id}`))
      .map(({ label, value }) => ({ label, value })),
    told: keep('told', memory.told) ?? [],
    notAnswered: keep('not-answered', memory.notAnswered) ?? [],
    organisations:
      keep('organisations', textOf(answers['organisations']))
        ?.split(/[,;\n]/)
        .map((name) => name.trim()) ?? [],
    contact: keep('contact', contactOf(talk, answers)),
    removed: [...removed],
  });
}

export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

/** Answers of all flows, once each, the newest flow's first; an open flow's count too. */
export function factsOf(talk: Talk): Fact[] {
  const facts = new Map<string, Fact>();
  for (const { flow, answers } of [...openFlows(talk), ...(talk.memory.done ?? []).toReversed()]) {
    if (flow === 'hand-over') continue;
    for (const [name, value] of Object.entries(answers)) {
      const fact = factFor(talk, flow, name, value);
      if (fact && !facts.has(fact.id)) facts.set(fact.id, fact);
    }
  }
  return [...facts.values()].filter(({ id }) => !TOLD_ELSEWHERE.has(id));
}

/** Lines of their own in the packet. */
const TOLD_ELSEWHERE = new Set(['starting-point', 'works-in', 'registered-in']);

function openFlows(talk: Talk): Pick<Done, 'flow' | 'answers'>[] {
  const stack = talk.memory.stack?.dialogStack ?? [];
  return stack.map(({ id, state }) => ({ flow: id, answers: (state['answers'] ?? {}) as Answers })).toReversed();
}

function factFor(talk: Talk, flow: string, name: string, value: Value): Fact | undefined {
  const data = talk.turn.flows.all.get(flow);
  const step = data?.steps[data.places.get(name) ?? -1];
  if (!step || !isAsk(step)) return undefined;
  const question = questionOf(talk.turn.knowledge, step);
  return {
    id: step.question,
    label: talk.voice.label(question).text,
    value: answerWords(step, question, value, talk.voice).text,
  };
}

function wordsFor(talk: Talk, flow: string, name: string, value: Value | undefined): string | undefined {
  if (value === undefined || isUnsure(value)) return undefined;
  return factFor(talk, flow, name, value)?.value;
}

/** The date that cannot move, as YYYY-MM-DD; of a span the first day. "There is one" alone counts as near. */
function clockOf(talk: Talk, answers: Answers): string | undefined {
  const said = answers['no-move-date'];
  if (isUnsure(said) || said === 'no') return undefined;
  return firstDay(said) ?? firstDay(answers['clock']) ?? talk.voice.phrase('value.yes').text;
}

/** The way and the language first, then where it is safe (PRACTICE.md §6). */
function howToTalkOf(talk: Talk, answers: Answers): string | undefined {
  const parts = ['how-to-talk', 'safe-to-contact'].map((name) => wordsFor(talk, 'hand-over', name, answers[name]));
  return parts.filter((part) => part !== undefined).join('. ') || undefined;
}

const EMAIL = /[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+/;
const PHONE = /\+?\d[\d ()-]{8,}\d/;

function contactOf(talk: Talk, answers: Answers): ContactWish | undefined {
  const text = textOf(answers['contact']);
  const onlyHere = text !== undefined && formsOf(talk.turn.knowledge).is('only-here', tidy(text));
  const wish = defined({
    how: chosen(answers['how-to-talk']).join(', ') || undefined,
    email: text && EMAIL.exec(text)?.[0],
    phone: text && PHONE.exec(text)?.[0],
    name: text && !onlyHere ? nameIn(text) : undefined,
    safeTimes: onlyHere ? talk.voice.phrase('packet.only-here').text : undefined,
  });
  return Object.keys(wish).length > 0 ? wish : undefined;
}

/** What is left of "I'm Ann, ann@example.org" without the address, as far as it can be a name. */
function nameIn(text: string): string | undefined {
  const rest = text
    .replace(EMAIL, ' ')
    .replace(PHONE, ' ')
    .replace(/^\W*(?:my name is|my name's|i am|i'm|im|it is|it's|this is|call me|name)\b:?/i, ' ')
    .replace(/\b(?:email|e-mail|phone|mobile|tel|telephone|number|or|and|on|at|my|is)\b:?/gi, ' ')
    .replace(/[^\p{L}\p{M}' .-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .'-]+|[ .'-]+$/g, '');
  return /^\p{L}[\p{L}\p{M}' .-]{0,40}$/u.test(rest) && rest.split(' ').length <= 4 ? rest : undefined;
}

const textOf = (value: Value | undefined): string | undefined =>
  typeof value === 'string' && !isUnsure(value) && value.trim() !== '' ? value.trim() : undefined;

/** JSON has no undefined: a line that is not there is left out. */
function defined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
