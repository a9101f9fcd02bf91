import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import type { Address, Post } from './escalation/case.ts';
import type { SendFailure } from './escalation/retry.ts';

/** A message that nobody has just asked for. */
export interface Notice {
  /** One line for a notification. */
  readonly summary: string;
  readonly card: AdaptiveCard;
}

/** Sends on its own account, outside of a turn. Every method throws a SendError. */
export interface Messenger {
  /** Begins a conversation in a channel of the tenant that `via` belongs to. */
  post(channel: string, via: Address, notice: Notice): Promise<Post>;
  /** Replaces a card in the channel, for everybody who sees it. */
  update(post: Post, via: Address, notice: Notice): Promise<void>;
  tell(employee: Address, notice: Notice): Promise<void>;
}

/** Something could not be sent. The message says nothing of what it was. */
export class SendError extends Error {
  override name = 'SendError';
  readonly failure: SendFailure;

  constructor(failure: SendFailure) {
    super(`The connector answered ${failure.status ?? 'nothing'}.`);
    this.failure = failure;
  }
}
