/** The desk's browser program and style sheet: as the build left them or, where nothing is built, bundled now. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface DeskView {
  readonly js: string;
  readonly css: string;
}

/**
 * @param folder where the build puts what browsers load, with its `manifest.json`.
 * @throws when nothing is built there and the sources are not beside this file either.
 */
export async function loadDeskView(folder: string): Promise<DeskView> {
  const built = await builtFiles(folder);
  if (!built) return bundleDeskView();
  const [js, css] = await Promise.all(built.map((file) => readFile(join(folder, file), 'utf8')));
  return { js: js!, css: css! };
}

async function builtFiles(folder: string): Promise<readonly string[] | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<
      string,
      { file: string }
    >;
    const files = ['desk.js', 'desk.css'].map((name) => manifest[name]?.file);
    return files.every((file) => file !== undefined) ? files : undefined;
  } catch {
    return undefined;
  }
}

/** For tests and for work on the desk: what stands in `view/`, bundled in memory. */
export async function bundleDeskView(): Promise<DeskView> {
  const { build } = await import('esbuild');
  const view = fileURLToPath(new URL('./view/', import.meta.url));
  const options = { bundle: true, write: false, charset: 'utf8', legalComments: 'none' } as const;
  const [js, css] = await Promise.all([
    build({ ...options, entryPoints: [join(view, 'main.ts')], format: 'iife', target: 'es2020' }),
    build({ ...options, entryPoints: [join(view, 'desk.css')] }),
  ]);
  return { js: js.outputFiles[0]!.text, css: css.outputFiles[0]!.text };
}
