/** What the bot knows, in the order an adviser needs it: how to talk first, then the clock (PRACTICE.md §6). */
import type { CaseView } from '../wire.ts';
import { reasonWords } from './badges.ts';
import { fill, h } from './dom.ts';
import { words } from './strings.ts';
import { dayOf, inFull, longDay } from './time.ts';

const { packet: labels } = words;
type Value = string | HTMLElement | undefined;

export function drawPacket(element: HTMLElement, view: CaseView): void {
  const { packet } = view;
  const nation = (id: typeof packet.worksIn) => id && words.nations[id];
  const rows: [string, Value, string?][] = [
    [labels.howToTalk, packet.howToTalk, 'strong'],
    [labels.clock, packet.clock && clockWords(packet.clock), 'strong'],
    [labels.reason, `${reasonWords(packet.reason)} (${words.levels[packet.level]})`],
    [labels.why, view.why],
    [labels.role, packet.role],
    [labels.registeredIn, nation(packet.registeredIn)],
    [labels.worksIn, nation(packet.worksIn)],
    [labels.question, packet.question && h('q', {}, packet.question)],
    [labels.facts, factsOf(view)],
    [labels.plan, view.hasPlan ? planLink(view) : undefined],
    [
      labels.told,
      listOf(
        view.told.map(
          ({ title, on, overdue }) =>
            `${title}, ${labels.toldOn(dayOf(on))}${overdue ? ` (${labels.toldOverdue})` : ''}`,
        ),
      ),
    ],
    [labels.notAnswered, listOf(packet.notAnswered)],
    [labels.organisations, organisationsOf(view)],
    [labels.contact, contactOf(view)],
    [labels.removed, listOf(packet.removed)],
    [labels.last, view.line.adviser ? undefined : view.last?.name],
    [labels.skill, reasonWords(packet.skill)],
    [labels.askedAt, inFull(view.line.asked)],
  ];
  const shown = rows.filter(([, value]) => value !== undefined && value !== '');
  fill(
    element,
    ...shown.map(([label, value, kind]) => h('div', { class: kind ?? '' }, h('dt', {}, label), h('dd', {}, value!))),
  );
}

/** A date as the flows store it becomes one as people say it; other words stay as they are. */
const clockWords = (clock: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(clock) ? longDay(clock) : clock);

/** Opens beside the desk, where a reply may be under way. */
const planLink = ({ line }: CaseView): HTMLElement =>
  h(
    'a',
    { href: `/desk/cases/${line.reference}/plan`, target: '_blank', rel: 'noopener' },
    `${labels.openPlan} (${words.newTab})`,
  );

const listOf = (lines: readonly string[]): Value =>
  lines.length > 0 ? h('ul', {}, ...lines.map((line) => h('li', {}, line))) : undefined;

function factsOf({ packet }: CaseView): Value {
  if (packet.facts.length === 0) return undefined;
  return h(
    'ul',
    { class: 'facts' },
    ...packet.facts.map(({ label, value }) => h('li', {}, h('span', { class: 'fact-label' }, `${label}: `), value)),
  );
}

const organisationsOf = ({ packet: { organisations: names }, conflict }: CaseView): Value =>
  names.length > 0
    ? h(
        'div',
        {},
        listOf(names),
        conflict
          ? h('p', { class: 'notice problem' }, labels.conflict)
          : h('p', { class: 'hint' }, labels.organisationsHint),
      )
    : undefined;

function contactOf({ packet: { contact } }: CaseView): Value {
  if (!contact) return undefined;
  const parts = labels.contactParts;
  const lines = (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) =>
    contact[part] ? [`${parts[part]}: ${contact[part]}`] : [],
  );
  return listOf(lines);
}
