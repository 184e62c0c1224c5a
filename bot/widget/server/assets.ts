/** What browsers load: built ahead, compressed ahead, kept for ever under its hash. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Asset {
  readonly type: string;
  readonly content: Buffer;
  readonly br: Buffer | undefined;
  readonly gz: Buffer | undefined;
}

export interface Assets {
  /** The address of what the build calls so, such as `view.js`; undefined where nothing was built. */
  url(name: string): string | undefined;
  text(name: string): string | undefined;
  byFile(file: string): Asset | undefined;
}

interface Manifest {
  readonly [name: string]: { readonly file: string; readonly type: string };
}

/** @param folder the build's `dist/public`. */
export function readAssets(folder: string): Assets {
  const manifest = JSON.parse(readOr(join(folder, 'manifest.json'))?.toString() ?? '{}') as Manifest;
  const files = new Map<string, Asset>();
  for (const { file, type } of Object.values(manifest)) {
    const path = join(folder, file);
    files.set(file, { type, content: readFileSync(path), br: readOr(`${path}.br`), gz: readOr(`${path}.gz`) });
  }
  return {
    url: (name) => (manifest[name] ? `/assets/${manifest[name].file}` : undefined),
    text: (name) => files.get(manifest[name]?.file ?? '')?.content.toString(),
    byFile: (file) => files.get(file),
  };
}

export const FOR_EVER = 'public, max-age=31536000, immutable';

export function sendAsset(req: IncomingMessage, res: ServerResponse, asset: Asset, cache: string): void {
  const accepted = String(req.headers['accept-encoding'] ?? '');
  const [encoding, body] =
    asset.br && /\bbr\b/.test(accepted)
      ? (['br', asset.br] as const)
      : asset.gz && /\bgzip\b/.test(accepted)
        ? (['gzip', asset.gz] as const)
        : ([undefined, asset.content] as const);
  res.writeHead(200, {
    'Content-Type': asset.type,
    'Content-Length': String(body.length),
    'Cache-Control': cache,
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
    // Sites that carry the widget load its script from here.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    // A page's module is asked for across origins only so.
    'Access-Control-Allow-Origin': '*',
    ...(encoding && { 'Content-Encoding': encoding }),
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}

function readOr(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
