/**
 * The environment, read once: every problem in one message, dangerous values refused, the result frozen. The only file
 * that names environment variables; `bot/index.ts` and the commands hand it `process.env`.
 */
import { isIP } from 'node:net';
import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';

export type AppType = 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';

/** How this bot is known to the Azure Bot Service. */
export interface AppCredentials {
  readonly id: string;
  readonly type: AppType;
  readonly password: string | undefined;
  /** The operator's own tenant. */
  readonly tenantId: string | undefined;
}
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Config {
  /** `HOST`. Default: 127.0.0.1, so that nobody else can reach it. */
  readonly host: string;
  /** `PORT`. Default: 3978; 0 takes a free one. */
  readonly port: number;
  /** `DATA_DIR`: the embedded store. Default: ./data. */
  readonly dataDir: string;
  /** `DATABASE_URL`: PostgreSQL in its place, for several instances. */
  readonly databaseUrl: string | undefined;
  /** `PUBLIC_URL`: the address that people use, when a proxy stands in front. */
  readonly publicUrl: string | undefined;
  /** `PROXY_HOPS`: how many proxies in front may be believed about the caller. Default: 1 with `PUBLIC_URL`, else 0. */
  readonly proxyHops: number;
  /** `WIDGET_ORIGINS`: sites that may carry the widget. Default: only our own pages. */
  readonly widgetOrigins: readonly string[];
  /** `MicrosoftAppId`, `MicrosoftAppPassword`, `MicrosoftAppType` (default: MultiTenant), `MicrosoftAppTenantId`. */
  readonly app: AppCredentials | undefined;
  /** `TEAMS_TENANTS`: organisations, besides our own, whose people may use the bot in Teams. */
  readonly teamsTenants: readonly string[];
  /** `TEAMS_ADVISERS_CHANNEL`: the id of the channel in which advisers are told of waiting cases. */
  readonly teamsAdvisersChannel: string | undefined;
  /** `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET`: sign-in of advisers. Default: local accounts. */
  readonly oidc: OidcConfig | undefined;
  /** `SMTP_URL`: for notices by email. */
  readonly smtpUrl: string | undefined;
  /** `MAIL_FROM`: whom such emails come from. Default: adviser-desk@ and the host of `PUBLIC_URL`. */
  readonly mailFrom: string;
  /** `WEBHOOK_URL`, `WEBHOOK_SECRET`: an engagement hub or help desk that is told of each case, signed. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** `KEEP_CONVERSATION_DAYS` (default: 90, from the last message), `KEEP_CASE_DAYS` (default: 365, from its end). */
  readonly keep: { readonly conversationDays: number; readonly caseDays: number };
  /** `CONTENT_DIR`. Default: the content that comes with the program. */
  readonly contentDir: string;
  /** `LOG_LEVEL`. Default: info. */
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** All that is wrong with the environment, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** @throws {ConfigError} with every problem. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = new Reader(env);
  const publicUrl = readPublicUrl(read);
  const config: Config = {
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.wholeNumber('PORT', 3978, 0, 65_535),
    dataDir: read.text('DATA_DIR') ?? './data',
    databaseUrl: readDatabaseUrl(read),
    publicUrl,
    proxyHops: read.wholeNumber('PROXY_HOPS', publicUrl === undefined ? 0 : 1, 0, 10),
    widgetOrigins: readOrigins(read),
    app: readApp(read),
    teamsTenants: readTenants(read),
    teamsAdvisersChannel: readAdvisersChannel(read),
    oidc: readOidc(read, publicUrl),
    smtpUrl: readSmtp(read),
    mailFrom: readMailFrom(read, publicUrl),
    webhook: readWebhook(read),
    keep: {
      conversationDays: read.wholeNumber('KEEP_CONVERSATION_DAYS', 90, 1, 3_650),
      caseDays: read.wholeNumber('KEEP_CASE_DAYS', 365, 1, 3_650),
    },
    contentDir: read.text('CONTENT_DIR') ?? join(projectFolder(), 'knowledge/content'),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  if (!isHost(config.host)) read.problem('HOST', 'is not an address to listen on; 127.0.0.1 or 0.0.0.0 are');
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return deepFreeze(config);
}

/** `ADVISER_PASSWORD`: for `npm run adviser -- add` where nobody can type one. */
export const adviserPassword = (env: NodeJS.ProcessEnv): string | undefined => env['ADVISER_PASSWORD'] || undefined;

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(host);

const isHost = (host: string): boolean => isIP(host) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host);
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// === One setting each ===

function readPublicUrl(read: Reader): string | undefined {
  const url = read.url('PUBLIC_URL', ['https:', 'http:']);
  if (!url) return undefined;
  if (url.pathname !== '/' || url.search || url.hash)
    read.problem('PUBLIC_URL', 'must be an address without a path, such as https://advice.example.org');
  if (url.username || url.password) read.problem('PUBLIC_URL', 'must not hold a name or password');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    read.problem('PUBLIC_URL', 'must begin with https://: what people write may not travel in the clear');
  return url.origin;
}

function readDatabaseUrl(read: Reader): string | undefined {
  const url = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  return url && read.text('DATABASE_URL');
}

function readSmtp(read: Reader): string | undefined {
  const url = read.url('SMTP_URL', ['smtp:', 'smtps:']);
  return url && read.text('SMTP_URL');
}

function readAdvisersChannel(read: Reader): string | undefined {
  const channel = read.text('TEAMS_ADVISERS_CHANNEL');
  if (channel === undefined) return undefined;
  if (!/^19:[^\s/]+@thread\.(tacv2|skype)$/.test(channel))
    read.problem('TEAMS_ADVISERS_CHANNEL', 'is not the id of a channel, such as 19:…@thread.tacv2');
  if (read.text('MicrosoftAppId') === undefined)
    read.problem('MicrosoftAppId', 'is needed beside TEAMS_ADVISERS_CHANNEL');
  return channel;
}

function readMailFrom(read: Reader, publicUrl: string | undefined): string {
  const from = read.text('MAIL_FROM');
  if (from !== undefined && !/^[^\s@<>]+@[^\s@<>]+$/.test(from)) read.problem('MAIL_FROM', 'is not an email address');
  return from ?? `adviser-desk@${publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname}`;
}

const SHORTEST_SECRET = 16;

function readWebhook(read: Reader): Config['webhook'] {
  const url = read.url('WEBHOOK_URL', ['https:', 'http:']);
  const secret = read.text('WEBHOOK_SECRET');
  if (!url && secret === undefined) return undefined;
  if (!url && read.text('WEBHOOK_URL') === undefined) read.problem('WEBHOOK_URL', 'is needed beside WEBHOOK_SECRET');
  if (url?.protocol === 'http:' && !isLoopback(url.hostname))
    read.problem('WEBHOOK_URL', 'must begin with https://: cases are about people');
  if ((secret?.length ?? 0) < SHORTEST_SECRET)
    read.problem(
      'WEBHOOK_SECRET',
      `must have at least ${SHORTEST_SECRET} characters, so that the hub can tell us from others`,
    );
  return url && secret !== undefined ? { url: url.href, secret } : undefined;
}

function readOrigins(read: Reader): string[] {
  return read.list('WIDGET_ORIGINS').flatMap((origin) => {
    if (origin === '*' || origin === 'null') {
      read.problem('WIDGET_ORIGINS', `"${origin}" would let any page carry the chat; name the sites`);
      return [];
    }
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    if (!url || !['https:', 'http:'].includes(url.protocol) || url.pathname !== '/' || url.hostname.includes('*')) {
      read.problem('WIDGET_ORIGINS', `"${origin}" is not an origin, such as https://www.example.org`);
      return [];
    }
    if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
      read.problem('WIDGET_ORIGINS', `"${origin}" must begin with https://: anybody on the way could change the page`);
      return [];
    }
    return [url.origin];
  });
}

function readTenants(read: Reader): string[] {
  const tenants = read.list('TEAMS_TENANTS').map((tenant) => tenant.toLowerCase());
  for (const tenant of tenants)
    if (!GUID.test(tenant)) read.problem('TEAMS_TENANTS', `"${tenant}" is not a tenant id (a GUID)`);
  return tenants;
}

function readApp(read: Reader): AppCredentials | undefined {
  const id = read.text('MicrosoftAppId');
  const password = read.text('MicrosoftAppPassword');
  const tenantId = read.text('MicrosoftAppTenantId')?.toLowerCase();
  const given = read.text('MicrosoftAppType');
  const types: readonly AppType[] = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'];
  const type = given === undefined ? 'MultiTenant' : types.find((t) => t.toLowerCase() === given.toLowerCase());
  if (!type) read.problem('MicrosoftAppType', `is "${given}"; it is one of ${types.join(', ')}`);
  if (id === undefined) {
    for (const name of ['MicrosoftAppPassword', 'MicrosoftAppTenantId', 'MicrosoftAppType'])
      if (read.text(name)) read.problem(name, 'is set without MicrosoftAppId; set both or neither');
    return undefined;
  }
  if (!GUID.test(id)) read.problem('MicrosoftAppId', 'is not an application id (a GUID)');
  if (tenantId !== undefined && !GUID.test(tenantId))
    read.problem('MicrosoftAppTenantId', 'is not a tenant id (a GUID)');
  if (!type) return undefined;
  if (type === 'UserAssignedMSI' && password !== undefined)
    read.problem('MicrosoftAppPassword', 'must not be set for MicrosoftAppType UserAssignedMSI: the identity has none');
  if (type !== 'UserAssignedMSI' && password === undefined)
    read.problem('MicrosoftAppPassword', `is needed for MicrosoftAppType ${type}`);
  if (type !== 'MultiTenant' && tenantId === undefined)
    read.problem('MicrosoftAppTenantId', `is needed for MicrosoftAppType ${type}`);
  return { id, type, password, tenantId };
}

function readOidc(read: Reader, publicUrl: string | undefined): OidcConfig | undefined {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const given = names.filter((name) => read.text(name) !== undefined);
  if (given.length === 0) return undefined;
  for (const name of names) if (!given.includes(name)) read.problem(name, `is needed beside ${given.join(' and ')}`);
  const issuer = read.url('OIDC_ISSUER', ['https:', 'http:']);
  if (issuer?.protocol === 'http:' && !isLoopback(issuer.hostname))
    read.problem('OIDC_ISSUER', 'must begin with https://');
  if (issuer && /\/(common|organizations|consumers)(\/|$)/.test(issuer.pathname))
    read.problem('OIDC_ISSUER', 'must name one tenant: with "common" anybody in the world could sign in');
  if (publicUrl === undefined)
    read.problem('PUBLIC_URL', 'is needed with OIDC_ISSUER: the provider sends people back to it');
  return {
    issuer: read.text('OIDC_ISSUER') ?? '',
    clientId: read.text('OIDC_CLIENT_ID') ?? '',
    clientSecret: read.text('OIDC_CLIENT_SECRET') ?? '',
  };
}

// === Reading ===

class Reader {
  readonly problems: string[] = [];
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  problem(name: string, what: string): void {
    this.problems.push(`${name} ${what}.`);
  }

  /** Empty counts as not set: compose files pass on what is not there as "". */
  text(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  list(name: string): string[] {
    return (this.text(name) ?? '').split(/[\s,]+/).filter(Boolean);
  }

  wholeNumber(name: string, otherwise: number, least: number, most: number): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    this.problem(name, `is "${text}"; it is a whole number from ${least} to ${most}`);
    return otherwise;
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const value = values.find((known) => known === text.toLowerCase());
    if (!value) this.problem(name, `is "${text}"; it is one of ${values.join(', ')}`);
    return value ?? otherwise;
  }

  /** The value itself is not repeated: such addresses often hold a password. */
  url(name: string, protocols: readonly string[]): URL | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url && protocols.includes(url.protocol)) return url;
    this.problem(name, `is not an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return undefined;
  }
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
