import type { Answer, Json } from './channel.ts';

/**
 * A conversation over HTTP: activities go in, answers come back or are sent to the connector. What is
 * expected of a body or of a sent activity is a part of it: a property that is not named may be anything.
 */
export interface Scenario {
  readonly what: string;
  /** What Teams posts, one after another; a whole number of times where `times` says so. */
  readonly posts: readonly {
    readonly activity: Json;
    readonly times?: number;
    readonly status?: number;
    readonly body?: unknown;
  }[];
  /** How the connector answers, before it takes everything. */
  readonly connector?: readonly Answer[];
  /** What the connector has taken in the end, in order. */
  readonly taken: readonly Expected[];
}

export interface Expected {
  readonly method?: string;
  /** Where it was sent to; `{conversation}` and `{id}` are those of the activity. */
  readonly path?: string;
  readonly activity: Json;
}

/** Stands for a text that holds another one. */
export const holding = (text: string) => ({ $holding: text });
/** Stands for a list that begins with these entries. */
export const beginningWith = (...entries: readonly unknown[]) => ({ $beginningWith: entries });

const CARD = 'application/vnd.microsoft.card.adaptive';
const MENTION = { type: 'mention', mentioned: { id: '28:bot' }, text: '<at>EnrollKit</at>' };
const CHANNEL = { id: '19:team;messageid=1', conversationType: 'channel' };
const GROUP = { id: '19:group', conversationType: 'groupChat' };
const GUIDE = 'account-driven-user-enrollment';
const E07 = 'Your phone is sent to the wrong Microsoft organization or cloud';

const card = (title: string) => ({ summary: title, attachments: beginningWith({ contentType: CARD }) });
const e07 = { ...card(E07), type: 'message' };
const asked = (text: string, changes: Json = {}) => ({ activity: { text, ...changes } });
const invoke = (name: string, value: unknown, changes: Json = {}) => ({
  type: 'invoke',
  name,
  value,
  text: undefined,
  ...changes,
});
const search = (words: string, name = 'words') =>
  invoke('composeExtension/query', { commandId: 'search', parameters: [{ name, value: words }] });
const found = (...attachments: readonly unknown[]) => ({
  composeExtension: {
    type: 'result',
    attachmentLayout: 'list',
    attachments: attachments.length === 0 ? [] : beginningWith(...attachments),
  },
});
const walk = (step: string) =>
  invoke('adaptiveCard/action', {
    action: { type: 'Action.Execute', data: { enrollkit: { walk: { record: GUIDE, step } } } },
  });
const pageOf = (path: string) => `https://help.contoso.com${path}`;

export const SCENARIOS: readonly Scenario[] = [
  {
    what: 'a question is answered in its conversation with a card, as a reply to the message',
    posts: [{ ...asked('E07'), body: {} }],
    taken: [{ method: 'POST', path: '/v3/conversations/{conversation}/activities/{id}', activity: e07 }],
  },
  {
    what: 'a question without an answer gets a card, too, never silence',
    posts: [asked('what is the weather in Paris')],
    taken: [
      { activity: { ...card(''), summary: holding('I am not sure what you mean, and I do not guess.') } },
    ],
  },
  {
    what: 'a message without words is answered',
    posts: [asked('')],
    taken: [{ activity: { type: 'message', summary: holding('I did not get any text.') } }],
  },
  {
    what: 'thanks are answered with plain words',
    posts: [asked('thanks')],
    taken: [{ activity: { type: 'message', textFormat: 'plain', text: holding('welcome') } }],
  },
  {
    what: 'replies that are expected in the body are there, and nowhere else',
    posts: [{ ...asked('E07', { deliveryMode: 'expectReplies' }), body: { activities: beginningWith(e07) } }],
    taken: [],
  },
  {
    what: 'German is answered in German',
    posts: [asked('danke', { locale: 'de-DE' })],
    taken: [{ activity: { text: holding('Gern') } }],
  },
  {
    what: 'a language that the pages do not have is answered in the first one',
    posts: [asked('thanks', { locale: 'ja-JP' })],
    taken: [{ activity: { text: holding('welcome') } }],
  },
  {
    what: 'a pressed button shows the record that it names',
    posts: [{ activity: { text: undefined, value: { enrollkit: { ask: GUIDE } } } }],
    taken: [{ activity: card('Set up your iPhone or iPad for work at Contoso') }],
  },
  {
    what: 'a button of an old card that names nothing is answered',
    posts: [{ activity: { text: undefined, value: { enrollkit: { ask: 'gone' } } } }],
    taken: [{ activity: card('I am not sure what you mean, and I do not guess.') }],
  },
  {
    what: 'a message that is delivered twice at the same time is answered once',
    posts: [{ ...asked('E07', { id: 'at-once' }), times: 2, body: {} }],
    taken: [{ activity: e07 }],
  },
  {
    what: 'a message that is delivered again later is answered once',
    posts: [{ ...asked('E07', { id: 'later' }) }, { ...asked('E07', { id: 'later' }), body: {} }],
    taken: [{ activity: e07 }],
  },
  {
    what: 'the same id in two conversations is two messages',
    posts: [
      asked('E07', { id: 'same', conversation: { id: 'a:one', conversationType: 'personal' } }),
      asked('E07', { id: 'same', conversation: { id: 'a:two', conversationType: 'personal' } }),
    ],
    taken: [{ activity: e07 }, { activity: e07 }],
  },
  {
    what: 'whoever joins the chat is welcomed, the bot itself is not',
    posts: [
      { activity: { type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '28:bot' }] } },
      { activity: { type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '29:someone' }] } },
    ],
    taken: [{ activity: { type: 'message', summary: holding('I help you set up your own iPhone or iPad') } }],
  },
  {
    what: 'nobody is welcomed in a channel',
    posts: [
      {
        activity: {
          type: 'conversationUpdate',
          text: undefined,
          conversation: CHANNEL,
          membersAdded: [{ id: '29:someone' }],
        },
      },
    ],
    taken: [],
  },
  ...[CHANNEL, GROUP].flatMap((conversation): Scenario[] => [
    {
      what: `in a ${conversation.conversationType} a message that is not for the bot is left alone`,
      posts: [asked('E07', { conversation })],
      taken: [],
    },
    {
      what: `in a ${conversation.conversationType} the bot answers who mentions it`,
      posts: [asked('<at>EnrollKit</at> E07', { conversation, entities: [MENTION] })],
      taken: [{ activity: e07 }],
    },
  ]),
  {
    what: 'a reaction is taken without a word',
    posts: [{ activity: { type: 'messageReaction', text: undefined }, body: {} }],
    taken: [],
  },
  {
    what: 'an installation is taken without a word',
    posts: [{ activity: { type: 'installationUpdate', text: undefined, action: 'add' }, body: {} }],
    taken: [],
  },
  {
    what: 'a button of the step mode replaces its card',
    posts: [
      {
        activity: walk('open-settings'),
        body: { statusCode: 200, type: CARD, value: { type: 'AdaptiveCard', version: '1.5' } },
      },
    ],
    taken: [],
  },
  {
    what: 'a button with an empty payload breaks nothing',
    posts: [
      {
        activity: invoke('adaptiveCard/action', {}),
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
      },
    ],
    taken: [],
  },
  {
    what: 'the message extension finds a page by its code, with a card and how it looks in the list',
    posts: [
      {
        activity: search('E07'),
        body: found({ contentType: CARD, preview: { content: { title: `E07 ${E07}` } } }),
      },
    ],
    taken: [],
  },
  {
    what: 'the message extension shows something before anything is typed',
    posts: [{ activity: search('true', 'initialRun'), body: found({ contentType: CARD }) }],
    taken: [],
  },
  ...['composeExtension/queryLink', 'composeExtension/anonymousQueryLink'].flatMap((name): Scenario[] => [
    {
      what: `a link to a page becomes a card of version 1.3 with a preview (${name})`,
      posts: [
        {
          activity: invoke(name, { url: pageOf('/i/e07') }),
          body: found({
            contentType: CARD,
            content: { version: '1.3' },
            preview: { content: { title: `E07 ${E07}` } },
          }),
        },
      ],
      taken: [],
    },
    {
      what: `a link to somewhere else becomes nothing (${name})`,
      posts: [{ activity: invoke(name, { url: 'https://example.com/i/e07' }), body: found() }],
      taken: [],
    },
  ]),
  {
    what: 'feedback is taken',
    posts: [
      {
        activity: invoke('message/submitAction', {
          actionName: 'feedback',
          actionValue: { reaction: 'like', feedback: '{}' },
        }),
        body: {},
      },
    ],
    taken: [],
  },
  ...['task/fetch', 'toString', '__proto__', ''].map(
    (name): Scenario => ({
      what: `an invoke that the bot does not know is said not to be implemented: “${name}”`,
      posts: [{ activity: invoke(name, {}), status: 501 }],
      taken: [],
    }),
  ),
  {
    what: 'a connector that is busy for a second gets the reply after it',
    connector: [{ status: 429, headers: { 'Retry-After': '1' } }],
    posts: [{ ...asked('E07'), body: {} }],
    taken: [{ activity: e07 }],
  },
  {
    what: 'a connector that fails or breaks the connection gets the reply again',
    connector: [{ status: 502 }, 'reset'],
    posts: [{ ...asked('E07'), body: {} }],
    taken: [{ activity: e07 }],
  },
  {
    what: 'a connector that finds a card too large gets plain words instead',
    connector: [{ status: 413 }],
    posts: [{ ...asked('E07'), body: {} }],
    taken: [{ activity: { type: 'message', textFormat: 'plain', text: holding(E07) } }],
  },
  {
    what: 'a conversation that is gone is not tried again',
    connector: [{ status: 404 }],
    posts: [
      { ...asked('E07', { id: 'gone' }), body: {} },
      { ...asked('E07', { id: 'gone' }), body: {} },
    ],
    taken: [],
  },
  {
    what: 'a connector that is busy for an hour is waited for ten seconds at most, and the next delivery brings one reply',
    connector: [{ status: 429, headers: { 'Retry-After': '3600' } }],
    posts: [
      { ...asked('E07', { id: 'busy' }), status: 502 },
      { ...asked('E07', { id: 'busy' }), body: {} },
      { ...asked('E07', { id: 'busy' }), body: {} },
    ],
    taken: [{ activity: e07 }],
  },
];
