import { knowledgeAsItIs, progress, readArgs } from './command.ts';
import type { Command } from './command.ts';

const AT_ONCE = 6;
const PATIENCE = 15_000;

export const links: Command = {
  usage: 'links [--live]',
  what: 'addresses that look wrong; --live: and those that do not answer',
  async run(args) {
    const { values, folder, asOf } = readArgs(args, { live: { type: 'boolean' } });
    const knowledge = await knowledgeAsItIs(folder, asOf);
    const found = new Map<string, string>();
    const gone = new Set([...knowledge.sources.values()].flatMap((source) => (source.gone ? [source.url] : [])));
    for (const { id, url } of knowledge.sources.values()) found.set(url, `sources/${id}`);
    for (const unit of knowledge.units.values()) {
      for (const [url] of JSON.stringify(unit).matchAll(/https?:\/\/[^\s")\\]+/g))
        found.set(url, `${unit.folder}/${unit.id}`);
    }
    const wrong = [...found].flatMap(([url, where]) => wrongForm(url).map((why) => `${where}: ${url} ${why}`));
    if (values.live) wrong.push(...(await unanswered([...found].filter(([url]) => !gone.has(url)))));
    for (const line of wrong) console.log(line);
    console.log(`${found.size} addresses, ${wrong.length} to look at, ${gone.size} known to have gone`);
    if (values.live && wrong.length > 0)
      console.log(
        'Correct each, or add `gone: DATE` to it in sources.yaml: it is told without a link until it is mended.',
      );
    return wrong.length > 0 ? 1 : 0;
  },
};

/** What is wrong with an address as it is written. */
export function wrongForm(url: string): string[] {
  if (!URL.canParse(url)) return ['is not an address'];
  const { protocol, hostname, username, searchParams } = new URL(url);
  const wrong: string[] = [];
  if (protocol !== 'https:' && protocol !== 'http:') wrong.push('is not a web address');
  if (username) wrong.push('holds a user name');
  if (!hostname.includes('.') || /^[\d.]+$/.test(hostname)) wrong.push('does not lead to a public site');
  if ([...searchParams.keys()].some((key) => /^(utm_|fbclid|gclid)/.test(key))) wrong.push('carries tracking');
  if (/[.,;:]$/.test(url)) wrong.push('ends in a punctuation mark');
  return wrong;
}

async function unanswered(addresses: [string, string][]): Promise<string[]> {
  const wrong: string[] = [];
  let done = 0;
  const next = addresses.values();
  const worker = async (): Promise<void> => {
    for (const [url, where] of next) {
      progress(`${++done} of ${addresses.length}: ${url.slice(0, 80)}`);
      const why = await asked(url);
      if (why) wrong.push(`${where}: ${url} ${why}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  progress();
  return wrong;
}

/** Some sites refuse HEAD, so a page is asked for and its body left unread. */
async function asked(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(PATIENCE) });
    await response.body?.cancel();
    return response.ok ? undefined : `answers ${response.status}`;
  } catch (error) {
    return `does not answer (${((error as Error).cause as { code?: string } | undefined)?.code ?? (error as Error).name})`;
  }
}
