/** The plan in a reply: a few lines, and where its page is. A card says the same where cards are drawn. */
import { GROWS_IN } from '../plan/grows-in.ts';
import { planInShort } from '../plan/plan.ts';
import type { PlanLink } from '../ports.ts';
import type { Talk } from '../talk.ts';
import { planCard } from '../voice/cards.ts';
import { dateWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import { bold, joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { offeredFlows } from '../converse/menu.ts';

export function planReply(talk: Talk): Reply {
  const { voice, turn, today } = talk;
  const reply = new Reply();
  const plan = planInShort(turn.knowledge, turn.memory, today);
  if (!plan) return reply.add(voice.phrase('plan.none'), listed(offeredFlows(talk))).tap(...offeredFlows(talk));
  const link = turn.planPage?.open();
  reply.add(bold(plan.title), listed(plan.summary), voice.phrase('outcome.professional', { date: dateWords(today) }));
  if (link) reply.add(...pageWords(talk, link));
  if (plan.steps?.list.some(({ start }) => start > today)) reply.tap(voice.phrase('tap.remind-me'));
  reply.tap(voice.phrase('tap.menu'), voice.phrase('tap.person'));
  const openPage = link?.url.startsWith('https:') ? { title: voice.phrase('plan.open'), url: link.url } : undefined;
  return reply.card(planCard(plan.title, plan.summary, openPage));
}

function pageWords(talk: Talk, link: PlanLink): (Words | undefined)[] {
  const { voice, turn } = talk;
  return [
    linkWords(talk, link),
    voice.phrase('plan.page-holds'),
    voice.phrase(talk.memory.planNames ? 'plan.with-names' : 'plan.without-names'),
    turn.channel.employerTenant ? voice.phrase('plan.employer') : undefined,
  ];
}

const linkWords = ({ voice }: Talk, { url, until }: PlanLink): Words =>
  voice.phrase('plan.link', { link: voice.link(voice.phrase('plan.open'), url), date: dateWords(until) });

/** Beneath a flow's result: it stands in the plan now. */
export function planGrown(talk: Talk, flow: string, reply: Reply): void {
  const { voice, turn } = talk;
  if (!GROWS_IN.has(flow) || turn.channel.oneShot) return;
  const link = turn.planPage?.open();
  const caution = link && turn.channel.employerTenant ? voice.phrase('plan.employer') : undefined;
  reply.add(joined([voice.phrase('plan.grown'), link && linkWords(talk, link), caution], ' '));
  if (flow === 'regulatory-steps') reply.add(voice.phrase('reminder.shall-i')).tap(voice.phrase('tap.remind-me'));
  reply.tap(voice.phrase('tap.my-plan'));
}
