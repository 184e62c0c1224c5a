/** A flow as a Mermaid graph, from the same definition that answers enquirers. */
import { isAsk } from './flow.ts';
import type { Flow, Step } from './flow.ts';

export function drawFlow(flow: Flow): string {
  const lines = ['flowchart TD'];
  for (const [at, step] of flow.steps.entries()) {
    lines.push(`  ${id(step.name)}${box(step)}`);
    lines.push(...arrows(step, flow.steps[at + 1]));
  }
  return `${lines.join('\n')}\n`;
}

const id = (name: string): string => name.replaceAll('-', '_').replace(/^(end|graph|flowchart)$/, '$1_');

/** Questions are rounded, conditions are diamonds, ends are circles. */
function box(step: Step): string {
  const text = `"${step.name}<br/>${detail(step)}"`;
  if (step.kind === 'when') return `{${text}}`;
  if (step.kind === 'end') return `(((${text})))`;
  return isAsk(step) ? `(${text})` : `[${text}]`;
}

function detail(step: Step): string {
  switch (step.kind) {
    case 'when':
      return step.rule;
    case 'run':
      return `run ${step.flow}`;
    case 'show':
      return `show ${step.outcome}`;
    case 'hand-over':
      return `hand over: ${step.reason}`;
    default:
      return step.kind;
  }
}

function arrows(step: Step, following: Step | undefined): string[] {
  if (step.kind === 'end' || !following) return [];
  if (step.kind === 'when')
    return [`  ${id(step.name)} -->|yes| ${id(step.goTo)}`, `  ${id(step.name)} -->|no| ${id(following.name)}`];
  const condition = [step.only, step.unless && `not ${step.unless}`].filter(Boolean).join(', ');
  return [`  ${id(step.name)} ${condition ? `-->|only if ${condition}| ` : '--> '}${id(following.name)}`];
}
