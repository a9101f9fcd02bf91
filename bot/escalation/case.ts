/**
 * What an employee has sent to the helpdesk's channel goes through these states. `open`: saved, not in
 * the channel yet. `posted`: in the channel. `claimed`: somebody has taken it. `answered`: the answer is
 * saved, the employee does not have it yet. The last two are ends.
 */
export const CASE_STATES = ['open', 'posted', 'claimed', 'answered', 'delivered', 'undeliverable'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** How the bot reaches an employee again: what Bot Framework calls a conversation reference, without names. */
export interface Address {
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly conversation: string;
  readonly conversationType?: string;
  readonly tenant?: string;
  readonly bot: string;
  readonly user: string;
}

/** Where a card stands in the channel. */
export interface Post {
  readonly conversation: string;
  readonly message: string;
}

/** Somebody of the helpdesk. */
export interface Helper {
  readonly id: string;
  readonly name: string;
}

export interface NewCase {
  /** Nobody can guess it. */
  readonly id: string;
  /** The same for the same press of the same button, so that a second one opens no second case. */
  readonly request: string;
  /** Language of the employee. */
  readonly locale: string;
  /** The text that the employee has seen and confirmed. */
  readonly packet: string;
  readonly employee: Address;
}

/** A question to people, with what has become of it. Times are in milliseconds since 1970. */
export interface Case extends Omit<NewCase, 'request'> {
  readonly state: CaseState;
  /** Grows with each change that the card in the channel shows. */
  readonly version: number;
  /** The version that the card in the channel shows; 0 if there is none. */
  readonly shown: number;
  readonly post?: Post;
  readonly helper?: Helper;
  readonly claimedAt?: number;
  readonly answer?: string;
  readonly answeredAt?: number;
  /** The employee knows that the channel cannot be reached. */
  readonly told: boolean;
  /** How often in a row the next thing to do has failed. */
  readonly attempts: number;
}

/**
 * The cases on disk. What a method has resolved for is there after a crash. Every time is `now`, in
 * milliseconds since 1970.
 */
export interface Cases {
  /** Saves a case; the one that is there already for the same request. */
  open(newCase: NewCase, now: number): Promise<Case>;
  find(id: string): Promise<Case | undefined>;
  /** Gives a case to a helper if its card shows what is true; false if somebody was faster. */
  claim(id: string, version: number, helper: Helper, now: number): Promise<boolean>;
  /** Saves the answer of the helper who has the case; false if it is not theirs, or answered before. */
  answer(id: string, helper: Helper, text: string, now: number): Promise<boolean>;
  /** The case that has waited longest for something to do, for this holder alone until `until`. */
  lease(holder: string, now: number, until: number): Promise<Case | undefined>;
  posted(id: string, post: Post, version: number, now: number): Promise<void>;
  delivered(id: string, now: number): Promise<void>;
  undeliverable(id: string, now: number): Promise<void>;
  /** The card in the channel shows this version, or will never show one again. */
  shown(id: string, version: number, now: number): Promise<void>;
  told(id: string): Promise<void>;
  /** Ends a lease without success; what came in meanwhile is not put off. */
  retry(of: Pick<Case, 'id' | 'version'>, holder: string, at: number): Promise<void>;
  /** Cases that stand in another channel, or in none, wait to be posted again. */
  moveTo(channel: string, now: number): Promise<void>;
  /** Removes what has been at an end since before. */
  forget(before: number): Promise<void>;
  count(): Promise<ReadonlyMap<CaseState, number>>;
}

/** The part of a case's id that people read to each other. */
export function caseNumber(id: string): string {
  return id.slice(0, 8).toUpperCase();
}

/** What a helper wrote as lines to show; a flood of lines becomes a few long ones. */
export function answerLines(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.length > MAX_LINES
    ? [...lines.slice(0, MAX_LINES - 1), lines.slice(MAX_LINES - 1).join(' ')]
    : lines;
}

export const MAX_ANSWER = 2_000;
const MAX_LINES = 40;
