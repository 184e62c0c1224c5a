/** An enquirer on the web channel who talks through crashes: sends again what was not acknowledged, reads by watermark. */

export interface Talked {
  readonly conversation: string;
  /** What the server acknowledged, in order. */
  readonly accepted: readonly string[];
  /** Ids of the messages that were shown, in the order of showing. */
  readonly seen: readonly (string | undefined)[];
}

interface ActivitySet {
  readonly activities: readonly { readonly type: string; readonly id?: string; readonly replyToId?: string }[];
  readonly watermark: string;
}

export const WebTalker = {
  async talk(base: () => string, going: () => boolean): Promise<Talked> {
    const first = (await post(base, '/v3/directline/tokens/generate', undefined, {})) as { token: string };
    const { conversationId, token } = (await post(base, '/v3/directline/conversations', first.token, {})) as {
      conversationId: string;
      token: string;
    };
    const path = `/v3/directline/conversations/${conversationId}/activities`;
    const accepted: string[] = [];
    const seen: (string | undefined)[] = [];
    let watermark = '';
    const read = async (): Promise<void> => {
      const set = (await call(base, `${path}?watermark=${watermark}`, token)) as ActivitySet;
      watermark = set.watermark;
      seen.push(...set.activities.filter(({ type }) => type === 'message').map(({ id }) => id));
    };
    for (let n = 0; going(); n += 1) {
      const text = `${conversationId} asks number ${n}`;
      const activity = { type: 'message', text, from: { id: 'x' }, channelData: { clientActivityID: `${n}` } };
      await post(base, path, token, activity);
      accepted.push(text);
      await read();
      // The server allows a person some forty messages a minute; a second apart is how fast anybody types.
      if (n > 15) await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await read();
    return { conversation: conversationId, accepted, seen };
  },
};

const post = (base: () => string, path: string, token: string | undefined, body: unknown): Promise<unknown> =>
  call(base, path, token, { method: 'POST', body: JSON.stringify(body) });

/** Until there is an answer; only a refusal ends it. */
async function call(
  base: () => string,
  path: string,
  token: string | undefined,
  init: RequestInit = {},
): Promise<unknown> {
  for (;;) {
    try {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const response = await fetch(base() + path, { ...init, headers });
      const body = (await response.json()) as unknown;
      if (response.ok) return body;
      if (response.status !== 429 && response.status < 500)
        throw new Refused(`${response.status} ${JSON.stringify(body)}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

class Refused extends Error {}
