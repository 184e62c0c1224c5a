import { expect } from 'chai';
import fc from 'fast-check';
import { addressKey, createLimiter } from '../../../../bot/channels/direct-line/limits.ts';

describe('limits', () => {
  it('give what has been saved up at once, then so many a minute, and say how long to wait', () => {
    const limiter = createLimiter({ burst: 3, perMinute: 6 });
    expect([0, 0, 0].map(() => limiter.take('a', 0))).to.deep.equal([0, 0, 0]);
    expect(limiter.take('a', 0)).to.equal(10);
    expect(limiter.take('a', 9_000)).to.equal(1);
    expect(limiter.take('a', 10_000)).to.equal(0);
    expect(limiter.take('b', 10_000)).to.equal(0);
  });

  it('never let more through than the rate allows, whatever the order of calls', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { maxLength: 200 }), (pauses) => {
        const limiter = createLimiter({ burst: 5, perMinute: 60 });
        let now = 0;
        const passed = pauses.filter((pause) => limiter.take('x', (now += pause)) === 0).length;
        expect(passed).to.be.at.most(5 + now / 1000 + 1e-6);
      }),
    );
  });

  it('are for an address, for a whole IPv6 network, and not for loopback', () => {
    expect(addressKey('203.0.113.9')).to.equal('203.0.113.9');
    expect(addressKey('::ffff:203.0.113.9')).to.equal('203.0.113.9');
    expect(addressKey('2001:db8:1:2:3:4:5:6')).to.equal(addressKey('2001:db8:1:2::9'));
    expect(addressKey('2001:db8:1:3::9')).not.to.equal(addressKey('2001:db8:1:2::9'));
    for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1', undefined]) expect(addressKey(own)).to.equal(undefined);
  });
});
