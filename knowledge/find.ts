/**
 * What a message leads to: an answer, a question back, a person, a kind refusal, or one of the safety paths.
 * Pure and in memory; the same message on the same knowledge always leads to the same outcome.
 */
import { firstIsRight, threeHaveIt } from './find/confidence.ts';
import { followUp } from './find/follow-up.ts';
import { languageOf } from './find/language.ts';
import { lookUpFor } from './find/look-up.ts';
import type { LookUp } from './find/look-up.ts';
import { asksMeaning, isElsewhere, isGeneral, questionIn, tellsCase, tellsTrouble } from './find/manner.ts';
import { answer, byNation } from './find/outcome.ts';
import type { Outcome, Query, Reading } from './find/outcome.ts';
import { partsOf } from './find/parts.ts';
import type { Raised } from './find/patterns.ts';
import { rank } from './find/rank.ts';
import type { Ranked } from './find/rank.ts';
import { cut, unwrapped } from './find/words.ts';
import type { Knowledge } from './load.ts';
import type { Nation, SafetyPath, Unit } from './model.ts';

export type { Outcome, Query, Reading };

/** Above: answered. Below, but with the right one likely among three: asked back. */
const ANSWER = 0.47;
const CLARIFY = 0.3;
/** A long message is hardly ever about something else, and says more that does not matter. */
const CLARIFY_LONG = 0.22;
/** What names our subject is asked back about rather than declined. */
const CLARIFY_OURS = 0.1;
const LONG = 20;
/** A message of so few words is judged by whether all of it is spoken of. */
const SHORT = 9;
const PLAIN = 0.8;
const WHOLE = 0.95;
const STRANGE = 0.5;
const ALIKE = 0.5;
const OURS = 0.85;
/** With a person offered beside it, what is likely right may be told too. */
const TOLD_BESIDE = 0.4;
/** Two things are answered at once only when both are sure. */
const BOTH = 0.65;
const READINGS = 3;
/** Below, a story in which nothing is asked is a person's, whatever it tells. */
const LITTLE = 0.35;
/** The rule of complexity.yaml for trouble that no other rule knows. */
const OWN_CASE = 'own-case';

/** Makes the indexes before the first question needs them. */
export const prepare = (knowledge: Knowledge): void => lookUpFor(knowledge).patterns.warm();

/** Distress, whistleblowing, safeguarding: looked for in every message, whatever else is going on (PRACTICE.md §6). */
export function detectSafety(knowledge: Knowledge, text: string): SafetyPath | undefined {
  return lookUpFor(knowledge).patterns.safety(straight(cut(text)));
}

export function find(knowledge: Knowledge, query: Query): Outcome {
  const text = straight(cut(query.text));
  const outcome = decide({ ...lookUpFor(knowledge), knowledge }, text, query);
  const language = languageOf(text);
  return language === 'en' ? outcome : { ...outcome, language };
}

/** What fits a text best, whatever its outcome: for editors who want to see why. */
export function explain(knowledge: Knowledge, { text, nation }: Query): Ranked[] {
  const asked = unwrapped(straight(cut(text)));
  return rank(lookUpFor(knowledge).collection, asked, allowedIn([], nation, nation)).slice(0, 8);
}

/** Straight quotes, one kind of blank: authors write patterns for text as it is typed. */
const straight = (text: string): string =>
  text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u00a0\t]/g, ' ');

/** What stands ready for a knowledge base, and the base as of its day. */
type Search = LookUp & { readonly knowledge: Knowledge };

function decide(lookUp: Search, text: string, query: Query): Outcome {
  const { patterns, smallTalk, atlas } = lookUp;
  const path = patterns.safety(text);
  if (path) return { kind: 'safety', path };
  const talk = smallTalk(text);
  if (talk) return { kind: 'small-talk', phrase: talk };

  const asked = unwrapped(text);
  const spoken = atlas.spoken(asked);
  const known = query.nation ?? spoken.body;
  const nation = spoken.nations.length === 0 ? known : spoken.nations.length === 1 ? spoken.nations[0] : undefined;
  const followed = followUp(lookUp, lookUp.knowledge, asked, query.previous ?? [], nation);
  if (followed) return followed;

  const allowed = allowedIn(spoken.nations, nation, query.registeredIn ?? nation);
  const ranking = rank(lookUp.collection, asked, allowed);
  const tags: string[] = spoken.nations.length > 0 ? [...spoken.nations] : nation ? [nation] : [];
  if (spoken.nations.length > 1) tags.push('two-nations');
  const raised = patterns.complex(text, tags);
  // What is asked nearly in the words of one of our questions is ours, whatever else it sounds like; so is trouble that
  // a person should look at, unless the author wrote out that this is not.
  const boundary = (ranking[0]?.like ?? 0) < OURS ? patterns.declined(text) : undefined;
  if (boundary && (boundary.firm || (raised?.level ?? 1) === 1))
    return { kind: 'decline', boundary: boundary.id, units: [] };

  if (raised && raised.level > 1 && !isGeneral(text) && !asksBeside(lookUp, text, ranking, raised.level, tags)) {
    const beside = besidePerson(lookUp, text, raised, ranking, nation);
    if (beside) return beside;
    const safe = raised.level === 2 && firstIsRight(ranking) >= TOLD_BESIDE ? ranking.slice(0, 1) : [];
    return { kind: 'handOver', complexity: raised.id, units: safe.map(({ unit }) => unit.id) };
  }
  return (
    severalAnswers(lookUp, asked, allowed, nation) ??
    judged(lookUp, text, ranking, { nation, asked: spoken.nations, raised: raised?.id })
  );
}

/**
 * What is told first, with a person offered beside it, where a rule was only overheard by its families of words: half of
 * those who speak of such things only ask about them. Undefined where the person comes first.
 */
function besidePerson(
  lookUp: Search,
  text: string,
  { id, firm, level }: Raised,
  ranking: readonly Ranked[],
  nation: Nation | undefined,
): Outcome | undefined {
  const first = ranking[0];
  if (!first || firm || urgentFor(lookUp.knowledge, first.unit)) return undefined;
  // Whoever tells a case of their own, and asks nothing that could be looked up, is not sent to read.
  if (questionIn(lookUp.patterns, text) === '') return undefined;
  const sure = firstIsRight(ranking);
  if (sure >= (level === 3 ? BOTH : TOLD_BESIDE)) return answer([first], sure, nation, id);
  if (level === 3 || !mayHelp(lookUp, text, ranking)) return undefined;
  return { kind: 'clarify', by: 'reading', readings: readingsOf(ranking), complexity: id };
}

/**
 * Whether a matter of level 2 is only told of, and another thing is asked, which look-up knows: "We may merge next year.
 * How long does a charity keep its papers?" Then the answer comes first, and a person is offered beside it.
 */
function asksBeside(
  { knowledge, patterns }: Search,
  text: string,
  ranking: readonly Ranked[],
  level: number,
  tags: readonly string[],
): boolean {
  const first = ranking[0];
  if (level > 2 || !first || firstIsRight(ranking) < ANSWER) return false;
  const question = questionIn(patterns, text);
  if (asksMeaning(question)) return true;
  if ((knowledge.complexity.get(first.unit.complexity ?? '')?.level ?? 1) > 1) return false;
  return question !== '' && question !== text && (patterns.complex(question, tags)?.level ?? 1) === 1;
}

type Allowed = (entry: { readonly unit: Unit }) => boolean;

/**
 * Units that hold for one of the nations spoken of; or, where none is, for the enquirer's own: how a body is registered
 * follows where it registers, everything else where it works. Law of elsewhere is never told as if it held.
 */
function allowedIn(spoken: readonly Nation[], works: Nation | undefined, registers: Nation | undefined): Allowed {
  return ({ unit: { nations, folder } }) => {
    if (spoken.length > 0) return nations.some((nation) => spoken.includes(nation));
    const where = folder === 'legal-forms' ? registers : works;
    return !where || nations.includes(where);
  };
}

interface Circumstances {
  readonly nation: Nation | undefined;
  readonly asked: readonly Nation[];
  readonly raised: string | undefined;
}

/** The ranking as an outcome: by how sure it is, and by whether nations differ. */
function judged(
  lookUp: Search,
  text: string,
  ranking: readonly Ranked[],
  { nation, asked, raised }: Circumstances,
): Outcome {
  const { knowledge } = lookUp;
  const first = ranking[0];
  // Units of one topic differ by nation, not by what is asked: they are no rivals where the nation is to be asked.
  const rivals = nation ? ranking : oneOfEachTopic(ranking);
  const likely = first && isPlain(text, first) ? Math.max(ANSWER, firstIsRight(rivals)) : firstIsRight(rivals);
  // What names nothing that we speak of is ours only when it is asked nearly in our words.
  const sure = first && first.like < PLAIN && first.cover < WHOLE && isElsewhere(lookUp.patterns, text) ? 0 : likely;
  const danger = first && !isGeneral(text) ? urgentFor(knowledge, first.unit) : undefined;
  if (first && sure >= ANSWER) {
    if (danger) return { kind: 'handOver', complexity: danger, units: [] };
    if (!nation && asked.length === 0) {
      const readings = byNation(knowledge, first.unit);
      if (readings.length > 1) return { kind: 'clarify', by: 'nation', readings };
    }
    return answer([first], sure, nation, raised ?? first.unit.complexity);
  }
  // Whoever may be in trouble is not made to choose among titles, or sent away, before a person has looked.
  if (danger && first && mayHelp(lookUp, text, ranking)) return { kind: 'handOver', complexity: danger, units: [] };
  const tells = threeHaveIt(ranking) < LITTLE ? tellsCase : tellsTrouble;
  if (tells(lookUp.patterns, text) && knowledge.complexity.has(OWN_CASE))
    return { kind: 'handOver', complexity: raised ?? OWN_CASE, units: [] };
  if (first && mayHelp(lookUp, text, ranking)) {
    const nations = nation || asked.length > 0 ? [] : byNation(knowledge, first.unit);
    if (nations.length > 1) return { kind: 'clarify', by: 'nation', readings: nations };
    return { kind: 'clarify', by: 'reading', readings: readingsOf(ranking) };
  }
  if (raised && !isGeneral(text)) return { kind: 'handOver', complexity: raised, units: [] };
  const near = ranking.filter(({ fit }) => fit >= 0.25).slice(0, READINGS);
  return { kind: 'decline', units: near.map(({ unit }) => unit.id) };
}

/** The rule of level 3 whose specialist unit this is: what fits it is no case for an answer alone (PRACTICE.md §2). */
function urgentFor({ complexity }: Knowledge, { id }: Unit): string | undefined {
  return [...complexity.values()].find(({ level, specialist }) => level === 3 && specialist === id)?.id;
}

/**
 * "What is a CIC?" says too little to be judged by how much of it is backed: all of it is, and it is as good as the
 * unit's own question.
 */
const isPlain = (text: string, { cover, like }: Ranked): boolean => isShort(text) && cover >= WHOLE && like >= PLAIN;
const isShort = (text: string): boolean => text.trim().split(/\s+/).length <= SHORT;

/** Whether one of three units is likely enough what is meant to ask back. */
function mayHelp({ patterns }: LookUp, text: string, ranking: readonly Ranked[]): boolean {
  const first = ranking[0];
  if (!first) return false;
  const isOurs = patterns.says('<subject>', text);
  // A message that names nothing of ours is ours only when nearly all of it is.
  if (!isOurs && isElsewhere(patterns, text)) return first.like >= PLAIN || first.cover >= WHOLE;
  // A short message is ours when all of it is, and is not when most of it is about something else.
  if (isShort(text) && first.cover >= WHOLE) return true;
  if (isShort(text) && !isOurs && first.cover < STRANGE && first.like < ALIKE) return false;
  const isLong = text.split(/\s+/).length > LONG;
  return threeHaveIt(ranking) >= (isOurs ? CLARIFY_OURS : isLong ? CLARIFY_LONG : CLARIFY);
}

/** At most three, no two of one topic: those differ by nation, not by what is asked. */
function readingsOf(ranking: readonly Ranked[]): Reading[] {
  return oneOfEachTopic(ranking)
    .slice(0, READINGS)
    .map(({ unit }) => ({ label: unit.title, unit: unit.id }));
}

function oneOfEachTopic(ranking: readonly Ranked[]): Ranked[] {
  const topics = new Set<string>();
  return ranking.filter(({ unit }) => {
    const topic = unit.topic ?? unit.id;
    return !topics.has(topic) && topics.add(topic);
  });
}

/** Two questions in one message, each answered for certain by a unit of its own. */
function severalAnswers(
  lookUp: Search,
  text: string,
  allowed: Allowed,
  nation: Nation | undefined,
): Outcome | undefined {
  const asking = partsOf(lookUp.collection, text)
    .slice(1)
    .filter(({ asks, slots }) => asks && slots.length >= 2);
  if (asking.length < 2 || asking.length > 4) return undefined;
  const found: Ranked[] = [];
  let sure = 1;
  for (const part of asking) {
    const ranking = rank(lookUp.collection, part.text, allowed);
    const first = ranking[0];
    const right = firstIsRight(ranking);
    if (!first || right < BOTH || found.some(({ unit }) => unit.id === first.unit.id)) continue;
    found.push(first);
    sure = Math.min(sure, right);
  }
  if (found.length < 2) return undefined;
  // What differs by nation is asked back one at a time.
  if (!nation && found.some(({ unit }) => byNation(lookUp.knowledge, unit).length > 1)) return undefined;
  const two = found.slice(0, 2);
  return answer(two, sure, nation, two.find(({ unit }) => unit.complexity)?.unit.complexity);
}
