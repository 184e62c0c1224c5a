/**
 * One question in, one answer out: each a new conversation in a store in memory, through the same turn as everybody's.
 * What `npm run ask` prints and `npm run kb -- score` scores.
 */
import { converse, startingMemory, type OutcomeKind } from '../../../dialogs/index.ts';
import { NATIONS, phrase, type Nation } from '../../../knowledge/index.ts';
import { calendarOf, type Content } from '../../content.ts';
import { openStore, type LogRow } from '../../store/index.ts';
import { createTurns, turnWords } from '../../turn/index.ts';

export interface Asked {
  readonly text: string;
  /** Where the enquirer registers and works, when they have said so. */
  readonly nation?: Nation;
  /** Which reading is meant, counted from 0, where the bot asks back for anything but the nation. */
  readonly reading?: number;
}
export interface Answer {
  readonly outcome: OutcomeKind;
  /** Ids of the units told. */
  readonly units: readonly string[];
  /** All that the enquirer reads, as Markdown; what can be tapped stands at the end, a line each. */
  readonly text: string;
  /** The bot asked back, and was told the nation where it asked for that, else the first reading. */
  readonly clarified?: true;
}

export interface Asker {
  /** @throws when the bot itself fails: a script must not take an apology for an answer. */
  ask(asked: Asked): Promise<Answer>;
  close(): Promise<void>;
}

const CHANNEL = 'ask';
const FACTS = { kind: 'terminal', employerTenant: false, oneShot: true } as const;

export async function createAsker(content: Content, now: () => Date): Promise<Asker> {
  const store = await openStore({ memory: true });
  const { knowledge, flows } = content;
  let failure: unknown;
  const turns = createTurns({
    store,
    converse,
    knowledge: () => knowledge,
    flows: () => flows,
    calendar: () => calendarOf(content),
    words: turnWords((key, params) => phrase(knowledge, key, params)),
    now,
    onFailure: (error) => (failure = error),
  });
  let conversations = 0;

  async function say(conversation: string, text: string): Promise<readonly LogRow[]> {
    failure = undefined;
    const activity = { type: 'message', text };
    const { replies } = await turns.take({
      conversation,
      channel: CHANNEL,
      facts: FACTS,
      externalId: undefined,
      activity,
    });
    if (failure !== undefined) throw new Error('the bot failed', { cause: failure });
    return replies;
  }

  return {
    async ask({ text, nation, reading }) {
      const id = `${CHANNEL}/${(conversations += 1)}`;
      const memory = startingMemory({ ...(nation && { nation }) });
      await store.commit({
        conversation: { id, channel: CHANNEL, read: 0, owner: 'bot', memory },
        log: [],
        at: now().getTime(),
      });
      const replies = await say(id, text);
      const first = answerFrom(replies);
      if (first.outcome !== 'clarify') return first;
      const choice = choiceFor(replies, nation && phrase(knowledge, `render.${nation}`), reading);
      return choice === undefined ? first : { ...answerFrom(await say(id, choice)), clarified: true };
    },
    close: () => store.close(),
  };
}

/** Small talk and kind words have no outcome of their own: they are answers that tell no unit. */
function answerFrom(replies: readonly LogRow[]): Answer {
  const metas = replies.flatMap(({ meta }) => (meta ? [meta] : []));
  return {
    outcome: metas.findLast(({ outcome }) => outcome !== undefined)?.outcome ?? 'answer',
    units: [...new Set(metas.flatMap(({ units }) => units))],
    text: replies.map(textOf).filter(Boolean).join('\n\n'),
  };
}

function textOf({ activity: { text, suggestedActions } }: LogRow): string {
  const taps = titlesOf(suggestedActions).map((title) => `[${title}]`);
  return [text ?? '', taps.join('\n')].filter(Boolean).join('\n\n');
}

const titlesOf = (suggested: LogRow['activity']['suggestedActions']): string[] =>
  (suggested?.actions ?? []).map(({ title }) => title).filter((title): title is string => typeof title === 'string');

function choiceFor(replies: readonly LogRow[], nation: string | undefined, reading = 0): string | undefined {
  const actions = replies.at(-1)?.activity.suggestedActions?.actions ?? [];
  const chosen = actions.find(({ title }) => title === nation) ?? actions[reading];
  return typeof chosen?.value === 'string' ? chosen.value : chosen?.title;
}

/** `any` and nothing at all mean that the enquirer has not said. */
export function nationOf(word: string | undefined): Nation | undefined {
  if (word === undefined || word === '' || word === 'any') return undefined;
  const nation = NATIONS.find((known) => known === word.toLowerCase());
  if (!nation) throw new Error(`"${word}" is not a nation: ${NATIONS.join(', ')}, or any`);
  return nation;
}
