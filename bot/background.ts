/** What goes on beside the turns, from start to stop: lapsing, telling, reminding, removing, reading new content. */
import type { Parts } from './app.ts';
import {
  createAlerts,
  createHub,
  emailAlerter,
  startEvery,
  startSweeper,
  teamsAlerter,
  webhook,
  type Cases,
} from './cases/index.ts';
import { startKeeping } from './keeping.ts';
import type { Noting } from './noting.ts';
import { sayReminders } from './plan/index.ts';
import { startReloading } from './reloading.ts';

interface Started {
  readonly cases: Cases;
  readonly noting: Noting;
  /** New content was read: it is used, or was refused. */
  readonly onContent: () => void;
}

/** They are for a morning, not for a minute. */
const REMIND_EVERY_MS = 30_000;

/** Answers how to stop each; a stop resolves when what was begun has ended. */
export function startBackground(parts: Parts, { cases, noting, onContent }: Started): (() => unknown)[] {
  const { store, config, content, log, now, trouble } = parts;
  const time = () => now().getTime();
  return [
    startSweeper(cases, { now: time, onError: (error) => trouble('sweeper', error) }),
    startEvery(alertsOf(parts), { onError: (error) => trouble('alerts', error) }),
    startEvery(hubOf(parts), { onError: (error) => trouble('hub', error) }),
    startEvery(remindersOf(parts), { everyMs: REMIND_EVERY_MS, onError: (error) => trouble('reminders', error) }),
    startKeeping({ store, keep: config.keep, content, now: time, log, onTrouble: (e) => trouble('keeping', e) }),
    noting.start(),
    reloadingOf(parts, onContent),
  ];
}

/** Advisers are told of waiting cases in the ways that are set. */
function alertsOf({ config, store, now, trouble }: Parts): () => Promise<unknown> {
  const { smtpUrl, mailFrom: from, publicUrl, teamsAdvisersChannel: channel, app } = config;
  const time = () => now().getTime();
  const alerters = [
    ...(smtpUrl === undefined ? [] : [emailAlerter({ smtpUrl, from, publicUrl })]),
    ...(channel === undefined || !app
      ? []
      : [teamsAlerter({ store, channel, appId: app.id, tenantId: app.tenantId, publicUrl, now: time })]),
  ];
  return createAlerts({ store, alerters, now: time, onError: (error) => trouble('alert', error) });
}

/** What editors save is served without a restart. */
function reloadingOf(
  { config, overrides, content, needs, since, metrics, log, trouble }: Parts,
  onContent: () => void,
) {
  if (overrides.content) return () => undefined;
  return startReloading({
    folder: config.contentDir,
    needs,
    content,
    since,
    log,
    onRead(how) {
      metrics.reloads.inc({ how });
      onContent();
    },
    onTrouble: (error) => trouble('content', error),
  });
}

/** Reminders are said in their conversations when their time comes. */
function remindersOf({ store, content, now, trouble }: Parts): () => Promise<unknown> {
  const knowledge = () => content.current.knowledge;
  return () => sayReminders({ store, knowledge, now, onError: (error) => trouble('reminder', error) });
}

/** The operator's own hub is told of each case, where one is set. */
function hubOf({ config, store, now, trouble }: Parts): () => Promise<unknown> {
  if (!config.webhook) return async () => undefined;
  const time = () => now().getTime();
  const send = webhook({ ...config.webhook, now: time });
  return createHub({ store, send, now: time, onError: (error) => trouble('hub', error) });
}
