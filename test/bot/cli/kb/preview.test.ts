import { expect } from 'chai';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPreview } from '../../../../bot/cli/kb/preview/server.ts';
import type { Preview } from '../../../../bot/cli/kb/preview/server.ts';
import { article, contentWith, removeContent, TODAY } from '../../../support/content-folder.ts';

describe('the preview of the content', () => {
  let preview: Preview;
  let folder: string;
  let address: string;
  before(async () => {
    folder = contentWith({ 'articles/evil.yaml': article({ title: 'A <script>alert(1)</script> title' }) });
    preview = await createPreview({ folder, flows: ['legal-form'], asOf: () => TODAY });
    address = `http://127.0.0.1:${await preview.listen(0)}`;
  });
  after(async () => {
    await preview.close();
    removeContent();
  });
  const read = async (path: string): Promise<string> => (await fetch(address + path)).text();

  it('lists every unit', async () => {
    const html = await read('/');
    expect(html).to.include('/unit/cic-cost').and.include('The Closed Fund');
    expect(html).not.to.include('<script>alert(1)');
  });

  it('shows a unit as the enquirer sees it, for a nation and in short', async () => {
    expect(await read('/unit/cic-cost'))
      .to.include('<strong>Companies House</strong>')
      .and.include('£115');
    expect(await read('/unit/cic-what?nation=wales')).to.include('In Welsh it is a CBC.');
    expect(await read('/unit/cic-what?short=1')).to.include('A CIC is a kind of company.');
  });

  it('shows what leads to a unit, and which of its questions do not', async () => {
    const html = await read('/unit/cic-time');
    expect(html).to.include('how long does it take to set up a CIC').and.include('/unit/cic-cost');
  });

  it('answers a question tried, and tells what was near', async () => {
    const html = await read('/try?q=how+much+does+it+cost+to+set+up+a+CIC');
    expect(html).to.include('Outcome: answer').and.include('/unit/cic-cost');
    for (const kind of [
      'hi',
      'I want to die',
      'my landlord',
      'our CIC has run out of money',
      'do I register home care',
    ])
      expect(await read(`/try?q=${encodeURIComponent(kind)}`)).to.include('Outcome:');
  });

  it('says that a page is not there', async () => {
    expect((await fetch(`${address}/unit/nowhere`)).status).to.equal(404);
    expect((await fetch(`${address}/../../etc/passwd`)).status).to.equal(404);
  });

  it('shows mistakes on top once a file is saved, and tells the browser', async () => {
    const changes = (await fetch(`${address}/changes`)).body!.getReader();
    await changes.read();
    writeFileSync(join(folder, 'articles/evil.yaml'), article({ answer: 'It costs £35.' }));
    await preview.reload();
    expect(new TextDecoder().decode((await changes.read()).value)).to.include('data: changed');
    await changes.cancel();
    expect(await read('/')).to.include('bare-figure');
  });
});
