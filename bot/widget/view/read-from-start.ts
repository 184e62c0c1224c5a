/**
 * A long answer, often of several messages, is read from its first line. Web Chat's own snapping forgets where an
 * answer begins when messages come while it is still scrolling: on a fast line it runs past the beginning, on a slow
 * phone it stays where it was. So this looks again until nothing moves, and stops as soon as the person does something.
 */
import { hooks } from 'botframework-webchat-component';
import { useEffect, useRef } from 'react';

/** Messages of one answer come together; what comes later (an adviser writes on) is left to Web Chat. */
const TOGETHER_MS = 1_500;
const LOOK_EVERY_MS = 150;
const DOING = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

interface Said {
  readonly type?: string;
  readonly from?: { readonly role?: string };
}
type ScrollTo = (where: { scrollTop: number }, how: { behavior: 'smooth' }) => void;

export function ReadFromStart(): null {
  const [activities] = hooks.useActivities() as unknown as [readonly Said[]];
  const scrollTo = hooks.useScrollTo() as unknown as ScrollTo;
  const messages = activities.filter(({ type }) => type === 'message');
  const own = messages.filter(isOwn).length;
  const waits = messages.length > 0 && isOwn(messages.at(-1)!);
  /** Which of their messages is being answered, and until when what comes belongs to the answer. */
  const answering = useRef<{ own: number; until: number }>();

  useEffect(() => {
    if (waits) answering.current = { own, until: Infinity };
    const answer = answering.current;
    if (waits || answer?.own !== own || Date.now() > answer.until) return undefined;
    answer.until = Date.now() + TOGETHER_MS;
    return keepAtStart(scrollTo, answer);
  }, [messages.length]);
  return null;
}

const isOwn = ({ from }: Said): boolean => from?.role === 'user';

/** @returns stops it */
function keepAtStart(scrollTo: ScrollTo, answer: { until: number }): () => void {
  const look = (): void => {
    if (Date.now() > answer.until) return stop();
    const top = topOfAnswer();
    if (top !== undefined) scrollTo({ scrollTop: top }, { behavior: 'smooth' });
  };
  // The first time once it has been laid out.
  const frame = requestAnimationFrame(look);
  const timer = setInterval(look, LOOK_EVERY_MS);
  const done = (): void => {
    answer.until = 0;
    stop();
  };
  for (const kind of DOING) document.addEventListener(kind, done, { passive: true });
  function stop(): void {
    cancelAnimationFrame(frame);
    clearInterval(timer);
    for (const kind of DOING) document.removeEventListener(kind, done);
  }
  return stop;
}

/** Where the first message after their last one begins; undefined when it is there, or all of it is in sight. */
function topOfAnswer(): number | undefined {
  const view = document.querySelector<HTMLElement>('.webchat__basic-transcript__scrollable');
  const rows = [...document.querySelectorAll<HTMLElement>('.webchat__basic-transcript__activity')];
  const last = rows.findLastIndex((row) => row.querySelector('.webchat__bubble--from-user') !== null);
  const first = rows[last + 1];
  if (!view || !first || last < 0) return undefined;
  const top = Math.floor(first.getBoundingClientRect().top - view.getBoundingClientRect().top + view.scrollTop);
  const isThere = Math.abs(top - view.scrollTop) <= 2;
  return isThere || top >= view.scrollHeight - view.clientHeight ? undefined : top;
}
