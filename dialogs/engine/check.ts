/** Checks flows against the content, the rules and each other. */
import type { Knowledge } from '../../knowledge/index.ts';
import { RULES } from '../rules/index.ts';
import { OUTCOMES } from '../shown/index.ts';
import { isAsk } from './flow.ts';
import type { AskStep, Flow, Step } from './flow.ts';
import type { FlowFile } from './load.ts';
import type { FlowProblem, FlowProblemCode } from './problems.ts';

/** Known to every rule without being asked in the same flow (`Talk.around`). */
const AROUND: readonly string[] = ['desk-open', 'employers-teams', 'has-question', 'nation-known'];

type Say = (code: FlowProblemCode, message: string, field?: string) => FlowProblem;

export function checkFlow(
  { flow, problem }: FlowFile,
  flows: ReadonlyMap<string, Flow>,
  knowledge: Knowledge,
): FlowProblem[] {
  const profile = new Set(
    [...flows.values()]
      .flatMap((one) => one.steps)
      .flatMap((step) => (isAsk(step) && step.profile ? [step.profile] : [])),
  );
  const known = new Set([...AROUND, ...profile]);
  const phrases = knowledge.phrases('en');
  const found: FlowProblem[] = [];
  if (flow.offered && !phrases.has(`flow.${flow.id}.label`))
    found.push(problem('unknown-phrase', `An offered flow needs the phrase \`flow.${flow.id}.label\`.`));
  for (const [at, step] of flow.steps.entries()) {
    const say: Say = (code, message, field) =>
      problem(code, `\`${step.name}\`: ${message}`, ['steps', at, step.name, ...(field ? [field] : [])]);
    found.push(...checkStep(step, at, flow, flows, knowledge, say), ...checkRules(step, known, say));
    known.add(step.name);
  }
  return [
    ...found,
    ...unreachable(flow).map((step) =>
      problem('unreachable', `\`${step.name}\` can never be reached.`, [
        'steps',
        flow.places.get(step.name)!,
        step.name,
      ]),
    ),
  ];
}

function checkStep(
  step: Step,
  at: number,
  flow: Flow,
  flows: ReadonlyMap<string, Flow>,
  knowledge: Knowledge,
  say: Say,
): FlowProblem[] {
  if (isAsk(step)) return checkQuestion(step, knowledge, say);
  switch (step.kind) {
    case 'say':
      return [...phraseThere(step.phrase, knowledge, say), ...unitThere(step.unit, knowledge, say)];
    case 'end':
      return [
        ...phraseThere(step.phrase, knowledge, say),
        ...step.offer.flatMap((id) => flowThere(id, flows, say, 'offer')),
      ];
    case 'run':
      return flowThere(step.flow, flows, say, 'flow');
    case 'hand-over':
      return step.reason === 'asked-for-a-person' || knowledge.complexity.has(step.reason)
        ? []
        : [say('unknown-complexity', `there is no rule \`${step.reason}\` in complexity.yaml.`, 'reason')];
    case 'show':
      return OUTCOMES[step.outcome]
        ? []
        : [say('unknown-outcome', `there is no outcome \`${step.outcome}\`.`, 'outcome')];
    case 'when': {
      const to = flow.places.get(step.goTo);
      if (to === undefined) return [say('unknown-step', `there is no step \`${step.goTo}\`.`, 'goTo')];
      return to <= at ? [say('goes-back', `\`${step.goTo}\` stands before it.`, 'goTo')] : [];
    }
    default:
      return [];
  }
}

function checkQuestion(step: AskStep, knowledge: Knowledge, say: Say): FlowProblem[] {
  const question = knowledge.questions.get(step.question);
  if (!question) return [say('unknown-question', `there is no question \`${step.question}\`.`, 'question')];
  const needs = step.kind === 'ask-choice' && (question.options?.length ?? 0) < 2;
  return needs ? [say('no-options', `\`${step.question}\` has no options.`, 'question')] : [];
}

const phraseThere = (key: string | undefined, knowledge: Knowledge, say: Say): FlowProblem[] =>
  key === undefined || knowledge.phrases('en').has(key)
    ? []
    : [say('unknown-phrase', `there is no phrase \`${key}\`.`, 'phrase')];
const unitThere = (id: string | undefined, knowledge: Knowledge, say: Say): FlowProblem[] =>
  id === undefined || knowledge.units.has(id) ? [] : [say('unknown-unit', `there is no unit \`${id}\`.`, 'unit')];
const flowThere = (id: string, flows: ReadonlyMap<string, Flow>, say: Say, field: string): FlowProblem[] =>
  flows.has(id) ? [] : [say('unknown-flow', `there is no flow \`${id}\`.`, field)];

/** A rule may read only what was asked before it, or what is known from elsewhere. */
function checkRules(step: Step, known: ReadonlySet<string>, say: Say): FlowProblem[] {
  return rulesOf(step).flatMap(([field, name]) => {
    const rule = RULES[name];
    if (!rule) return [say('unknown-rule', `there is no rule \`${name}\`.`, field)];
    const early = rule.reads.filter((answer) => !known.has(answer));
    return early.length === 0
      ? []
      : [say('rule-too-early', `\`${name}\` reads ${early.join(', ')}, not asked by then.`, field)];
  });
}

export function rulesOf(step: Step): [field: string, rule: string][] {
  if (step.kind === 'when') return [['rule', step.rule]];
  if (step.kind === 'end') return [];
  const named: [string, string | undefined][] = [
    ['only', step.only],
    ['unless', step.unless],
  ];
  return named.filter((pair): pair is [string, string] => pair[1] !== undefined);
}

/** Steps that no way leads to, whatever is answered. */
function unreachable(flow: Flow): Step[] {
  const reached = new Set<number>([0]);
  for (const [at, step] of flow.steps.entries()) {
    if (!reached.has(at) || step.kind === 'end') continue;
    reached.add(at + 1);
    if (step.kind === 'when') reached.add(flow.places.get(step.goTo) ?? -1);
  }
  return flow.steps.filter((_, at) => !reached.has(at));
}

/** A flow that runs itself would never end. */
export function checkRuns(files: ReadonlyMap<string, FlowFile>): FlowProblem[] {
  return [...files.values()].flatMap(({ flow, problem }) =>
    flow.steps.flatMap((step, at) =>
      step.kind === 'run' && leadsTo(files, step.flow, flow.id, new Set())
        ? [problem('flow-cycle', `\`${step.name}\` runs a flow that leads back to this one.`, ['steps', at, step.name])]
        : [],
    ),
  );
}

function leadsTo(files: ReadonlyMap<string, FlowFile>, from: string, to: string, seen: Set<string>): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const runs = files.get(from)?.flow.steps.flatMap((step) => (step.kind === 'run' ? [step.flow] : [])) ?? [];
  return runs.some((flow) => leadsTo(files, flow, to, seen));
}
