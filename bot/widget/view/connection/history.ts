/**
 * A chat that is opened again is not read out from its beginning. Web Chat announces every message that is new to it, and
 * after a reload all of them are. So what was said before comes in as nothing to announce first, and then once more as it
 * is: a message that only changes is not announced.
 */
import type { Activity } from 'botframework-directlinejs';

/** When nothing has come for so long, the rest is new. */
const QUIET_MS = 400;
/** Web Chat's name for what it reads out in a message's place. */
const READ_OUT = 'webchat:fallback-text';

export function quietHistory(show: (activity: Activity) => void, quietMs = QUIET_MS): (activity: Activity) => void {
  const past: Activity[] = [];
  let isPast = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    isPast = false;
    for (const activity of past.splice(0)) show(activity);
  };
  return (activity) => {
    if (!isPast) return show(activity);
    clearTimeout(timer);
    timer = setTimeout(end, quietMs);
    past.push(activity);
    show({ ...activity, channelData: { ...(activity.channelData as object | undefined), [READ_OUT]: '' } } as Activity);
  };
}
