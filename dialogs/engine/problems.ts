/** What can be wrong in a flow file, said like a mistake in the content: where, what, and what to do. */

export const FLOW_PROBLEMS = {
  'bad-yaml': 'Look at the indentation, quotes and colons near this place.',
  'wrong-value': 'Write a value of the kind that the message names.',
  'unknown-field': 'Correct the spelling, or take the field out.',
  'one-name-a-step': 'Write each step as one name and its settings: `- name: { kind: … }`.',
  'duplicate-step': 'Give one of the two another name: an answer is kept under it.',
  'unknown-question': 'Add the question to knowledge/content/questions, or correct the id.',
  'no-options': 'Give the question options to choose from, or use another kind of step.',
  'unknown-phrase': 'Add the phrase to knowledge/content/phrases/en.yaml, or correct the key.',
  'unknown-unit': 'Use the id of a content file, or correct it.',
  'unknown-rule': 'Write the rule in dialogs/rules, or correct the name.',
  'unknown-outcome': 'Write the outcome in dialogs/shown, or correct the name.',
  'unknown-flow': 'Use the name of a file in dialogs/flows, without .yaml.',
  'unknown-complexity': 'Use an id of knowledge/content/complexity.yaml.',
  'rule-too-early': 'Ask what the rule reads before the step that names the rule, or mark it as known from elsewhere.',
  'goes-back': 'A step may only go to one that stands further down: so every way comes to an end.',
  'unknown-step': 'Use the name of a step of this flow.',
  unreachable: 'Take the step out, or let another step lead to it.',
  'flow-cycle': 'A flow cannot run itself, by whatever way round.',
} as const;
export type FlowProblemCode = keyof typeof FLOW_PROBLEMS;

export interface FlowProblem {
  readonly code: FlowProblemCode;
  /** Relative to the flows folder; lines and columns count from 1. */
  readonly place: { readonly file: string; readonly line: number; readonly column: number };
  readonly message: string;
}

export function describeFlowProblem({ code, place, message }: FlowProblem): string {
  return `${place.file}:${place.line}:${place.column} error: ${message} [${code}]\n    ${FLOW_PROBLEMS[code]}`;
}

/** The flows may not be used. Carries every mistake; never shown to enquirers. */
export class FlowErrors extends Error {
  override readonly name = 'FlowErrors';
  readonly problems: readonly FlowProblem[];

  constructor(problems: readonly FlowProblem[]) {
    super(`${problems.length} mistake(s) in the flows\n${problems.map(describeFlowProblem).join('\n')}`);
    this.problems = problems;
  }
}
