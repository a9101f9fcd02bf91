import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import { ClaimsIdentity, type ConnectorClient } from 'botframework-connector';
import type { JWTPayload } from 'jose';
import { deliver, SEND_DEADLINE_MS } from './connector.ts';

/** What Bot Framework needs to know about the sender of a request whose token is valid. */
export type Authenticated = Awaited<
  ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
>;

/** The sender with these claims, to whose channel the bot replies with a token for `audience`. */
export function authenticatedSender(
  authentication: ConfigurationBotFrameworkAuthentication,
  claims: JWTPayload,
  audience: string,
): Authenticated {
  const list = Object.entries(claims).map(([type, value]) => ({ type, value: value as string }));
  const claimsIdentity = new ClaimsIdentity(list, true);
  return {
    audience,
    claimsIdentity,
    connectorFactory: authentication.createConnectorFactory(claimsIdentity),
  };
}

/**
 * Bot Framework's adapter without its HTTP side: the messages handler authenticates and answers
 * requests itself. Sending has a deadline, which the SDK does not have.
 */
export class TeamsAdapter extends CloudAdapter {
  private readonly deadline: number;

  /** `deadline`: milliseconds that sending the replies of one turn may take, repetitions included. */
  constructor(authentication: ConfigurationBotFrameworkAuthentication, deadline = SEND_DEADLINE_MS) {
    super(authentication);
    this.deadline = deadline;
  }

  /** Runs one turn; for `expectReplies` returns the body of the HTTP response. */
  async turn(
    sender: Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<unknown> {
    const response = await this.processActivity(sender, activity, logic);
    return response?.body;
  }

  /** @throws DeliveryError */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const client: ConnectorClient = context.turnState.get(this.ConnectorClientKey);
    const signal = AbortSignal.timeout(this.deadline);
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      const response = await deliver(client, { ...activity, id: undefined }, signal);
      responses.push(response ?? { id: '' });
    }
    return responses;
  }
}
