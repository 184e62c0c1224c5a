/** From a plan to the document that page, Word and PDF lay out. Pure. */
import type { Plan } from '../../../dialogs/index.ts';
import { dayWords, phrase } from '../../../knowledge/index.ts';
import type { Knowledge, Locale } from '../../../knowledge/index.ts';
import { agreedPart, checksPart, openPart, peoplePart, readyPart, risksPart, stepsPart } from './doing.ts';
import type { Pair, PlanDocument } from './model.ts';
import { choicePart, comparePart, rejectedPart, scoresPart } from './options.ts';
import { citation, list, present, section, text } from './parts.ts';
import type { Part, Words } from './parts.ts';
import { formsPart, moneyPart, motivesPart } from './reasons.ts';

const PARTS: readonly Part[] = [
  ({ summary }, words) => section('short', words('short.title'), [list(summary)]),
  agreedPart,
  choicePart,
  comparePart,
  scoresPart,
  rejectedPart,
  motivesPart,
  formsPart,
  moneyPart,
  stepsPart,
  risksPart,
  peoplePart,
  readyPart,
  openPart,
  checksPart,
  ({ sources, checkedOn }, words) =>
    section('sources', words('sources.title'), [
      text(checkedOn && sources.length > 0 ? words('sources.checked', { date: dayWords(checkedOn) }) : undefined),
      { kind: 'list', pages: true, items: sources.map(citation) },
    ]),
];

export function planDocument(plan: Plan, knowledge: Knowledge, locale: Locale = 'en'): PlanDocument {
  const words = wordsFor(knowledge, locale);
  return {
    lang: locale === 'cy' ? 'cy' : 'en-GB',
    title: plan.title,
    notice: plan.notice,
    facts: factsOf(plan, words),
    sections: present(PARTS.map((part) => part(plan, words))),
  };
}

export const wordsFor =
  (knowledge: Knowledge, locale: Locale): Words =>
  (key, params = {}) =>
    phrase(knowledge, `plan.page.${key}`, params, locale);

function factsOf({ madeOn, nations, steps }: Plan, words: Words): Pair[] {
  const { worksIn, registeredIn, differ } = nations;
  return present<Pair>([
    { label: words('facts.made'), text: dayWords(madeOn) },
    worksIn && { label: words('facts.works-in'), text: worksIn.name },
    registeredIn && { label: words('facts.registered-in'), text: registeredIn.name },
    differ && { label: words('facts.differ'), text: words('facts.differ-means') },
    steps?.target !== undefined && { label: words('facts.target'), text: dayWords(steps.target) },
  ]);
}
