import { expect } from 'chai';
import type { Content } from '../../bot/content.ts';
import { LiveContent } from '../../bot/live-content.ts';
import { lostSince } from '../../bot/lost-content.ts';
import { openStore } from '../../bot/store/index.ts';
import { createTurns } from '../../bot/turn/index.ts';
import type { Turn } from '../../dialogs/index.ts';
import type { Knowledge, Unit } from '../../knowledge/index.ts';
import { calendar } from '../support/desk-world.ts';
import { realFlows, realKnowledge } from '../support/world.ts';

const MORNING = Date.parse('2026-11-24T09:00Z');

describe('the content that is served', () => {
  let now = MORNING;
  const realContent = async (): Promise<Content> => ({ knowledge: await realKnowledge(), flows: await realFlows() });
  const another = ({ knowledge, flows }: Content): Content => ({ knowledge: { ...knowledge }, flows: { ...flows } });

  it('says since when it is no longer what the files say, until it is', async () => {
    const old = await realContent();
    const live = new LiveContent(old, () => new Date(now), true);
    expect(live.staleSince).to.equal(undefined);
    now += 60_000;
    live.keepOld();
    expect([live.current, live.staleSince]).to.deep.equal([old, MORNING]);
    live.replace(another(old));
    expect(live.staleSince).to.equal(undefined);
    live.keepOld();
    expect(live.staleSince).to.equal(MORNING + 60_000);
  });

  it('stays the same to the end of a turn, knowledge and flows alike', async () => {
    const old = await realContent();
    const live = new LiveContent(old, () => new Date(now), true);
    const next = another(old);
    const seen: Content[] = [];
    let goOn = (): void => {};
    const converse = async (turn: Turn): Promise<void> => {
      seen.push({ knowledge: turn.knowledge, flows: turn.flows });
      await new Promise<void>((resolve) => (goOn = resolve));
      seen.push({ knowledge: turn.knowledge, flows: turn.flows });
    };
    const turns = createTurns({
      store: await openStore({ memory: true }),
      converse,
      knowledge: () => live.current.knowledge,
      flows: () => live.current.flows,
      calendar: () => calendar,
      words: { failed: () => never(), tooLong: () => never() },
    });
    const take = (conversation: string) =>
      turns.take({
        conversation,
        channel: 'web',
        facts: { kind: 'web', employerTenant: false },
        externalId: undefined,
        activity: { type: 'message', text: 'hello' },
      });
    for (const conversation of ['first', 'second']) {
      const taken = take(conversation);
      while (seen.length % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      live.replace(next);
      goOn();
      await taken;
    }
    const isOf =
      ({ knowledge, flows }: Content) =>
      (one: Content) =>
        one.knowledge === knowledge && one.flows === flows;
    expect(seen.slice(0, 2).every(isOf(old))).to.equal(true);
    expect(seen.slice(2).every(isOf(next))).to.equal(true);
  });
});

describe('what new content may not lose while the program runs', () => {
  const without = <T>(map: ReadonlyMap<string, T>, ...ids: string[]): Map<string, T> =>
    new Map([...map].filter(([id]) => !ids.includes(id)));
  const phrasesWith = (knowledge: Knowledge, change: (phrases: Map<string, string>) => void): Knowledge => {
    const english = new Map(knowledge.phrases('en'));
    change(english);
    return { ...knowledge, phrases: (locale = 'en') => (locale === 'en' ? english : knowledge.phrases(locale)) };
  };

  it('is nothing when nothing is lost, and anything may come', async () => {
    const knowledge = await realKnowledge();
    const units = new Map(knowledge.units).set('new', { ...knowledge.units.values().next().value!, id: 'new' } as Unit);
    const next = { ...phrasesWith(knowledge, (phrases) => phrases.set('new.phrase', 'Hello {{name}}')), units };
    expect(lostSince(knowledge)(next)).to.deep.equal([]);
  });

  it('is a phrase, a name that a phrase cannot have, an option, a legal form and a rule of complexity', async () => {
    const knowledge = await realKnowledge();
    const lost = lostSince(knowledge);
    const fewer = phrasesWith(knowledge, (phrases) => {
      phrases.delete('not-found.1');
      phrases.set('turn.failed', 'Sorry. Your reference is {{refrence}}.');
    });
    expect(lost(fewer).map(({ code }) => code)).to.deep.equal(['lost-phrase', 'strange-name']);
    const units = without(knowledge.units, 'spin-out', [...knowledge.units.values()].find(isForm)!.id);
    expect(lost({ ...knowledge, units }).map(({ code }) => code)).to.deep.equal(['lost-unit', 'lost-unit']);
    const complexity = without(knowledge.complexity, 'property');
    expect(lost({ ...knowledge, complexity }).map(({ code }) => code)).to.deep.equal(['lost-rule']);
  });

  it('is not an article, which nobody names', async () => {
    const knowledge = await realKnowledge();
    const article = [...knowledge.units.values()].find(({ folder }) => folder === 'articles')!;
    expect(lostSince(knowledge)({ ...knowledge, units: without(knowledge.units, article.id) })).to.deep.equal([]);
  });
});

const isForm = ({ folder }: Unit): boolean => folder === 'legal-forms';
const never = (): never => {
  throw new Error('this turn does not fail');
};
