import { Agent, request as httpRequest } from 'node:http';
import { TENANT } from './botProcesses.ts';

/** Where signed activities go, and what stands in them. */
export interface Receiver {
  readonly url: string;
  readonly serviceUrl: string;
  readonly token: string;
}

export interface Sender {
  /** Posts an activity; resolves with the body when its HTTP response is there, which is after the reply. */
  post(activity: object): Promise<{ readonly status: number; readonly body: string }>;
  close(): void;
}

/** Keeps its connections open, as Teams does. */
export function createSender({ url, token }: Receiver, connections: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    post: (activity) =>
      new Promise((resolve, reject) => {
        const bytes = Buffer.from(JSON.stringify(activity));
        const headers = {
          'Content-Type': 'application/json',
          'Content-Length': bytes.length,
          Authorization: `Bearer ${token}`,
        };
        const request = httpRequest(url, { method: 'POST', agent, headers }, (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (text) => {
            body += text;
          });
          response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
          response.once('error', reject);
        });
        request.once('error', reject);
        request.end(bytes);
      }),
    close: () => agent.destroy(),
  };
}

/** What employees ask, from a code that is found at once to words that nothing fits. */
const QUESTIONS = [
  'it says sign in failed',
  'E01',
  'how do I set up my iphone for work',
  'can my boss see my photos',
  'step 3',
  'authenticator was already on my phone',
  'hi',
  'what is the weather tomorrow',
];

let count = 0;

/** A message of one of a thousand employees, as Teams sends it. */
export function nextMessage({ serviceUrl }: Pick<Receiver, 'serviceUrl'>): object {
  count += 1;
  return {
    type: 'message',
    id: `activity-${process.pid}-${count}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:employee-${count % 1_000}`, name: 'Alex Wilber' },
    recipient: { id: '28:bot' },
    conversation: { id: `a:conversation-${count % 1_000}`, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: count % 4 === 0 ? 'de-DE' : 'en-US',
    text: QUESTIONS[count % QUESTIONS.length],
  };
}

/** Milliseconds of each of so many messages, the next one when the one before is answered, on each connection. */
export async function inTurn(receiver: Receiver, messages: number, connections: number): Promise<number[]> {
  const sender = createSender(receiver, connections);
  const times: number[] = [];
  let left = messages;
  const connection = async () => {
    while (left > 0) {
      left -= 1;
      times.push(await timed(sender, receiver));
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  sender.close();
  return times;
}

/** Milliseconds of each message when so many are sent a second, whether those before are answered or not. */
export async function atRate(receiver: Receiver, perSecond: number, seconds: number): Promise<number[]> {
  const sender = createSender(receiver, 100);
  const started = performance.now();
  const running: Promise<number>[] = [];
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    const wait = started + (sent * 1_000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(timed(sender, receiver));
  }
  const times = await Promise.all(running);
  sender.close();
  return times;
}

async function timed(sender: Sender, receiver: Receiver): Promise<number> {
  const started = performance.now();
  const { status, body } = await sender.post(nextMessage(receiver));
  if (status !== 200) throw new Error(`The bot answers ${status}: ${body}`);
  return performance.now() - started;
}

/** Source: nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
