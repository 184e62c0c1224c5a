/** What is to be done: dated steps, people, readiness, what is open, and who checks what before anybody signs. */
import type { Plan } from '../../../dialogs/index.ts';
import { dayWords } from '../../../knowledge/index.ts';
import type { Pair, Steps } from './model.ts';
import { citation, list, present, section, sentence, text } from './parts.ts';
import type { Part, Words } from './parts.ts';
import { timelineOf } from './timeline.ts';

type PlannedSteps = NonNullable<Plan['steps']>;

/** As they come in time; each still after what it needs, which ends before it begins. */
export const inTime = ({ list: steps }: PlannedSteps): PlannedSteps['list'] =>
  steps
    .map((step, at) => ({ step, at }))
    .sort((a, b) => a.step.start.localeCompare(b.step.start) || a.at - b.at)
    .map(({ step }) => step);

/** Whether there is anything to put into a calendar. */
export const hasDates = ({ steps, agreed, readiness }: Plan): boolean =>
  (steps?.list.length ?? 0) > 0 || [...agreed, ...readiness].some(({ by }) => by !== undefined);

export const stepsPart: Part = (plan, words) => {
  const { steps } = plan;
  if (!steps) return undefined;
  const ordered = inTime(steps);
  if (ordered.length === 0) return section('steps', words('steps.title'), [text(words('steps.none'))]);
  const { counted, target, readyOn, tooLate, before } = steps;
  return section('steps', words('steps.title'), [
    text(
      counted === 'back' && target !== undefined
        ? words('steps.back', { date: dayWords(target) })
        : words('steps.on', { date: dayWords(readyOn ?? plan.madeOn) }),
    ),
    text(tooLate, 'warning'),
    text(before, 'warning'),
    {
      kind: 'timeline',
      caption: words('steps.timeline'),
      description: words('steps.timeline-description', {
        from: dayWords(ordered[0]!.start),
        to: dayWords(
          ordered
            .map(({ finish }) => finish)
            .sort()
            .at(-1)!,
        ),
        count: ordered.length,
      }),
      ...timelineOf(ordered, 'en-GB'),
    },
    text(words('steps.legend'), 'quiet'),
    stepList(plan, ordered, counted, words),
  ]);
};

function stepList(
  { sources }: Plan,
  ordered: PlannedSteps['list'],
  counted: PlannedSteps['counted'],
  words: Words,
): Steps {
  const number = new Map(ordered.map(({ id }, at) => [id, at + 1]));
  const page = new Map(sources.map((source) => [source.id, source]));
  return {
    kind: 'steps',
    items: ordered.map((step) => {
      const before = step.after.flatMap((id) => number.get(id) ?? []).sort((a, b) => a - b);
      const pages = step.sources.flatMap((id) => page.get(id) ?? []);
      const rows: (Pair | undefined)[] = [
        { label: words(`steps.start-${counted}`), text: dayWords(step.start) },
        { label: words('steps.finish'), text: dayWords(step.finish) },
        { label: words('steps.body'), text: step.body },
        step.fee ? { label: words('steps.fee'), text: step.fee } : undefined,
        step.takesWords ? { label: words('steps.takes'), text: sentence(step.takesWords) } : undefined,
        before.length > 0 ? { label: words('steps.after'), text: before.join(', ') } : undefined,
        pages[0] ? { label: words('steps.page'), text: citation(pages[0]) } : undefined,
      ];
      return {
        title: step.text,
        must: step.must,
        badge: words(step.must ? 'steps.must' : 'steps.wise'),
        rows: present(rows),
      };
    }),
  };
}

export const agreedPart: Part = ({ agreed }, words) =>
  section('agreed', words('agreed.title'), [
    agreed.length > 0
      ? {
          kind: 'table',
          caption: words('agreed.caption'),
          head: [words('agreed.step'), words('agreed.by'), words('agreed.with')],
          rows: agreed.map(({ text: step, by, with: adviser, on }) => [
            step,
            by ? dayWords(by) : '',
            words('agreed.with-whom', { adviser, date: dayWords(on) }),
          ]),
        }
      : undefined,
  ]);

export const risksPart: Part = ({ risks }, words) =>
  section('risks', words('risks.title'), [list(risks.map(({ text: risk }) => risk))]);

export const peoplePart: Part = ({ people }, words) =>
  section('people', words('people.title'), [
    people.length > 0 ? { kind: 'pairs', rows: people.map(({ who, why }) => ({ label: who, text: why })) } : undefined,
  ]);

export const readyPart: Part = ({ readiness }, words) => {
  if (readiness.length === 0) return undefined;
  const withWho = readiness.some(({ who }) => who);
  const withBy = readiness.some(({ by }) => by);
  return section('ready', words('ready.title'), [
    {
      kind: 'table',
      caption: words('ready.caption'),
      head: [
        words('ready.line'),
        words('ready.state'),
        ...(withWho ? [words('ready.who')] : []),
        ...(withBy ? [words('ready.by')] : []),
      ],
      rows: readiness.map(({ line, stateWords, who = '', by }) => [
        line,
        stateWords,
        ...(withWho ? [who] : []),
        ...(withBy ? [by ? dayWords(by) : ''] : []),
      ]),
    },
  ]);
};

export const openPart: Part = ({ open }, words) =>
  section('open', words('open.title'), [
    list(open.map(({ question, meanwhile }) => (meanwhile ? `**${question}**: ${meanwhile}` : `**${question}**`))),
  ]);

export const checksPart: Part = ({ checks }, words) =>
  section('checks', words('checks.title'), [
    checks.length > 0
      ? {
          kind: 'table',
          caption: words('checks.caption'),
          head: [words('checks.who'), words('checks.what')],
          rows: checks.map(({ who, what }) => [who, what]),
        }
      : undefined,
  ]);
