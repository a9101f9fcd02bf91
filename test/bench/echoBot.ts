import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';

// What a turn costs with the SDK alone: its own adapter and its own check of the token (signature by the channel's
// key, issuer, audience, expiry, service URL), the same managed identity for what it sends, one line of text back.

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ ...process.env }));
const bot = new EchoBot();
const app = express();
app.post('/api/messages', express.json(), (request, response) =>
  adapter.process(request, response, (context) => bot.run(context)),
);
const server = createServer(app);
server.listen(0, '127.0.0.1', () => {
  writeSync(1, `Bot    http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages\n`);
});
