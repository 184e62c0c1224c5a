/** Token buckets: fair limits first per conversation, then, as a ceiling, per address (libraries share one). */
export interface Rate {
  /** How many at once. */
  readonly burst: number;
  readonly perMinute: number;
}

export interface Limits {
  readonly messagesPerConversation: Rate;
  readonly messagesPerAddress: Rate;
  readonly conversationsPerAddress: Rate;
}

export const DEFAULT_LIMITS: Limits = {
  messagesPerConversation: { burst: 30, perMinute: 40 },
  messagesPerAddress: { burst: 600, perMinute: 1200 },
  conversationsPerAddress: { burst: 120, perMinute: 120 },
};

export interface Limiter {
  /** Takes one; 0 when there was one, else the seconds until there is. */
  take(key: string, now: number): number;
}

interface Bucket {
  left: number;
  at: number;
}

/** How many keys are kept before the full buckets, which say nothing, are thrown away. */
const SWEEP_AT = 10_000;

export function createLimiter({ burst, perMinute }: Rate): Limiter {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  const filled = (bucket: Bucket, now: number) => Math.min(burst, bucket.left + Math.max(0, now - bucket.at) * perMs);
  let sweepAt = SWEEP_AT;

  function sweep(now: number) {
    for (const [key, bucket] of buckets) if (filled(bucket, now) >= burst) buckets.delete(key);
    sweepAt = Math.max(SWEEP_AT, buckets.size * 2);
  }

  return {
    take(key, now) {
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      const left = filled(bucket, now);
      if (left < 1) return Math.max(1, Math.ceil((1 - left) / perMs / 1000));
      buckets.set(key, { left: left - 1, at: now });
      if (buckets.size > sweepAt) sweep(now);
      return 0;
    },
  };
}

/**
 * The key of an address, or undefined where a ceiling would be unfair: loopback is a developer, or a proxy behind which
 * everybody is. One IPv6 customer has a whole /64.
 */
export function addressKey(address: string | undefined): string | undefined {
  if (!address) return undefined;
  const plain = address.replace(/^::ffff:/i, '');
  if (plain === '::1' || plain.startsWith('127.')) return undefined;
  return plain.includes(':') ? expandIpv6(plain).slice(0, 4).join(':') : plain;
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  if (tail === undefined) return left;
  const right = tail ? tail.split(':') : [];
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
}
