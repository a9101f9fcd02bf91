import { type Finding, findingsOf } from './finding.ts';
import { probe } from './probe.ts';

const { ok, warn, fail } = findingsOf('bot');

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether the server runs, is ready, and takes no message from somebody who is not Teams. */
export async function botFindings(origin: string): Promise<Finding[]> {
  const findings = await Promise.all([
    probeFindings(new URL('/healthz', origin).href, 'runs'),
    probeFindings(new URL('/readyz', origin).href, 'is ready'),
    strangerFindings(new URL('/api/messages', origin)),
  ]);
  return findings.flat();
}

async function probeFindings(url: string, good: string): Promise<Finding[]> {
  const probed = await probe(url);
  if (!probed.answered) return [fail(`found ${probed.reason} at ${url}; start the server there`)];
  const { status, body } = probed;
  if (status === 200) return [ok(`the server ${good} (${url})`)];
  const reason = reasonIn(body);
  return [
    fail(
      `found status ${status} at ${url}${reason ? `: ${reason}` : ''}, expected 200; ${
        status === 404 ? 'route /api, /healthz and /readyz to the server' : 'mend that on the server'
      }`,
    ),
  ];
}

/** A message without a token, as anybody on the internet can send it. */
async function strangerFindings(url: URL): Promise<Finding[]> {
  const probed = await probe(url.href, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: 'enrollkit-doctor',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/teams/',
      from: { id: 'nobody' },
      recipient: { id: 'bot' },
      conversation: { id: 'nowhere' },
      deliveryMode: 'expectReplies',
      text: 'hi',
    }),
  });
  if (!probed.answered) return [fail(`found ${probed.reason} at ${url}, expected the bot`)];
  const { status } = probed;
  if (status === 401 || status === 403) return [ok(`${url} refuses who is not Teams`)];
  if (status === 200 && LOOPBACK.includes(url.hostname))
    return [warn(`${url} answers without a token, as a bot without MicrosoftAppId does on its own machine`)];
  if (status === 200)
    return [
      fail(`found an answer for a stranger at ${url}, expected 401; stop that server and set MicrosoftAppId`),
    ];
  return [
    fail(
      `found status ${status} at ${url}, expected 401; the bot is not there. Route this address to the server, POST included`,
    ),
  ];
}

/** What our own server says in short JSON; nothing of anybody else's page. */
function reasonIn(body: string): string | undefined {
  try {
    const { reasons } = JSON.parse(body);
    const isOurs = Array.isArray(reasons) && reasons.every((reason) => typeof reason === 'string');
    return isOurs ? reasons.join(', ') : undefined;
  } catch {
    return undefined;
  }
}
