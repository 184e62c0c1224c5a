/** A chat on the web channel of a server somewhere: say something, read what is answered. */

export class WebChat {
  readonly #path: string;
  readonly #headers: Record<string, string>;
  #watermark = '';

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  }

  static async open(url: string): Promise<WebChat> {
    const line = `${url}/v3/directline`;
    const { token } = (await (await fetch(`${line}/tokens/generate`, { method: 'POST' })).json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const started = await fetch(`${line}/conversations`, { method: 'POST', headers });
    const { conversationId } = (await started.json()) as { conversationId: string };
    return new WebChat(`${line}/conversations/${conversationId}/activities`, token);
  }

  /** All that is answered, as one text. */
  async say(text: string): Promise<string> {
    const body = JSON.stringify({ type: 'message', text, from: { id: 'me' } });
    const posted = await fetch(this.#path, { method: 'POST', headers: this.#headers, body });
    if (!posted.ok) throw new Error(`${posted.status} ${await posted.text()}`);
    const read = await fetch(`${this.#path}?watermark=${this.#watermark}`, { headers: this.#headers });
    const set = (await read.json()) as {
      activities: { text?: string; from: { id: string } }[];
      watermark: string;
    };
    this.#watermark = set.watermark;
    const answers = set.activities.filter(({ from }) => from.id === 'bot');
    return answers.map((activity) => activity.text ?? '').join('\n\n');
  }
}
