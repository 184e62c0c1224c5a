/** One conversation's plan, put together from what it remembers and the content. Pure: the same in, the same out. */
import type { Knowledge } from '../../knowledge/index.ts';
import type { Memory } from '../ports.ts';
import { registeredIn } from '../rules/index.ts';
import { dateWords } from '../voice/numbers.ts';
import type { Words } from '../voice/words.ts';
import { Ground } from './ground.ts';
import type { Plan, PlanNation, PlanNations } from './model.ts';
import { agreedPart } from './parts/agreed.ts';
import { formsPart } from './parts/forms.ts';
import { moneyPart } from './parts/money.ts';
import { motivesPart } from './parts/motives.ts';
import { openQuestionsPart } from './parts/open.ts';
import { optionsPart } from './parts/options.ts';
import { readinessPart } from './parts/readiness.ts';
import { stepsPart } from './parts/steps.ts';
import { summaryPart, titlePart } from './parts/summary.ts';
import { checksPart, peoplePart, risksPart } from './parts/whom.ts';
import { groundsOf, saidIn, textsOf } from './texts.ts';

/** @param today YYYY-MM-DD */
export function planOf(knowledge: Knowledge, memory: Memory, today: string): Plan {
  const whole = wholeOf(new Ground(knowledge, memory, today), memory);
  return textsOf({ ...whole, ...groundsOf(knowledge, saidIn(toldIn(whole)), whole.nations.worksIn?.id) });
}

type Whole = Omit<Plan<Words>, 'sources' | 'checkedOn'>;

/** What it is called and the few lines that tell it all, for a reply; undefined as long as there is nothing to tell. */
export function planInShort(
  knowledge: Knowledge,
  memory: Memory,
  today: string,
): Pick<Whole, 'title' | 'summary' | 'steps'> | undefined {
  const whole = wholeOf(new Ground(knowledge, memory, today), memory);
  return hasPlan(whole) ? whole : undefined;
}

function wholeOf(ground: Ground, memory: Memory): Whole {
  const parts = {
    madeOn: ground.today,
    nations: nationsPart(ground),
    appraisal: optionsPart(ground),
    agreed: agreedPart(ground, memory),
    motives: motivesPart(ground),
    forms: formsPart(ground),
    finance: moneyPart(ground),
    steps: stepsPart(ground),
    risks: risksPart(ground),
    people: peoplePart(ground),
    readiness: readinessPart(ground),
    open: openQuestionsPart(ground),
    checks: checksPart(ground),
    notice: ground.voice.phrase('plan.notice', { date: dateWords(ground.today) }),
  } satisfies Omit<Whole, 'title' | 'summary'>;
  return { title: titlePart(ground, parts), summary: summaryPart(ground, parts), ...parts };
}

/** Without what is only named: a route that is out is no ground for anything. */
const toldIn = ({ appraisal, forms, finance, ...rest }: Whole): unknown => ({
  ...rest,
  appraisal: appraisal && { ...appraisal, behind: [], rejected: [] },
  forms: forms && { ...forms, left: [] },
  finance: finance && { ...finance, out: [] },
});

/** Whether anything was gone through that a plan can show. */
export function hasPlan<T>(plan: Omit<Plan<T>, 'sources' | 'checkedOn'>): boolean {
  return (
    [plan.appraisal, plan.motives, plan.forms, plan.finance, plan.steps].some(Boolean) ||
    plan.readiness.length + plan.agreed.length > 0
  );
}

function nationsPart(ground: Ground): PlanNations<Words> {
  const answers = ground.all;
  const works = nationNamed(ground, answers['works-in']);
  const registers = nationNamed(ground, registeredIn(answers));
  const differ =
    works?.id === 'several' || (works !== undefined && registers !== undefined && works.id !== registers.id);
  return { ...(works && { worksIn: works }), ...(registers && { registeredIn: registers }), differ };
}

const NATIONS: readonly string[] = ['england', 'wales', 'scotland', 'northern-ireland', 'several', 'elsewhere'];

function nationNamed(ground: Ground, value: unknown): PlanNation<Words> | undefined {
  if (typeof value !== 'string' || !NATIONS.includes(value)) return undefined;
  return { id: value as PlanNation['id'], name: ground.answer('works-in', value) };
}
