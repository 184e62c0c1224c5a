/** The peer: the smallest bot on the same stack, restify and the SDK's own adapter; it keeps nothing. */
import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
  await adapter.process(req, res, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text}`);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`Ready: http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
