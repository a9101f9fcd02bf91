/** Why something could not be sent. */
export interface SendFailure {
  /** Trying again will not help: the bot was removed or blocked, or the conversation is gone. */
  readonly permanent: boolean;
  /** HTTP status of the connector; undefined if it did not answer. */
  readonly status?: number | undefined;
  /** How long the connector wants to be left alone, in milliseconds. */
  readonly retryAfter?: number | undefined;
}

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 10 * 60_000;

/** For how long a server has a case to itself: three times as long as it may take to send something. */
export const LEASE_MS = 60_000;

/** From this attempt on, about a minute after the first, the employee is told how else to reach people. */
const TELL_FROM = 5;

/** After about three days at the longest delay. */
const LAST_ATTEMPT = 440;

/** How long to wait after so many failed attempts in a row: twice as long each time, up to ten minutes. */
export function retryDelay(attempts: number, { retryAfter = 0 }: SendFailure): number {
  return Math.max(Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS), retryAfter);
}

/** Whether an employee whose question is not in the channel yet should hear of it. */
export function shouldTell(attempts: number, { permanent }: SendFailure): boolean {
  // A channel without the bot stays that way until somebody adds it, which can take days.
  return permanent || attempts >= TELL_FROM;
}

export function isLastAttempt(attempts: number): boolean {
  return attempts >= LAST_ATTEMPT;
}
