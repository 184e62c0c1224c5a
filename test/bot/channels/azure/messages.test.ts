import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { expect } from 'chai';
import type { Converse } from '../../../support/turn-world.ts';
import { AzureWorld, type AzureWorldOptions } from '../../../support/azure-world.ts';
import { until } from '../../../support/fake-connector.ts';

const APP = {
  id: '11111111-2222-3333-4444-555555555555',
  type: 'MultiTenant',
  password: 'x',
  tenantId: undefined,
} as const;
const OWN = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const OTHER = 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee';
const teams = (tenant: string, conversationType = 'personal') => ({
  channelId: 'msteams',
  conversation: { id: `talk-${tenant}-${conversationType}`, conversationType, tenantId: tenant },
});

describe('/api/messages', () => {
  const worlds: AzureWorld[] = [];
  const open = async (options: AzureWorldOptions = {}): Promise<AzureWorld> => {
    const world = await AzureWorld.open(options);
    worlds.push(world);
    return world;
  };
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map((world) => world.close()));
  });

  describe('without credentials', () => {
    it('answers a program on this machine, by the connector that it named', async () => {
      const azure = await open();
      const response = await azure.post({ id: 'their-id', conversation: { id: '19:a/b c@thread.tacv2;messageid=1' } });
      expect(response.status).to.equal(200);
      await until(() => azure.connector.received.length === 1);
      const [got] = azure.connector.received;
      expect(got).to.include({
        conversation: '19:a/b c@thread.tacv2;messageid=1',
        replyTo: 'their-id',
        authorization: undefined,
      });
      expect(got?.activity).to.deep.include({
        type: 'message',
        text: '1: hello',
        textFormat: 'markdown',
        summary: '1: hello',
        from: { id: 'bot-1', name: 'Bot' },
        recipient: { id: 'user-1', name: 'Ceri' },
        replyToId: 'their-id',
      });
      expect(got?.activity).not.to.have.property('channelData');
    });

    for (const header of ['X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded', 'Via', 'X-Real-IP'])
      it(`is not there for a request that came through a proxy (${header})`, async () => {
        const azure = await open();
        expect((await azure.post({}, { [header]: '127.0.0.1' })).status).to.equal(404);
        expect(await azure.world.store.conversation('emulator/talk-1')).to.equal(undefined);
      });

    for (const [why, config] of [
      ['listens for others', { host: '0.0.0.0' }],
      ['has a public address', { publicUrl: 'https://advice.example.org' }],
    ] as const)
      it(`is not there when the server ${why}`, async () => {
        const azure = await open({ config });
        expect((await azure.post()).status).to.equal(404);
      });

    it('is not there for a page that calls this machine by another name', async () => {
      const azure = await open();
      const status = await new Promise((resolve, reject) => {
        const req = request(azure.url, {
          method: 'POST',
          headers: { host: 'evil.example', 'content-type': 'application/json' },
        });
        req.on('response', (res) => resolve(res.statusCode)).on('error', reject);
        req.end(JSON.stringify(azure.activity()));
      });
      expect(status).to.equal(404);
    });

    for (const [what, more] of [
      ['another channel', { channelId: 'slack' }],
      ['a service URL elsewhere', { serviceUrl: 'https://smba.trafficmanager.net/uk/' }],
      ['a service URL that looks like here', { serviceUrl: 'http://127.0.0.1.evil.example/' }],
    ] as const)
      it(`is not there for ${what}`, async () => {
        const azure = await open();
        expect((await azure.post(more)).status).to.equal(404);
        expect(azure.connector.received).to.deep.equal([]);
      });
  });

  describe('the Microsoft 365 Agents Playground', () => {
    it('is answered, by what it was recorded to send', async () => {
      const azure = await open();
      const file = new URL('./recorded/agents-playground.json', import.meta.url);
      const recorded = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
      for (const activity of recorded) {
        const response = await azure.raw(JSON.stringify({ ...activity, serviceUrl: azure.connector.url }));
        expect(response.status, String(activity['type'])).to.equal(200);
      }
      await until(() => azure.connector.received.length === 1);
      expect(azure.connector.texts()).to.deep.equal(['1: how much does it cost to register a CIC?']);
      expect(azure.connector.received[0]?.activity).to.deep.include({
        channelId: 'msteams',
        recipient: { id: 'user-id-0', name: 'Alex Wilber', aadObjectId: '00000000-0000-0000-0000-0000000000020' },
      });
    });
  });

  describe('with credentials', () => {
    const signed = (error?: Error) =>
      ({
        authenticateRequest: async (_: unknown, header: string) => {
          if (error) throw error;
          if (header !== 'Bearer right') throw new Error('jwt canary-91c2 malformed');
          return {};
        },
        createConnectorFactory: () => ({ create: () => Promise.reject(new Error('not in this test')) }),
      }) as unknown as NonNullable<AzureWorldOptions['auth']>;

    it('takes what is signed, from anywhere', async () => {
      const azure = await open({ config: { app: APP, host: '0.0.0.0' }, auth: signed() });
      const headers = { authorization: 'Bearer right', 'x-forwarded-for': '20.20.20.20' };
      expect((await azure.post({ deliveryMode: 'expectReplies' }, headers)).status).to.equal(200);
    });

    it('refuses what is not, and says nothing of why', async () => {
      const azure = await open({ config: { app: APP }, auth: signed() });
      for (const headers of [{}, { authorization: 'Bearer wrong' }] as Record<string, string>[]) {
        const response = await azure.post({}, headers);
        expect(response.status).to.equal(401);
        expect(await response.text()).not.to.include('canary');
      }
      expect(await azure.world.store.conversation('emulator/talk-1')).to.equal(undefined);
    });

    it('refuses a service URL that is not Azure’s even when it is signed', async () => {
      const azure = await open({ config: { app: APP }, auth: signed(), mayCall: () => false });
      expect((await azure.post({}, { authorization: 'Bearer right' })).status).to.equal(403);
    });

    it('serves the tenants that are listed and its own, when any are', async () => {
      const config = { app: { ...APP, tenantId: OWN }, teamsTenants: [OTHER] };
      const azure = await open({ config, auth: signed() });
      const post = async (tenant: string) =>
        (await azure.post({ ...teams(tenant), deliveryMode: 'expectReplies' }, { authorization: 'Bearer right' }))
          .status;
      expect(await post(OWN)).to.equal(200);
      expect(await post(OTHER)).to.equal(200);
      expect(await post('cccccccc-bbbb-cccc-dddd-eeeeeeeeeeee')).to.equal(403);
    });

    it('leaves the check to the SDK, which refuses what is made up', async () => {
      const auth = new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: APP.id, MicrosoftAppPassword: 'x' });
      const azure = await open({ config: { app: APP }, auth });
      for (const headers of [{}, { authorization: 'Bearer a.b.c' }, { authorization: 'nonsense' }] as Record<
        string,
        string
      >[])
        expect((await azure.post({}, headers)).status).to.equal(401);
    });
  });

  describe('what the conversation knows of Teams', () => {
    const facts: Converse = async ({ context, channel }) =>
      void (await context.sendActivity(`${channel.kind} ${channel.employerTenant}`));
    const told = async (azure: AzureWorld, more: Record<string, unknown>): Promise<string> => {
      const response = await azure.post({ ...more, deliveryMode: 'expectReplies' });
      return ((await response.json()) as { activities: { text: string }[] }).activities[0]!.text;
    };

    it('is the employer’s eye in a personal chat of a listed tenant', async () => {
      const azure = await open({ converse: facts, config: { teamsTenants: [OTHER] } });
      expect(await told(azure, teams(OTHER))).to.equal('teams true');
      expect(await told(azure, teams(OTHER.toUpperCase()))).to.equal('teams true');
      expect(await told(azure, teams(OTHER, 'channel'))).to.equal('teams false');
      expect(await told(azure, teams(OWN))).to.equal('teams false');
      expect(await told(azure, {})).to.equal('other false');
    });
  });

  describe('bad input', () => {
    it('is refused with a clear 4xx, and nothing is kept', async () => {
      const azure = await open();
      for (const [body, status] of [
        ['{"type":', 400],
        ['[]', 400],
        ['null', 400],
        ['"text"', 400],
        ['{}', 400],
        [JSON.stringify(azure.activity({ text: { a: 1 } })), 400],
        [JSON.stringify(azure.activity({ conversation: 'x' })), 400],
        [JSON.stringify(azure.activity({ conversation: { id: 'line\nbreak' } })), 400],
        [JSON.stringify(azure.activity({ serviceUrl: 'not a url' })), 400],
        [JSON.stringify(azure.activity({ from: undefined })), 400],
        [JSON.stringify(azure.activity({ text: 'x'.repeat(1_000_000) })), 413],
      ] as const) {
        const response = await azure.raw(body);
        expect(response.status, body.slice(0, 60)).to.equal(status);
        expect(await response.json()).to.have.nested.property('error.code');
      }
      expect((await azure.raw('x', { 'content-encoding': 'gzip' })).status).to.equal(415);
      expect(azure.troubles).to.deep.equal([]);
      expect(await azure.world.store.conversation('emulator/talk-1')).to.equal(undefined);
    });

    it('cannot reach into objects by __proto__', async () => {
      const azure = await open();
      const body = JSON.stringify(azure.activity()).replace('{', '{"__proto__":{"polluted":true},');
      expect((await azure.raw(body)).status).to.equal(200);
      expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
    });

    it('of very long ids is no trouble', async () => {
      const azure = await open();
      const long = `a:${'x'.repeat(300)}`;
      expect((await azure.post({ conversation: { id: long }, id: 'i'.repeat(200) })).status).to.equal(200);
      await until(() => azure.connector.received.length === 1);
      expect(azure.connector.received[0]).to.include({ conversation: long, replyTo: 'i'.repeat(200) });
    });

    it('shows nothing of what went wrong inside', async () => {
      const azure = await open({ converse: () => Promise.reject(new Error('canary-55aa: password=abc')) });
      const response = await azure.post({ deliveryMode: 'expectReplies' });
      const text = await response.text();
      expect(response.status).to.equal(200);
      expect(text).to.include('turn.failed').and.not.include('canary');
      azure.world.store.conversation = () => Promise.reject(new Error('canary-55aa: database at 10.0.0.1'));
      const broken = await azure.post();
      expect(broken.status).to.equal(500);
      expect(await broken.text()).not.to.include('canary');
      expect(azure.troubles.map(({ where }) => where)).to.include('messages');
    });
  });

  describe('a turn', () => {
    it('has five effects in order when five come at once, and one when it comes twice', async () => {
      const azure = await open();
      await azure.post({ id: 'first', text: 'first' });
      const five = ['a', 'b', 'c', 'd', 'e'].map((text) => azure.post({ id: text, text }));
      const again = ['a', 'b'].map((text) => azure.post({ id: text, text }));
      for (const response of await Promise.all([...five, ...again])) expect(response.status).to.equal(200);
      await until(() => azure.connector.received.length === 6);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const counts = azure.connector.texts().map((text) => Number(text.split(':')[0]));
      expect(counts).to.deep.equal([1, 2, 3, 4, 5, 6]);
    });

    it('answers in the body where the channel wants that, and nowhere else', async () => {
      const azure = await open();
      const response = await azure.post({ id: 'x', deliveryMode: 'expectReplies' });
      const { activities } = (await response.json()) as { activities: { text: string; replyToId: string }[] };
      expect(activities).to.have.length(1);
      expect(activities[0]).to.include({ text: '1: hello', replyToId: 'x' });
      const again = await azure.post({ id: 'x', deliveryMode: 'expectReplies' });
      expect(await again.json()).to.deep.equal({ activities });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(azure.connector.received).to.deep.equal([]);
    });

    it('answers an invoke with its body, and says when nobody understood it', async () => {
      const invoking: Converse = async ({ context }) => {
        if (context.activity.name === 'known')
          await context.sendActivity({ type: 'invokeResponse', value: { status: 201, body: { done: true } } });
      };
      const azure = await open({ converse: invoking });
      const known = await azure.post({ type: 'invoke', name: 'known', value: {} });
      expect([known.status, await known.json()]).to.deep.equal([201, { done: true }]);
      expect((await azure.post({ type: 'invoke', name: 'unknown' })).status).to.equal(501);
      const both = await azure.post({ type: 'invoke', name: 'known', deliveryMode: 'expectReplies' });
      expect(await both.json()).to.deep.equal({
        activities: [{ type: 'invokeResponse', value: { status: 201, body: { done: true } } }],
      });
    });

    it('never lets trace leave', async () => {
      const azure = await open({
        converse: async ({ context }) => void (await context.sendTraceActivity('x', { a: 1 })),
      });
      const response = await azure.post({ deliveryMode: 'expectReplies' });
      expect(await response.json()).to.deep.equal({ activities: [] });
    });

    it('hears what the person meant, without the mention of the bot', async () => {
      const azure = await open();
      await azure.post({
        ...teams(OWN),
        text: '<at>Bot</at>&nbsp;what does <at>Siân</at> say &amp; why isn’t it &lt;free&gt;?\u00a0',
        entities: [
          { type: 'mention', text: '<at>Bot</at>', mentioned: { id: 'bot-1', name: 'Bot' } },
          { type: 'mention', text: '<at>Siân</at>', mentioned: { id: 'user-2', name: 'Siân' } },
          { nonsense: true },
        ],
      });
      await until(() => azure.connector.received.length === 1);
      expect(azure.connector.texts()).to.deep.equal(["1: what does Siân say & why isn't it <free>?"]);
    });

    it('welcomes people, not the bot', async () => {
      const members: Converse = async ({ context }) =>
        void (await context.sendActivity(String(context.activity.membersAdded?.length)));
      const azure = await open({ converse: members });
      const response = await azure.post({
        type: 'conversationUpdate',
        text: undefined,
        membersAdded: [{ id: 'bot-1' }, { id: 'user-1' }],
        deliveryMode: 'expectReplies',
      });
      const { activities } = (await response.json()) as { activities: { text: string }[] };
      expect(activities[0]?.text).to.equal('1');
    });

    it('keeps an edited message beside the first one, unanswered', async () => {
      const azure = await open();
      await azure.post({ id: 'm', text: 'frist' });
      expect((await azure.post({ type: 'messageUpdate', id: 'm', text: 'first', timestamp: 't1' })).status).to.equal(
        200,
      );
      const log = await azure.world.store.log('emulator/talk-1', 0);
      expect(log.map(({ activity }) => `${activity.type} ${activity.text}`)).to.deep.equal([
        'message frist',
        'message 1: frist',
        'messageUpdate first',
      ]);
    });
  });
});
