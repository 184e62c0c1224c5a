/**
 * Builds the Teams app package: `npm run teams-app` writes dist/teams-app.zip, ready to upload in the Teams admin centre.
 * Reads MicrosoftAppId, PUBLIC_URL (https) and ORGANISATION from the environment.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';

const here = import.meta.dirname;
const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * The manifest for one installation.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {{ manifest: unknown } | { problems: string[] }} every problem at once
 */
export function manifestFor(env) {
  const appId = env.MicrosoftAppId ?? '';
  const organisation = (env.ORGANISATION ?? '').trim();
  const publicUrl = (env.PUBLIC_URL ?? '').replace(/\/+$/, '');
  const problems = [];
  if (!GUID.test(appId)) problems.push('MicrosoftAppId must be the id of your Azure bot, such as 00000000-0000-…');
  if (!/^https:\/\/[^/\s]+/.test(publicUrl)) problems.push('PUBLIC_URL must be the https address of this service');
  if (!organisation || organisation.length > 32) problems.push('ORGANISATION must be your name, 32 characters at most');
  if (problems.length > 0) return { problems };

  const values = { appId, organisation, publicUrl, host: new URL(publicUrl).host };
  const template = readFileSync(join(here, 'manifest.json'), 'utf8');
  const filled = template.replace(/\{\{(\w+)\}\}/g, (_, name) => JSON.stringify(values[name]).slice(1, -1));
  return { manifest: JSON.parse(filled) };
}

function main() {
  const made = manifestFor(process.env);
  if ('problems' in made) {
    for (const problem of made.problems) console.error(`- ${problem}`);
    process.exitCode = 1;
    return;
  }
  const target = join(here, '../../dist/teams-app.zip');
  mkdirSync(join(target, '..'), { recursive: true });
  const icon = (name) => new Uint8Array(readFileSync(join(here, name)));
  const files = {
    'manifest.json': strToU8(JSON.stringify(made.manifest, null, 2)),
    'color.png': icon('color.png'),
    'outline.png': icon('outline.png'),
  };
  writeFileSync(target, zipSync(files));
  console.log('Wrote dist/teams-app.zip');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
