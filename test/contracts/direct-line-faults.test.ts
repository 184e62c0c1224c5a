/**
 * What Microsoft's client makes of a proxy's answers: the table of PITFALLS.md L. It is why our endpoint answers as it
 * does and why the view has a connection of its own; when a new version of the client behaves better, this says so.
 */
import { expect } from 'chai';
import type { Request } from 'restify';
import { lendBrowserGlobals } from '../support/browser-globals.ts';
import { connect, ConnectionStatus, newToken, type Client } from '../support/direct-line-client.ts';
import { serveDirectLine, type TestServer } from '../support/direct-line-server.ts';
import { writeRow } from '../support/echo-turns.ts';

const QUIET_MS = 700;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("Microsoft's Direct Line client alone, when a proxy", () => {
  let giveBack: () => void;
  let server: TestServer;
  let client: Client | undefined;

  before(() => (giveBack = lendBrowserGlobals()));
  after(() => giveBack());
  beforeEach(async () => {
    server = await serveDirectLine();
  });
  afterEach(async () => {
    client?.end();
    await server.stop();
    await server.store.close();
  });

  const isPoll = ({ method, url }: Request) => method === 'GET' && url?.includes('/activities') === true;
  const isStart = ({ method, url }: Request) => method === 'POST' && url?.endsWith('/conversations') === true;
  const isPost = ({ method, url }: Request) => method === 'POST' && url?.endsWith('/activities') === true;
  const once = (is: (req: Request) => boolean, status: number) => {
    let left = 1;
    return (req: Request) => (is(req) && left-- > 0 ? status : undefined);
  };
  async function begin(): Promise<{ client: Client; conversationId: string }> {
    const { token, conversationId } = await newToken(server.domain);
    client = connect('polling', server.domain, token);
    return { client, conversationId };
  }
  async function started() {
    const begun = await begin();
    await begun.client.until(({ seen }) => seen.length === 1);
    return begun;
  }
  const advise = (conversation: string) =>
    writeRow(server.store, conversation, { author: 'adviser', activity: { type: 'message', text: 'hello?' } });

  for (const status of [500, 502, 503, 429, 401])
    it(`answers ${status} to one poll: never polls again and says nothing`, async () => {
      const { client, conversationId } = await started();
      server.fault = once(isPoll, status);
      await pause(QUIET_MS);
      await advise(conversationId);
      await pause(QUIET_MS);
      expect(client.texts()).to.deep.equal(['Welcome']);
      expect(client.statuses.at(-1)).to.equal(ConnectionStatus.Online);
    });

  it('answers 403 to a poll: takes its token for expired', async () => {
    const { client } = await started();
    server.fault = once(isPoll, 403);
    await client.until(({ statuses }) => statuses.at(-1) === ConnectionStatus.ExpiredToken);
  });

  it('answers 404 to a poll: takes the conversation for ended', async () => {
    const { client } = await started();
    server.fault = once(isPoll, 404);
    await client.until(({ statuses }) => statuses.at(-1) === ConnectionStatus.Ended);
  });

  it('answers 503 to a start: never tries again', async () => {
    server.fault = once(isStart, 503);
    const { client } = await begin();
    await client.until(({ statuses }) => statuses.at(-1) === ConnectionStatus.FailedToConnect);
    await pause(QUIET_MS);
    expect(client.seen).to.have.length(0);
  });

  it('answers 429 to a start: tries again, so that is our answer when something is wrong', async () => {
    server.fault = once(isStart, 429);
    const { client } = await begin();
    await client.until(({ seen }) => seen.length === 1, 3000);
  });

  for (const status of [403, 429, 500, 502, 503])
    it(`answers ${status} to a message: leaves it to the person to send it again`, async () => {
      const { client, conversationId } = await started();
      server.fault = once(isPost, status);
      expect(await client.say('hello')).to.equal('retry');
      expect(await server.store.log(conversationId, 0)).to.have.length(1);
    });

  it('answers 400 to a message: reports an error', async () => {
    const { client } = await started();
    server.fault = once(isPost, 400);
    await client.say('hello').then(
      () => expect.fail('was taken'),
      (error: { status: number }) => expect(error.status).to.equal(400),
    );
  });
});
