import { expect } from 'chai';
import { Pace } from '../../../../bot/channels/azure/pace.ts';
import { verdictOn } from '../../../../bot/channels/azure/verdict.ts';

const failed = (statusCode: number, headers: Record<string, string> = {}, code?: string) => ({
  statusCode,
  body: { error: { code } },
  response: { headers: { get: (name: string) => headers[name] } },
});
const fresh = { tries: 0, waited: 0, jitter: 0.5 };

describe('what a failed delivery means', () => {
  it('is a pause that doubles, up to five minutes', () => {
    const pauses = [0, 1, 2, 8, 20].map((tries) => verdictOn(failed(429), { ...fresh, tries }));
    expect(pauses.map((verdict) => verdict.do === 'retry' && verdict.afterMs)).to.deep.equal([
      1_000, 2_000, 4_000, 256_000, 300_000,
    ]);
  });

  it('is spread, so that many do not come back at once', () => {
    const [least, most] = [0, 1].map((jitter) => verdictOn(failed(503), { ...fresh, jitter }));
    expect([least, most]).to.deep.equal([
      { do: 'retry', afterMs: 500, because: 'http-503' },
      { do: 'retry', afterMs: 1_500, because: 'http-503' },
    ]);
  });

  it('is at least the pause that was asked for, in seconds or as a date, and at most an hour', () => {
    const asked = (value: string) => {
      const verdict = verdictOn(failed(429, { 'retry-after': value }), { ...fresh, jitter: 0 });
      return verdict.do === 'retry' ? verdict.afterMs : 0;
    };
    expect(asked('7')).to.equal(7_000);
    expect(asked('999999')).to.equal(3_600_000);
    expect(asked(new Date(Date.now() + 60_000).toUTCString())).to.be.within(55_000, 61_000);
    expect(asked('soon')).to.equal(500);
  });

  it('is to try again when nobody answered', () => {
    expect(verdictOn(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), fresh)).to.deep.include({
      do: 'retry',
      because: 'ECONNREFUSED',
    });
  });

  it('is the end after a day', () => {
    expect(verdictOn(failed(429), { ...fresh, waited: 25 * 3_600_000 })).to.include({ do: 'give-up' });
  });

  it('is to stop at 403 and 404', () => {
    expect(verdictOn(failed(403, {}, 'BotDisabledByAdmin'), fresh)).to.deep.equal({
      do: 'unreachable',
      because: 'BotDisabledByAdmin',
    });
    expect(verdictOn(failed(404), fresh)).to.deep.equal({ do: 'unreachable', because: 'http-404' });
  });

  it('is to try 401 for a while, and never 400', () => {
    expect(verdictOn(failed(401), fresh)).to.include({ do: 'retry' });
    expect(verdictOn(failed(401), { ...fresh, tries: 16 })).to.include({ do: 'give-up' });
    expect(verdictOn(failed(400), fresh)).to.include({ do: 'give-up' });
  });

  it('repeats no message of the other side', () => {
    expect(verdictOn(failed(400, {}, 'token abc for user@example.org'), fresh)).to.include({ because: 'http-400' });
  });
});

describe('the pace in one conversation', () => {
  it('stays under every limit of Teams, however fast it is asked', () => {
    const pace = new Pace();
    const sent: number[] = [];
    for (let now = 0; now < 2 * 3_600_000;) {
      now += pace.take('c', now);
      sent.push(now);
    }
    for (const [most, seconds] of [
      [7, 1],
      [8, 2],
      [60, 30],
      [1_800, 3_600],
    ] as const)
      for (let first = 0; first + most < sent.length; first += 1)
        expect(sent[first + most]! - sent[first]!, `${most} in ${seconds} s`).to.be.at.least(seconds * 1_000);
  });

  it('holds nobody up who writes like a person', () => {
    const pace = new Pace();
    for (let now = 0; now < 600_000; now += 5_000) expect(pace.take('c', now)).to.equal(0);
    expect(pace.take('other', 0)).to.equal(0);
  });
});
