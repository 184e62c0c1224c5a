/** The outcome of the legal-form flow in words: at most three forms beside each other, and why not the others. */
import type { UnitOf } from '../../knowledge/index.ts';
import type { Answers } from '../answers.ts';
import { decideLegalForms } from '../rules/index.ts';
import type { LegalFormDecision } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { changeCard, compareCard } from '../voice/cards.ts';
import { Reply } from '../voice/reply.ts';
import { dateWords } from '../voice/numbers.ts';
import { bold, joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { becauseOf, leftOut } from './because.ts';
import type { LeftOut } from './because.ts';
import { closing, groundsWords, personOffer } from './closing.ts';
import type { Outcome } from './outcome.ts';
import { more } from './risks.ts';

const FLOW = 'legal-form';

type LegalForm = UnitOf<'legal-forms'>;
type Weighed = LegalFormDecision['forms'][number];

export const legalForms: Outcome = {
  show(talk, answers) {
    const decision = decideLegalForms(answers);
    return [
      formsReply(talk, decision, answers),
      leftOutReply(talk, decision, answers),
      beforeReply(talk, decision, answers),
    ].filter((reply) => !reply.empty);
  },

  main: (talk, answers) => [formsReply(talk, decideLegalForms(answers), answers)],

  gist(talk, answers) {
    const { forms } = decideLegalForms(answers);
    if (forms.length === 0) return talk.voice.phrase('gist.no-form');
    const list = joined(
      forms.map(({ form }) => labelOf(talk, form)),
      ', ',
    );
    return talk.voice.phrase('gist.forms', { list });
  },

  deciding(_talk, answers) {
    const { refusal, out } = decideLegalForms(answers);
    return [...(refusal ? [refusal.by] : []), ...out.map(({ by }) => by)];
  },
};

function formsReply(talk: Talk, decision: LegalFormDecision, answers: Answers): Reply {
  const { voice } = talk;
  const reply = new Reply();
  reply.flow = FLOW;
  reply.outcome = decision.complexity.length > 0 ? 'handOver' : 'answer';
  if (decision.refusal) reply.add(voice.phrase(`legal-form.refusal.${decision.refusal.id}`));
  if (decision.forms.length === 0) reply.add(refusalGrounds(talk, decision));
  for (const conflict of decision.conflicts) reply.add(voice.phrase(`legal-form.conflict.${conflict}`));
  if (decision.forms.length > 0) reply.add(voice.phrase(headingOf(decision)));
  for (const weighed of decision.forms) reply.add(formWords(talk, weighed));
  if (decision.tie) reply.add(tieWords(talk, decision.tie));
  if (decision.unsure.length > 0) reply.add(unsureWords(talk, decision, answers));
  if (decision.forms.length > 1)
    reply.card(
      compareCard(
        voice.phrase('legal-form.heading'),
        decision.forms.map((one) => column(talk, one)),
      ),
    );
  return reply;
}

/** What to read where no form is named: it has its pages, and a form would have had its own. */
function refusalGrounds(talk: Talk, { refusal }: LegalFormDecision): Words {
  const ids = ['choosing-a-legal-form', ...(refusal?.id === 'charity-several-nations' ? ['several-nations'] : [])];
  const units = ids.flatMap((id) => talk.turn.knowledge.units.get(id) ?? []);
  return joined([more(talk, ids.at(-1)!), groundsWords(talk, units, 2)]);
}

const headingOf = ({ refusal, forms, unsure }: LegalFormDecision): string => {
  if (refusal?.id === 'private-gain') return 'legal-form.heading-private';
  if (forms.length === 1) return 'legal-form.heading-one';
  return unsure.length > 0 ? 'legal-form.heading-not-yet-sure' : 'legal-form.heading';
};

function formWords(talk: Talk, weighed: Weighed): Words {
  const { voice } = talk;
  const unit = legalForm(talk, weighed.form);
  const from = (text: string): Words => voice.fromUnit(unit.id, text);
  const most = voice.short ? 2 : undefined;
  const reasons = weighed.for.slice(0, most).map((id) => voice.phrase(`legal-form.for.${id}`));
  const costs = weighed.against.slice(0, most).map((id) => voice.phrase(`legal-form.against.${id}`));
  const sources = joined(
    unit.sources.slice(0, voice.short ? 1 : 2).map((id) => voice.source(id)),
    ', ',
  );
  return joined([
    bold(voice.telling(unit.id, unit.label)),
    listed([
      ...(voice.short ? voice.easyLines(unit.id, talk.nation) : []),
      voice.phrase('legal-form.for', { list: joined(reasons.length > 0 ? reasons : [from(unit.for[0]!)], ' ') }),
      voice.phrase('legal-form.against', { list: joined(costs.length > 0 ? costs : [from(unit.against[0]!)], ' ') }),
      ...unit.mustBeTold
        .slice(0, voice.short ? 0 : 2)
        .map((line) => voice.phrase('legal-form.must-know', { line: from(line) })),
      voice.phrase('legal-form.people-and-time', {
        people: from(unit.minimumPeople),
        time: from(unit.registrationTime),
      }),
      voice.phrase('outcome.sources', { sources, date: dateWords(unit.checked) }),
    ]),
  ]);
}

function column(talk: Talk, weighed: Weighed): { title: Words; lines: Words[] } {
  const { voice } = talk;
  const unit = legalForm(talk, weighed.form);
  return {
    title: voice.fromUnit(unit.id, unit.short ?? unit.label),
    lines: [
      ...weighed.for.map((id) => voice.phrase('outcome.plus', { line: voice.phrase(`legal-form.for.${id}`) })),
      ...weighed.against.map((id) => voice.phrase('outcome.minus', { line: voice.phrase(`legal-form.against.${id}`) })),
    ],
  };
}

function tieWords(talk: Talk, { id, forms }: NonNullable<LegalFormDecision['tie']>): Words {
  const [first, second] = forms.map((form) => labelOf(talk, form));
  return talk.voice.phrase('legal-form.tie', {
    first: first!,
    second: second!,
    question: talk.voice.phrase(`legal-form.tie.${id}`),
  });
}

function unsureWords(talk: Talk, { unsure }: LegalFormDecision, answers: Answers): Words {
  const labels = unsure.map((name) => becauseOf(talk, FLOW, answers, name)?.label);
  return talk.voice.phrase('outcome.unsure', { list: joined(labels, ', ') });
}

/** For every form left out, the answer that decided it. */
function leftOutReply(talk: Talk, { out, behind, forms, refusal }: LegalFormDecision, answers: Answers): Reply {
  const { voice } = talk;
  const reply = new Reply();
  reply.flow = FLOW;
  const line = (form: string, reason: string, by: string | undefined): LeftOut =>
    leftOut(talk, FLOW, answers, { what: labelOf(talk, form), reason: voice.phrase(reason), by });
  const lines = [
    ...out.map(({ form, reason, by }) => line(form, `legal-form.out.${reason}`, by)),
    ...behind.map(({ form, by }) => line(form, 'legal-form.behind', by)),
  ];
  if (lines.length === 0) return reply;
  const title = voice.phrase(forms.length > 0 || refusal ? 'legal-form.left-out' : 'legal-form.none-left');
  reply.add(title, listed(lines.map(({ words }) => words)), voice.phrase('outcome.change'));
  return reply.card(changeCard(talk, FLOW, title, lines));
}

/** Why a person should look, and who else before anything is signed. */
function beforeReply(talk: Talk, { complexity }: LegalFormDecision, answers: Answers): Reply {
  const reply = new Reply();
  reply.flow = FLOW;
  return reply.add(personOffer(talk, complexity), closing(talk, answers));
}

const labelOf = (talk: Talk, id: string): Words => talk.voice.fromUnit(id, legalForm(talk, id).label);

function legalForm(talk: Talk, id: string): LegalForm {
  const unit = talk.turn.knowledge.units.get(id);
  if (unit?.folder !== 'legal-forms') throw new Error(`no legal form called ${id}`);
  return unit;
}
