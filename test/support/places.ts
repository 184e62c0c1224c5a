/** Every place of every flow at which the bot waits for the enquirer, each with answers that lead there. */
import type { Answers } from '../../dialogs/answers.ts';
import { rulesOf } from '../../dialogs/engine/check.ts';
import { isAsk, isWaiting } from '../../dialogs/engine/flow.ts';
import type { AskStep, Flow, StepOf, WaitingStep } from '../../dialogs/engine/flow.ts';
import { pathOf } from '../../dialogs/engine/path.ts';
import { valuesOf } from '../../dialogs/engine/walk.ts';
import type { Flows, Memory } from '../../dialogs/index.ts';
import { RULES } from '../../dialogs/rules/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { Enquirer } from './enquirer.ts';
import type { World } from './enquirer.ts';

/** A step at which a person is waited for, and not another flow. */
export type PersonStep = AskStep | StepOf<'check-answers' | 'pass-on'>;

export interface Place {
  readonly flow: Flow;
  readonly step: PersonStep;
  readonly answers: Answers;
  readonly around: Answers;
  readonly name: string;
}

const WHO = ['team', 'one-person', 'existing-body'];
const AROUND: readonly Answers[] = [
  ...WHO.map((who) => ({ 'starting-point': who, 'desk-open': 'no' })),
  { 'desk-open': 'yes', 'has-question': 'yes', 'nation-known': 'yes' },
  { 'desk-open': 'yes', 'employers-teams': 'yes' },
  {},
];

const waitsForPerson = (step: WaitingStep): step is PersonStep =>
  isAsk(step) || step.kind === 'check-answers' || step.kind === 'pass-on';

/** @throws when no answers lead to some step, so that none is left out unseen */
export function placesIn(flows: Flows, knowledge: Knowledge): Place[] {
  return [...flows.all.values()].flatMap((flow) => {
    const found = new Map<string, Place>();
    for (const around of AROUND) walkTo(flow, around, knowledge, found);
    const places = flow.steps.filter(isWaiting).filter(waitsForPerson);
    return places.map((step) => {
      const place = found.get(step.name);
      if (!place) throw new Error(`no answers lead to ${flow.id}/${step.name}`);
      return place;
    });
  });
}

/** Ways that agree on all that a later condition reads go on alike. */
function walkTo(flow: Flow, around: Answers, knowledge: Knowledge, found: Map<string, Place>): void {
  const open: Answers[] = [{}];
  const seen = new Set<string>();
  while (open.length > 0) {
    const answers = open.shift()!;
    const { stop, answers: reached } = pathOf(flow, answers, around);
    const later = flow.steps.slice(flow.places.get(stop.name) ?? 0).flatMap(rulesOf);
    const reads = later.flatMap(([, rule]) => RULES[rule]!.reads.map((name) => JSON.stringify(reached[name])));
    const key = `${stop.name} ${reads.join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (stop.kind === 'end') continue;
    if (waitsForPerson(stop) && !found.has(stop.name))
      found.set(stop.name, { flow, step: stop, answers, around, name: `${flow.id}/${stop.name}` });
    for (const value of valuesOf(stop, knowledge)) open.push({ ...answers, [stop.name]: value });
  }
}

/** An enquirer who was asked just that, having given the answers that lead there. */
export function standingAt(world: World, { flow, step, answers, around }: Place, more: object = {}): Enquirer {
  const enquirer = new Enquirer(world);
  const state = { answers, around, asked: step.name, ...more };
  enquirer.memory = { welcomed: true, stack: { dialogStack: [{ id: flow.id, state }] } } as unknown as Memory;
  return enquirer;
}

/** The state of the flow that is open. */
export function stateOf(
  enquirer: Enquirer,
  flow?: string,
): { answers: Answers; around: Answers; doubt?: unknown } | undefined {
  const stack = (
    enquirer.memory['stack'] as
      { dialogStack: { id: string; state: { answers: Answers; around: Answers; doubt?: unknown } }[] } | undefined
  )?.dialogStack;
  return (flow === undefined ? stack?.at(-1) : stack?.find(({ id }) => id === flow))?.state;
}

export const heardIn = ({ heard }: Enquirer): string => heard.map(({ text }) => text).join(' // ');
export const saidIn = ({ heard }: Enquirer): string[] => heard.flatMap(({ meta }) => meta.said);
