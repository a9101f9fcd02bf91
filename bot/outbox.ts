import { setTimeout as wait } from 'node:timers/promises';
import { caseCard, deliveredCard, deliveredTitle, otherWaysCard } from './cards/caseCard.ts';
import { type Case, type Cases, caseNumber } from './escalation/case.ts';
import { isLastAttempt, LEASE_MS, retryDelay, type SendFailure, shouldTell } from './escalation/retry.ts';
import { describeError, type Log } from './log.ts';
import { type Messenger, type Notice, SendError } from './messenger.ts';
import type { Metrics } from './metrics.ts';
import { type LocalizedKnowledge, localeOf } from './replies.ts';

/**
 * Sends what is saved: a case to the channel, its card again when something has changed, the answer to the
 * employee. Each case is leased, so that of several servers one works on it.
 *
 * What is sent is written down in the next statement after the connector has taken it, with nothing in
 * between, again and again if the database does not answer; a server that is told to stop finishes that
 * first. If it dies between the two all the same, the lease runs out and the message is sent once more: Teams
 * knows no key by which it would tell the two apart. Every message carries the number of its case, by which
 * people do.
 */
export interface Outbox {
  /** Sends what is due until nothing is. */
  run(): Promise<void>;
  /** There is something to send: runs soon. */
  wake(): void;
  /** Runs at once and from then on again and again. */
  start(): void;
  /** Finishes what is being sent. */
  stop(): Promise<void>;
}

interface OutboxOptions {
  readonly locales: readonly [LocalizedKnowledge, ...LocalizedKnowledge[]];
  readonly cases: Cases;
  readonly messenger: Messenger;
  /** Names this process in a lease. */
  readonly holder: string;
  readonly now: () => Date;
  readonly metrics: Metrics;
  readonly log: Log;
}

const POLL_MS = 5_000;
const TIDY_MS = 24 * 60 * 60_000;
/** Between attempts to write down what has been sent; all of them together are shorter than a lease. */
const WRITE_WAITS_MS = [100, 1_000, 5_000, 15_000];
// A connector that hangs holds up one of them, not everybody's question.
const PARALLEL = 4;
/** How long a case is kept that is at an end. */
const KEPT_MS = 90 * TIDY_MS;

export function createOutbox({
  locales,
  cases,
  messenger,
  holder,
  now,
  metrics,
  log,
}: OutboxOptions): Outbox {
  const [inChannel] = locales;
  const { escalation } = inChannel.knowledge.config.support;
  const channel = escalation.to === 'teams-channel' ? escalation.teamsChannelId : undefined;
  const time = () => now().getTime();
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timers: readonly NodeJS.Timeout[] = [];

  /** Works on one case after the other until none is due, or the database does not answer. */
  async function drain(): Promise<void> {
    try {
      while (!stopped) {
        const next = await cases.lease(holder, time(), time() + LEASE_MS);
        if (!next) return;
        await work(next);
      }
    } catch (error) {
      log({ event: 'outbox-failed', ...describeError(error) });
    }
  }

  async function work(of: Case): Promise<void> {
    try {
      await send(of);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      log({ event: 'case-not-sent', case: caseNumber(of.id), state: of.state, status: error.failure.status });
      await putOff(of, error.failure);
    }
  }

  async function send(of: Case): Promise<void> {
    if (of.state === 'open') {
      if (!channel) return giveUp(of);
      const post = await messenger.post(channel, of.employee, onCard(of));
      return writeDown(() => cases.posted(of.id, post, of.version, time()));
    }
    if (of.state === 'answered') {
      await messenger.tell(of.employee, answerNotice(of));
      return writeDown(() => cases.delivered(of.id, time()));
    }
    if (of.post && of.shown < of.version) await messenger.update(of.post, of.employee, onCard(of));
    return cases.shown(of.id, of.version, time());
  }

  /** What follows from a failure: another try later, other ways for the employee, or the end. */
  async function putOff(of: Case, failure: SendFailure): Promise<void> {
    const attempts = of.attempts + 1;
    const isLast = isLastAttempt(attempts);
    if (of.state === 'open') {
      if (isLast) return giveUp(of);
      if (!of.told && shouldTell(attempts, failure) && (await tells(of, 'escalation.delayed')))
        await cases.told(of.id);
    } else if (failure.permanent || isLast) {
      return of.state === 'answered'
        ? cases.undeliverable(of.id, time())
        : cases.shown(of.id, of.version, time());
    }
    return cases.retry(of, holder, time() + retryDelay(attempts, failure));
  }

  async function giveUp(of: Case): Promise<void> {
    await tells(of, 'escalation.gaveUp');
    await cases.undeliverable(of.id, time());
  }

  async function tells(of: Case, key: 'escalation.delayed' | 'escalation.gaveUp'): Promise<boolean> {
    const { knowledge, messages } = localeOf(locales, of.locale);
    const card = otherWaysCard(key, knowledge, messages);
    try {
      await messenger.tell(of.employee, { summary: card.fallbackText, card });
      return true;
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      return error.failure.permanent;
    }
  }

  function onCard(of: Case): Notice {
    const { knowledge, messages } = inChannel;
    return { summary: messages['case.title'], card: caseCard(of, knowledge, messages) };
  }

  function answerNotice(of: Case): Notice {
    const { knowledge, messages } = localeOf(locales, of.locale);
    return {
      summary: deliveredTitle(of, knowledge, messages),
      card: deliveredCard(of, knowledge, messages),
    };
  }

  async function runAll(): Promise<void> {
    do {
      again = false;
      await Promise.all(Array.from({ length: PARALLEL }, drain));
    } while (again && !stopped);
    try {
      metrics.cases(await cases.count());
    } catch (error) {
      log({ event: 'outbox-failed', ...describeError(error) });
    }
    running = undefined;
    if (again && !stopped) void run();
  }

  function run(): Promise<void> {
    again = true;
    running ??= runAll();
    return running;
  }

  async function tidy(): Promise<void> {
    try {
      if (channel) await cases.moveTo(channel, time());
      await cases.forget(time() - KEPT_MS);
    } catch (error) {
      log({ event: 'outbox-failed', ...describeError(error) });
    }
  }

  return {
    run,
    wake: () => void run(),
    start() {
      void tidy().then(run);
      timers = [setInterval(() => void run(), POLL_MS), setInterval(() => void tidy(), TIDY_MS)];
      for (const timer of timers) timer.unref();
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await running;
    },
  };
}

async function writeDown(write: () => Promise<void>): Promise<void> {
  for (const delay of WRITE_WAITS_MS) {
    try {
      return await write();
    } catch {
      await wait(delay);
    }
  }
  return write();
}
