import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';

// Microsoft has one service URL a region; there is no use for more.
const MAX_CLIENTS = 50;

/**
 * Bot Framework's authentication, which makes credentials and HTTP clients anew for each turn: with a managed
 * identity the greater part of what a turn costs. Here they are made once. A client renews its token itself, and the
 * claims only say which app sends, which is always this one.
 */
export class Authentication extends ConfigurationBotFrameworkAuthentication {
  private factory: ConnectorFactory | undefined;
  private userTokens: Promise<UserTokenClient> | undefined;

  override createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    this.factory ??= new KeptConnectors(super.createConnectorFactory(claims));
    return this.factory;
  }

  override createUserTokenClient(claims: ClaimsIdentity): Promise<UserTokenClient> {
    this.userTokens ??= super.createUserTokenClient(claims).catch((error: unknown) => {
      this.userTokens = undefined;
      throw error;
    });
    return this.userTokens;
  }
}

/** One client for each address; the one that was made first goes when there are too many. */
class KeptConnectors extends ConnectorFactory {
  private readonly clients = new Map<string, Promise<ConnectorClient>>();

  constructor(private readonly factory: ConnectorFactory) {
    super();
  }

  override create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const key = JSON.stringify([serviceUrl, audience]);
    const client = this.clients.get(key) ?? this.factory.create(serviceUrl, audience);
    this.clients.set(key, client);
    const [oldest] = this.clients.keys();
    if (this.clients.size > MAX_CLIENTS && oldest !== undefined) this.clients.delete(oldest);
    client.catch(() => this.clients.delete(key));
    return client;
  }
}
