/** Why they want this, which shapes fit, and where money could come from. */
import type { Plan } from '../../../dialogs/index.ts';
import type { Block, Pair } from './model.ts';
import { heading, headed, isAddress, linkTo, list, present, section, sentence, text } from './parts.ts';
import type { Part, Words } from './parts.ts';

export const motivesPart: Part = ({ motives }, words) => {
  if (!motives) return undefined;
  const { list: all, conflicts, own } = motives;
  const pulls = conflicts.map(({ between: [one, other], why }) => words('motives.pull', { one, other, why }));
  return section('reasons', words('motives.title'), [
    ...all.flatMap(({ title, evidence, risk, askBack }): Block[] => [
      heading(title),
      {
        kind: 'pairs',
        rows: [
          { label: words('motives.evidence'), text: evidence },
          { label: words('motives.risk'), text: risk },
          { label: words('motives.ask-back'), text: askBack },
        ],
      },
    ]),
    ...headed(words('motives.conflicts'), pulls, list(pulls)),
    ...headed(words('motives.own'), own ? [own] : [], text(own)),
  ]);
};

export const formsPart: Part = ({ forms }, words) => {
  if (!forms) return undefined;
  const { refusal, conflicts, tie, fitting, left } = forms;
  return section('legal-forms', words('forms.title'), [
    text(refusal, 'warning'),
    ...conflicts.map((conflict) => text(conflict, 'warning')),
    text(fitting.length === 0 ? words('forms.none') : undefined),
    ...fitting.flatMap((form) => [heading(form.title), formPairs(form, words)]),
    text(tie),
    left.length > 0
      ? {
          kind: 'more',
          summary: words('forms.left', { count: left.length }),
          blocks: [
            {
              kind: 'table',
              caption: words('forms.left-caption'),
              head: [words('forms.form'), words('others.reason'), words('others.answer')],
              rows: left.map(({ title, reason, answer = '' }) => [title, sentence(reason), answer]),
            },
          ],
        }
      : undefined,
  ]);
};

function formPairs(form: NonNullable<Plan['forms']>['fitting'][number], words: Words): Block {
  const rows: (Pair | undefined)[] = [
    { label: words('forms.for'), text: form.for },
    form.against.length > 0 ? { label: words('forms.against'), text: form.against } : undefined,
    form.mustKnow.length > 0 ? { label: words('forms.must-know'), text: form.mustKnow } : undefined,
    { label: words('forms.registrar'), text: form.registrar },
    { label: words('forms.time'), text: form.time },
    { label: words('forms.people'), text: form.people },
  ];
  return { kind: 'pairs', rows: present(rows) };
}

type Route = NonNullable<Plan['finance']>['routes'][number];

export const moneyPart: Part = ({ finance }, words) => {
  if (!finance) return undefined;
  const { stopped, notes, routes, ask, out } = finance;
  const shown = (all: readonly Route[]): Block[] =>
    all.flatMap((route) => [heading(route.title), routePairs(route, words)]);
  return section('money', words('money.title'), [
    text(stopped, 'warning'),
    ...notes.map((note) => text(note)),
    text(!stopped && routes.length === 0 ? words('money.none') : undefined),
    ...shown(routes),
    text(ask.length > 0 ? words('money.ask') : undefined),
    ...shown(ask),
    out.length > 0
      ? {
          kind: 'more',
          summary: words('money.out', { count: out.length }),
          blocks: [{ kind: 'pairs', rows: byReason(out) }],
        }
      : undefined,
  ]);
};

function routePairs(route: Route, words: Words): Block {
  const { kind, provider, amount, terms, alsoTrue, risk, contact } = route;
  const rows: (Pair | undefined)[] = [
    { label: words('money.kind'), text: kind },
    provider ? { label: words('money.provider'), text: provider } : undefined,
    amount ? { label: words('money.amount'), text: amount } : undefined,
    terms ? { label: words('money.terms'), text: terms } : undefined,
    alsoTrue.length > 0 ? { label: words('money.also'), text: alsoTrue } : undefined,
    risk ? { label: words('money.risk'), text: risk } : undefined,
    contact ? { label: words('money.contact'), text: isAddress(contact) ? linkTo(contact) : contact } : undefined,
  ];
  return { kind: 'pairs', rows: present(rows) };
}

/** Most are out for one of a few reasons. */
function byReason(out: NonNullable<Plan['finance']>['out']): Pair[] {
  const reasons = new Map<string, string[]>();
  for (const { title, reason } of out) reasons.set(reason, [...(reasons.get(reason) ?? []), title]);
  return [...reasons].map(([label, names]) => ({ label, text: names.join('; ') }));
}
