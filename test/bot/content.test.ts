import { expect } from 'chai';
import { readConfig } from '../../bot/config.ts';
import { ContentError, dayOf, loadContent } from '../../bot/content.ts';
import { LiveContent } from '../../bot/live-content.ts';

describe('the content that the bot tells', () => {
  const { contentDir } = readConfig(process.env);

  it('is of today, and of tomorrow after midnight in London without a restart', async () => {
    const content = await loadContent(contentDir, '2026-06-30', { phrases: [] });
    let now = new Date('2026-06-30T22:59:00Z');
    const daily = new LiveContent(content, () => now, false);
    const fixed = new LiveContent(content, () => now, true);
    const days = (): string[] => [daily, fixed].map(({ current }) => current.knowledge.asOf);
    const turnPages = (): void => [daily, fixed].forEach((each) => each.turnPage());
    turnPages();
    expect(days()).to.deep.equal(['2026-06-30', '2026-06-30']);
    now = new Date('2026-06-30T23:01:00Z');
    turnPages();
    expect(days()).to.deep.equal(['2026-07-01', '2026-06-30']);
    expect(dayOf(now)).to.equal('2026-07-01');
  });

  it('is refused when the bot could not say what it has to say', async () => {
    const error = await loadContent(contentDir, '2026-06-30', { phrases: ['no.such-phrase', 'turn.failed'] }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(ContentError);
    expect((error as Error).message)
      .to.include('no.such-phrase')
      .and.not.include('turn.failed');
  });
});
