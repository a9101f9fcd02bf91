/** The part of Adaptive Cards 1.5 that the bot uses, as plain JSON. */
export interface AdaptiveCard<Version extends string = typeof VERSION> {
  readonly type: 'AdaptiveCard';
  readonly $schema: typeof SCHEMA;
  readonly version: Version;
  readonly lang: string;
  /** What a client says that cannot show the card; plain text. */
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
}

export type CardElement = TextBlock | Image | Container | ColumnSet | TextInput;

export interface TextBlock {
  readonly type: 'TextBlock';
  readonly id?: string;
  /** Markdown as Teams knows it: bold, italic, lists, links. */
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly color?: 'Accent';
  readonly isSubtle?: true;
  readonly fontType?: 'Monospace';
  readonly spacing?: 'None' | 'Small';
}

export interface Image {
  readonly type: 'Image';
  /** Always `https://`, and a picture that is there: one that is not blanks the card on some phones. */
  readonly url: string;
  readonly altText: string;
  readonly width: `${number}px`;
  readonly horizontalAlignment: 'Center';
}

export interface Container {
  readonly type: 'Container';
  readonly style?: 'emphasis' | 'accent' | 'warning' | 'attention';
  readonly items: readonly CardElement[];
}

export interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
}

export interface Column {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch';
  readonly items: readonly CardElement[];
}

/** A field to write into; what is in it comes with the data of the button, under its id. */
export interface TextInput {
  readonly type: 'Input.Text';
  readonly id: InputId;
  readonly label: string;
  readonly maxLength: number;
  readonly value?: string;
  readonly placeholder?: string;
  readonly isMultiline?: true;
  readonly isRequired?: true;
  /** What a client says where a required field is empty. */
  readonly errorMessage?: string;
}

export type InputId = 'ios' | 'tried' | 'answer';

export type CardAction = OpenUrlAction | SubmitAction | ExecuteAction;

export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: Pick | AskPerson | CastVote | ExecuteData;
  /** The whole title of a button that shows only its beginning. */
  readonly tooltip?: string;
  readonly associatedInputs?: 'none';
}

/** A button whose answer takes the place of its card. */
export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: Verb;
  readonly data: ExecuteData;
  /** The fields of the card do not matter to this button, not even those that must be filled in. */
  readonly associatedInputs?: 'none';
  /** For clients that do not know it. */
  readonly fallback: SubmitAction;
}

export type ExecuteData = Walk | AskPerson | SendCase | ClaimCase | AnswerCase;

export type Verb = 'walk' | 'person' | 'send' | 'claim' | 'answer';

/** What a button of the step mode sends back: the step to show, or the issues of that step. */
export interface Walk {
  readonly enrollkit: {
    readonly walk: { readonly record: string; readonly step: string; readonly issues?: true };
  };
}

/** What “Talk to a person” is about, and what was asked. */
export interface PersonRequest {
  readonly question: string;
  /** Ids of a record and of a step in it. */
  readonly record?: string;
  readonly step?: string;
  /** When the employee asked for a person, in ISO 8601. */
  readonly time?: string;
  /** What the employee wrote into the fields of the card. */
  readonly ios?: string;
  readonly tried?: string;
}

/** What “Talk to a person” sends back. */
export interface AskPerson {
  readonly enrollkit: { readonly person: PersonRequest };
}

/** What an employee sends back who has read the packet and wants it to be sent. */
export interface SendCase {
  readonly enrollkit: { readonly send: PersonRequest };
}

/** A case as the card shows it that was pressed. */
export interface CaseOnCard {
  readonly case: string;
  readonly version: number;
}

/** What somebody of the helpdesk sends back who takes a case. */
export interface ClaimCase {
  readonly enrollkit: { readonly claim: CaseOnCard };
}

/** What somebody of the helpdesk sends back who answers; the answer is in the field of that name. */
export interface AnswerCase {
  readonly enrollkit: { readonly answer: CaseOnCard };
}

/** What “This helped” and “It says something else” send back: the record, and what was asked. */
export interface CastVote {
  readonly enrollkit: {
    readonly vote: {
      readonly record: string;
      readonly step?: string;
      readonly helpful: boolean;
      readonly question?: string;
    };
  };
}

/** What a button of a card sends back: the record to show. The bot remembers nothing. */
export interface Pick {
  readonly enrollkit: { readonly ask: string };
}

const SCHEMA = 'http://adaptivecards.io/schemas/adaptive-card.json';
const VERSION = '1.5';

/** Buttons that Teams shows on a card. */
export const MAX_ACTIONS = 6;

/** Largest card in bytes of JSON; Teams refuses messages that are too big, everything counted. */
export const MAX_CARD_BYTES = 28_000;

export interface CardParts {
  readonly lang: string;
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions: readonly CardAction[];
}

/** A card of these parts; of the actions, the first six. */
export function adaptiveCard({ lang, fallbackText, body, actions }: CardParts): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: SCHEMA,
    version: VERSION,
    // Cards take the language alone, `pt` and not `pt-BR`.
    lang: lang.split('-')[0] as string,
    fallbackText,
    body,
    ...(actions.length > 0 ? { actions: actions.slice(0, MAX_ACTIONS) } : {}),
  };
}

export function fitsInMessage(card: AdaptiveCard): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= MAX_CARD_BYTES;
}

/**
 * A button that replaces its card in place. A client that does not know such buttons sends the same
 * data as a message and gets the card below.
 */
export function executeAction(
  title: string,
  verb: Verb,
  data: ExecuteData,
  inputs: { readonly associatedInputs?: 'none' } = {},
): ExecuteAction {
  const fallback: SubmitAction = { type: 'Action.Submit', title, data, ...inputs };
  return { type: 'Action.Execute', title, verb, data, ...inputs, fallback };
}

/** A text block of Markdown, or nothing where there is no text. */
export function textBlock(
  markdown: string,
  look: Omit<TextBlock, 'type' | 'text' | 'wrap'> = {},
): TextBlock[] {
  const text = markdown.trim();
  return text ? [{ type: 'TextBlock', text, wrap: true, ...look }] : [];
}

/** A container around elements, or nothing where there are none. */
export function container(items: readonly CardElement[], style?: Container['style']): Container[] {
  return items.length > 0 ? [{ type: 'Container', ...(style ? { style } : {}), items }] : [];
}
