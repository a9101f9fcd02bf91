import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';

/** What Bot Framework knows about the sender of a request whose token is valid. */
export type Authenticated = Awaited<
  ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
>;

const SEND_DEADLINE_MS = 15_000;

/**
 * Bot Framework's adapter without its HTTP side: the messages handler authenticates and answers
 * requests itself, because the adapter reports most bad tokens as its own failure. Sending has a
 * deadline, which the SDK does not have.
 */
export class TeamsAdapter extends CloudAdapter {
  /** Runs one turn; for `expectReplies` returns the body of the HTTP response. */
  async turn(
    sender: Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<unknown> {
    const response = await this.processActivity(sender, activity, logic);
    return response?.body;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The connector did not answer in time.')), SEND_DEADLINE_MS);
    });
    try {
      return await Promise.race([super.sendActivities(context, activities), deadline]);
    } finally {
      clearTimeout(timer);
    }
  }
}
