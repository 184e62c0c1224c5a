import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { manifestFor } from '../../deployment/teams-manifest/build.mjs';

const require = createRequire(import.meta.url);
const schema = require('@microsoft/app-manifest/build/json-schemas/teams/v1.19/MicrosoftTeams.schema.json') as object;
const root = new URL('../..', import.meta.url).pathname;
const configured = {
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  PUBLIC_URL: 'https://advice.example.org/',
  ORGANISATION: 'Example “Advice” CIC',
};

/** Width and height of a PNG, from its header. */
const sizeOf = (png: Uint8Array): [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe('the Teams app package', () => {
  it('has a manifest that Microsoft’s schema accepts', () => {
    const made = manifestFor(configured) as { manifest: unknown };
    const ajv = new Ajv.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const valid = ajv.validate(schema, made.manifest);
    expect(valid, JSON.stringify(ajv.errors)).to.equal(true);
  });

  it('names every mistake of the configuration at once', () => {
    expect(manifestFor({ PUBLIC_URL: 'http://x' }))
      .to.have.property('problems')
      .with.lengthOf(3);
  });

  it('is one zip with the manifest and icons of the sizes Teams asks for', () => {
    const out = execFileSync(process.execPath, ['deployment/teams-manifest/build.mjs'], {
      cwd: root,
      env: { ...process.env, ...configured },
    });
    expect(String(out)).to.include('dist/teams-app.zip');
    const files = unzipSync(new Uint8Array(readFileSync(`${root}dist/teams-app.zip`)));
    expect(Object.keys(files)).to.have.members(['manifest.json', 'color.png', 'outline.png']);
    expect(sizeOf(files['color.png']!)).to.deep.equal([192, 192]);
    expect(sizeOf(files['outline.png']!)).to.deep.equal([32, 32]);
  });
});
