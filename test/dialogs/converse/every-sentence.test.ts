import { expect } from 'chai';
import type { Said } from '../../support/enquirer.ts';
import { Enquirer } from '../../support/enquirer.ts';
import { loadFlows } from '../../../dialogs/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { realKnowledge } from '../../support/world.ts';

/** Long talks that come by most of what the bot can say. */
const TALKS: readonly (readonly string[])[] = [
  [
    'hello',
    'help',
    'menu',
    'What is an asset lock?',
    'say it simpler',
    'full version',
    'sourdough bread at altitude',
    'xyzzy plugh',
    'back',
    'skip',
    'stop',
  ],
  [
    'help me choose a legal form',
    'why?',
    'banana',
    'banana',
    'banana',
    'banana',
    'same',
    'new',
    'yes',
    'three',
    'change people',
    'two',
    'community',
    'not sure',
    'staff and users',
    'contracts, grants',
    'for ever',
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    'my answers',
    'change lock',
    'not needed',
    'yes',
  ],
  [
    'weigh up our options',
    'nhs team',
    'Wales',
    'tender',
    'December 2027',
    'yes',
    'yes',
    'money, who leads',
    'refused',
    'signed',
    'over 6 months',
    'secret vote',
    'shared',
    'nhs pension',
    'new body',
    'people and time',
    'time',
    'no',
    'control, staff, purpose',
    'none',
    'yes',
  ],
  [
    'weigh up our options',
    'just me',
    'England',
    'no service',
    'yes',
    'nobody',
    'weeks',
    'not asked',
    'new body',
    'nobody',
    'my home',
    'no',
    'users',
    'none',
    'yes',
  ],
  [
    'find money',
    'yes',
    'no',
    'Scotland',
    'same',
    'cic',
    'equipment',
    '10k',
    'yes',
    'customers',
    'early trading',
    'yes',
    'yes',
  ],
  ['find money', 'not sure', 'England', 'no', 'here', 'skip', 'remove 1', 'yes'],
  [
    'show me the steps',
    'Wales',
    'same',
    'cic',
    'personal care',
    'organisation',
    'council',
    'employees',
    'yes',
    'October 2027',
    'yes',
    'yes',
  ],
  [
    'are we ready',
    'England',
    'not yet',
    'Sam',
    'March 2027',
    'yes',
    'not sure',
    'skip',
    'skip',
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    'not yet',
    'yes',
  ],
  ['why do we want this', 'autonomy, staff voice, jobs', 'autonomy'],
  ['a person', 'Our lease is a worry', 'Wales', '12 December', 'yes', 'email', 'Sam, sam@example.org', 'Acme', 'no'],
  ["We can't pay the wages this month", 'no thanks', 'Can you get me a visa?', 'I want to die', 'Scotland'],
  ['feedback', 'yes', 'partly', 'find out', 'none', 'leave and clear'],
];

describe('every sentence sent comes from content', () => {
  it('and says from which', async function () {
    this.timeout(30_000);
    const knowledge = await realKnowledge();
    await talkAll(knowledge, (said) => {
      expect(said.meta.said, said.text).to.not.be.empty;
      for (const id of said.meta.said) expect(resolves(knowledge, id), `${id} in “${said.text}”`).to.equal(true);
    });
  });

  it('with nothing between but marks, figures and what the enquirer wrote', async function () {
    this.timeout(30_000);
    const marked = markedCopy(await realKnowledge());
    await talkAll(marked, (said) => {
      for (const text of [said.text, ...said.taps])
        expect(outside(text), `in “${text}”`).to.match(/^[\s\d*\-.,:;()[\]£–/]*$/u);
    });
  });
});

async function talkAll(knowledge: Knowledge, check: (said: Said) => void): Promise<void> {
  const flows = await loadFlows('dialogs/flows', knowledge);
  for (const talk of TALKS) {
    const enquirer = new Enquirer({ knowledge, flows });
    for (const text of talk) for (const said of await enquirer.say(text)) check(said);
  }
}

function resolves(knowledge: Knowledge, id: string): boolean {
  const [kind, name] = [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)];
  // Our own code formats numbers and dates; what they wrote is theirs.
  if (id === 'figures' || id === 'enquirer') return true;
  const parts: Record<string, { has(name: string): boolean }> = {
    phrases: knowledge.phrases(),
    questions: knowledge.questions,
    figures: knowledge.figures,
    sources: knowledge.sources,
    complexity: knowledge.complexity,
    boundaries: knowledge.boundaries,
    safety: new Map(Object.entries(knowledge.safety)),
  };
  return parts[kind]?.has(name) ?? knowledge.units.get(name)?.folder === kind;
}

const OPEN = '⟦';
const CLOSE = '⟧';

/** The content with each text between marks that nothing else uses. */
function markedCopy(knowledge: Knowledge): Knowledge {
  const mark = (text: string): string => `${OPEN}${text.trim()}${CLOSE}`;
  const KEEP = new Set([
    'id',
    'folder',
    'name',
    'also',
    'sources',
    'questions',
    'keywords',
    'status',
    'basis',
    'kind',
    'nations',
    'checked',
    'reviewBy',
    'facts',
    'related',
    'complexity',
    'boundary',
    'flow',
    'skill',
    'specialist',
    'patterns',
    'declines',
    'except',
    'fees',
    'fee',
    'with',
    'for',
    'when',
    'dependsOn',
    'takes',
    'contact',
    'phone',
    'eligibility',
    'scores',
    'scoresIf',
    'topic',
    'assetLock',
    'boardPay',
    'taxRelief',
    'url',
    'date',
    'what',
    'source',
    'from',
    'to',
    'keepText',
    'owner',
    'number',
  ]);
  const deep = (value: unknown, key = ''): unknown => {
    if (KEEP.has(key) && !(key === 'for' && Array.isArray(value) && String(value[0]).includes(' '))) return value;
    if (typeof value === 'string') return mark(value);
    if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? mark(item) : deep(item)));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, deep(inner, name)]));
    return value;
  };
  const map = <T>(from: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...from].map(([id, value]) => [id, deep(value) as T]));
  const phrases = new Map(
    [...knowledge.phrases()].map(([key, text]) => [key, key.startsWith('command.') ? text : mark(text)]),
  );
  return {
    ...knowledge,
    units: map(knowledge.units),
    questions: map(knowledge.questions),
    complexity: map(knowledge.complexity),
    boundaries: map(knowledge.boundaries),
    safety: Object.fromEntries(
      Object.entries(knowledge.safety).map(([path, value]) => [path, deep(value)]),
    ) as Knowledge['safety'],
    phrases: (locale) => (locale === 'cy' ? knowledge.phrases('cy') : phrases),
  };
}

/** What stands outside all marks. */
function outside(text: string): string {
  let depth = 0;
  let left = '';
  for (const char of text) {
    if (char === OPEN) depth += 1;
    else if (char === CLOSE) depth -= 1;
    else if (depth === 0) left += char;
  }
  return left;
}
