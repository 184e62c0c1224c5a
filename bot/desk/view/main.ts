/** The desk in the browser: the list of requests on one side, the open one on the other. */
import { api } from './api.ts';
import { tick } from './badges.ts';
import { CasePage, hasDrafts } from './case-page.ts';
import { alarm, fill, h, liveRegions } from './dom.ts';
import { Live } from './live.ts';
import { QueueList } from './queue-list.ts';
import { words } from './strings.ts';
import { clockSays, when } from './time.ts';

const TICK = 30_000;
const IDLE = 8 * 60_000;

const queue = new QueueList();
const main = h('main', { id: 'main', tabindex: '-1' });
const who = h('span', { class: 'me' });
const status = h('span', { class: 'live', role: 'status' });
const idleNotice = h('p', { class: 'notice problem idle', hidden: true }, words.stillThere);
/** There from the beginning, so that what comes into it is read out. */
const contentNotice = h('div', { role: 'status' });
let page: CasePage | undefined;
let me = '';

const live = new Live({
  queueChanged: () => void refreshQueue(),
  caseChanged: () => void page?.refresh(),
  presence: (presence) => page?.presence(presence, me),
  live(on) {
    status.textContent = on ? words.live.on : words.live.off;
    status.classList.toggle('off', !on);
  },
  idle(forMs) {
    const away = forMs > IDLE && holdsSomething;
    if (away && idleNotice.hidden) alarm(words.stillThere);
    idleNotice.hidden = !away;
  },
});
let holdsSomething = false;

async function refreshQueue(): Promise<void> {
  const result = await api.queue();
  if (!result.ok) return;
  const { me: account, now, cases, staleContentSince } = result.value;
  clockSays(now);
  me = account.id;
  who.textContent = words.me(account.name);
  holdsSomething = cases.some(({ mine, state }) => mine && state === 'with-adviser');
  queue.show(result.value);
  showContent(staleContentSince === undefined ? '' : words.staleContent(when(staleContentSince, now)));
}

function showContent(text: string): void {
  if (contentNotice.textContent === text) return;
  fill(contentNotice, text !== '' && h('p', { class: 'notice problem content' }, text));
}

function route(): void {
  const reference = /^#\/case\/([\w-]+)$/.exec(location.hash)?.[1];
  if (page && page.reference === reference) return;
  page = reference === undefined ? undefined : new CasePage(reference);
  queue.current = reference;
  document.body.classList.toggle('on-case', reference !== undefined);
  fill(main, page?.element ?? h('div', { class: 'start' }, h('h1', {}, words.start), h('p', {}, words.startHint)));
  live.watch(reference);
  void page?.open();
  if (!page) queue.element.querySelector('h2')?.scrollIntoView();
}

function start(): void {
  const signOut = h(
    'form',
    { method: 'post', action: '/desk/sign-out' },
    h('button', { type: 'submit', class: 'button quiet' }, words.signOut),
  );
  const top = h('header', { class: 'top' }, h('a', { class: 'brand', href: '#/' }, words.brand), status, who, signOut);
  const skip = h('a', { class: 'skip', href: '#main' }, words.skip);
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    main.focus();
  });
  fill(
    document.querySelector('#desk')!,
    skip,
    top,
    contentNotice,
    idleNotice,
    h('div', { class: 'columns' }, queue.element, main),
    ...liveRegions,
  );
  addEventListener('hashchange', route);
  addEventListener('beforeunload', (event) => {
    if (hasDrafts()) event.preventDefault();
  });
  addEventListener('pointerdown', () => (idleNotice.hidden = true));
  addEventListener('keydown', () => (idleNotice.hidden = true));
  setInterval(tick, TICK);
  route();
}

start();
