/** The finance routes in a plan: what could fit, what to ask about first, and why the rest is out. */
import { matchFinance } from '../../rules/index.ts';
import type { FinanceMatch } from '../../rules/index.ts';
import { moneyWords, rangeWords } from '../../voice/numbers.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { PlanFinance, PlanRoute } from '../model.ts';

export function moneyPart(ground: Ground): PlanFinance<Words> | undefined {
  const answers = ground.of('finance');
  if (!answers) return undefined;
  const { voice } = ground;
  const match = matchFinance(answers, ground.units('finance'));
  if (match.stop)
    return { stopped: voice.phrase(`finance.stop.${match.stop.complexity}`), notes: [], routes: [], ask: [], out: [] };
  return {
    notes: [
      ...(match.grantsAreNoModel ? [voice.phrase('finance.grants-are-no-model')] : []),
      voice.phrase('finance.interest'),
    ],
    routes: match.fits.map((fit) => routePart(ground, fit)),
    ask: match.ask.map((fit) => routePart(ground, fit)),
    out: match.out.map(({ unit, reason }) => ({
      id: unit,
      title: titleOf(ground, unit),
      reason: voice.phrase(`finance.out.${reason}`),
    })),
  };
}

const titleOf = (ground: Ground, id: string): Words => ground.voice.fromUnit(id, ground.unit('finance', id).title);

function routePart(ground: Ground, { unit: id, personalDebt }: FinanceMatch['fits'][number]): PlanRoute<Words> {
  const { voice } = ground;
  const { kind, provider, eligibility, terms, contact } = ground.unit('finance', id);
  const amount = eligibility && rangeWords(voice, [eligibility.amount.from, eligibility.amount.to], moneyWords);
  return {
    id,
    title: titleOf(ground, id),
    kind: voice.phrase(`finance.kind.${kind}`),
    ...(provider && { provider: voice.fromUnit(id, provider) }),
    ...(amount && { amount }),
    alsoTrue: (eligibility?.also ?? []).map((line) => voice.fromUnit(id, line)),
    ...(terms && { terms: voice.fromUnit(id, terms) }),
    ...(contact && { contact }),
    ...(personalDebt && { risk: voice.phrase('finance.personal-debt') }),
  };
}
