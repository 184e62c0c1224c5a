import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { planDocument, wordsFor } from '../../../bot/plan/document/build.ts';
import type { PlanDocument } from '../../../bot/plan/document/model.ts';
import { calendarFile } from '../../../bot/plan/files/calendar.ts';
import { pdfFile } from '../../../bot/plan/files/pdf.ts';
import { wordFile } from '../../../bot/plan/files/word.ts';
import { planOf, type Plan } from '../../../dialogs/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { readPdf, type ReadPdf } from '../../support/pdf.ts';
import { workedCase } from '../../support/worked-case.ts';
import { realKnowledge, TODAY } from '../../support/world.ts';

const NOW = new Date(`${TODAY}T10:00:00Z`);

describe('a plan to take away', function () {
  this.timeout(30_000);
  let knowledge: Knowledge;
  let plan: Plan;
  let document: PlanDocument;
  before(async () => {
    knowledge = await realKnowledge();
    plan = planOf(knowledge, workedCase(), TODAY);
    document = planDocument(plan, knowledge);
  });
  const titles = (): string[] => document.sections.map(({ title }) => title);

  describe('as a Word document', () => {
    let parts: Record<string, string>;
    let body: string;
    before(async () => {
      const zip = unzipSync(new Uint8Array(await wordFile(document, 'Page {{page}} of {{pages}}')));
      parts = Object.fromEntries(Object.entries(zip).map(([name, content]) => [name, strFromU8(content)]));
      body = parts['word/document.xml']!;
    });
    const paragraphs = (): string[] => body.match(/<w:p>[\s\S]*?<\/w:p>|<w:p [\s\S]*?<\/w:p>/g) ?? [];
    const textIn = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join('');
    const styled = (style: string): string[] =>
      paragraphs()
        .filter((one) => one.includes(`<w:pStyle w:val="${style}"/>`))
        .map(textIn);

    it('has real headings, in the order of the page', () => {
      expect(styled('Title')).to.deep.equal([plan.title.replaceAll('&', '&amp;')]);
      expect(styled('Heading1')).to.deep.equal(titles());
      expect(styled('Heading2').length).to.be.greaterThan(5);
    });

    it('has real lists, and tables whose head is marked', () => {
      expect(body).to.include('<w:numPr>');
      const tables = body.split('<w:tbl>').slice(1);
      expect(tables.length).to.be.greaterThan(4);
      for (const table of tables) expect(table).to.include('<w:tblHeader/>');
    });

    it('says its language and title, and leads to the sources', () => {
      expect(parts['word/styles.xml']).to.include('<w:lang w:val="en-GB"');
      expect(parts['docProps/core.xml']).to.include('<dc:title>');
      for (const { url } of plan.sources.slice(0, 5))
        expect(parts['word/_rels/document.xml.rels']).to.include(url.replaceAll('&', '&amp;'));
    });

    it('says every score in words', () => {
      for (const { name, word } of plan.appraisal!.sideBySide.flatMap(({ words }) => words)) {
        expect(textIn(body).toLowerCase()).to.include(name);
        expect(textIn(body).toLowerCase()).to.include(word.toLowerCase());
      }
    });
  });

  describe('as a PDF', () => {
    let file: ReadPdf;
    before(async () => {
      const bytes = await pdfFile(document, { at: NOW, pageOf: (page, pages) => `Page ${page} of ${pages}` });
      file = readPdf(bytes);
    });
    const flat = (): string => file.text.replace(/\s+/g, ' ');

    it('is tagged, says its language and title, and claims to be for everybody', () => {
      for (const mark of ['/Marked true', '/StructTreeRoot', '/Lang (en-GB)', '/DisplayDocTitle true', 'pdfuaid:part'])
        expect(file.raw, mark).to.include(mark);
    });

    it('has headings, lists, tables with heads, links and pictures that are told', () => {
      const { tags } = file;
      expect(tags.get('H1')).to.equal(1);
      expect(tags.get('H2')).to.equal(document.sections.length);
      for (const tag of ['H3', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'Link'])
        expect(tags.get(tag), tag).to.be.greaterThan(3);
      expect(tags.get('Figure')).to.equal(2);
      expect(file.raw.match(/\/Alt/g)!.length).to.be.at.least(2);
    });

    it('embeds each of its fonts, and only those', () => {
      const fonts = new Set([...file.raw.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name));
      expect(fonts.size).to.equal(2);
      for (const font of fonts) expect(font).to.match(/^[A-Z]{6}\+AtkinsonHyperlegibleNext/);
    });

    it('can be copied from, in Welsh as well', () => {
      expect(flat()).to.include(plan.title);
      for (const title of titles()) expect(flat()).to.include(title);
      expect(flat()).to.include('Tŵr');
    });

    it('shows where the sources lead, for who reads it on paper', () => {
      const bare = flat().replace(/ /g, '');
      for (const { url } of plan.sources) expect(bare).to.include(`<${url}>`);
    });

    it('numbers its pages', () => {
      const count = file.raw.match(/\/Type \/Page\n/g)!.length;
      expect(flat()).to.include(`Page ${count} of ${count}`);
    });

    it('lets turns come in between', async () => {
      let between = 0;
      let ended = false;
      const count = (): void => {
        between += 1;
        if (!ended) setImmediate(count);
      };
      setImmediate(count);
      await pdfFile(document, { at: NOW, pageOf: () => '' });
      ended = true;
      expect(between).to.be.greaterThan(document.sections.length);
    });
  });

  describe('as a calendar', () => {
    const lines = (now = NOW, key = 'key'): string[] =>
      calendarFile(plan, wordsFor(knowledge, 'en'), key, now)!
        .replace(/\r\n[ \t]/g, '')
        .split('\r\n');
    const all = (name: string, from = lines()): string[] =>
      from.filter((line) => line.startsWith(name)).map((line) => line.slice(line.indexOf(':') + 1));

    it('has a whole day or more for each dated step, that blocks nothing', () => {
      const dated = plan.readiness.filter(({ by }) => by).length;
      const count = plan.steps!.list.length + dated;
      expect(all('BEGIN:VEVENT')).to.have.length(count);
      expect(all('DTSTART;VALUE=DATE')).to.have.length(count);
      expect(all('TRANSP')).to.deep.equal(Array.from({ length: count }, () => 'TRANSPARENT'));
      const starts = plan.steps!.list.map(({ start }) => start.replaceAll('-', '')).sort();
      expect(all('DTSTART').slice(0, starts.length)).to.deep.equal(starts);
    });

    it('ends each after its last day', () => {
      const [start, end] = [all('DTSTART'), all('DTEND')];
      start.forEach((from, at) => expect(end[at]! > from).to.equal(true));
    });

    it('gives an event the same name each time, another for another plan, and no link away', () => {
      const names = all('UID');
      expect(new Set(names).size).to.equal(names.length);
      expect(all('UID', lines(new Date('2027-01-01')))).to.deep.equal(names);
      expect(all('UID', lines(NOW, 'other'))).to.not.include(names[0]);
      expect(lines().join('\n')).to.not.include('/plan/');
    });

    it('is a later revision of the same events when it is taken again', () => {
      const revision = (now: Date): number => Number(all('SEQUENCE', lines(now))[0]);
      expect(revision(new Date(NOW.getTime() + 3_600_000))).to.be.greaterThan(revision(NOW));
      expect(revision(new Date('2050-01-01'))).to.be.lessThan(2 ** 31);
    });

    it('is laid out as RFC 5545 asks, part by part', () => {
      const from = lines();
      expect(from[0]).to.equal('BEGIN:VCALENDAR');
      expect(from.slice(-2)).to.deep.equal(['END:VCALENDAR', '']);
      for (const once of ['VERSION:2.0', 'METHOD:PUBLISH']) expect(all(once.split(':')[0]!), once).to.have.length(1);
      expect(all('PRODID')[0]).to.match(/^-\/\/.+\/\/.+\/\/EN$/);
      const events = from.join('\n').split('BEGIN:VEVENT\n').slice(1);
      for (const event of events) {
        const names = event.slice(0, event.indexOf('END:VEVENT')).trim().split('\n');
        // A name, parameters, a colon; commas and semicolons in texts stand behind a backslash.
        for (const line of names) expect(line).to.match(/^[A-Z-]+(;[A-Z-]+=[A-Z-]+)*:/);
        const text = names.filter((line) => /^(SUMMARY|DESCRIPTION):/.test(line));
        for (const line of text) expect(line).to.not.match(/[^\\][,;]/);
        const of = (name: string): string[] => names.filter((line) => line.startsWith(name));
        for (const name of ['UID:', 'DTSTAMP:', 'DTSTART;VALUE=DATE:', 'DTEND;VALUE=DATE:', 'SUMMARY:'])
          expect(of(name), name).to.have.length(1);
        expect(of('DTSTAMP')[0]).to.equal('DTSTAMP:20261124T100000Z');
        for (const name of ['DTSTART', 'DTEND']) expect(of(name)[0]).to.match(/:\d{8}$/);
      }
    });

    it('keeps lines short enough for any calendar, in whole letters', () => {
      const file = calendarFile(plan, wordsFor(knowledge, 'en'), 'key', NOW)!;
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line), line).to.be.at.most(75);
      expect(file.replaceAll('\r\n', '')).to.not.match(/[\r\n]/);
      expect(file).to.match(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    });
  });
});
