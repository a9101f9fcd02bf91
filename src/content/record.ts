import type { Root } from 'mdast';
import type { Audience, MethodId } from '../config/schema.ts';
import type { Contact } from './contact.ts';

/**
 * The unit of content: a guide (a flow somebody walks), an issue (something that goes wrong) or an
 * article (reference, privacy, a page of the admin runbook). One Markdown file each; everything
 * that the site, the bot, the search and the helpdesk show is a rendering of one of these.
 */
export const RECORD_KINDS = ['guide', 'issue', 'article'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const WHO_FIXES = ['employee', 'helpdesk', 'admin'] as const;
export type WhoFixes = (typeof WHO_FIXES)[number];

export const SEVERITIES = ['blocker', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** The exact words that iOS or an app shows. `%@` stands for what the device fills in; see onScreen.ts. */
export interface OnScreenText {
  readonly title?: string;
  readonly message?: string;
  /** Where it appears, in plain words: `alert in Settings`. */
  readonly where: string;
}

/** A published page that the facts of a record come from. Always `https://`. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** The iOS versions that a record concerns; a side that is left out is open. */
export interface IosRange {
  readonly from?: string;
  readonly to?: string;
}

/** When the facts were last compared with their sources, and for which iOS versions they hold. */
export interface Verified {
  /** ISO date, `2026-11-25`. */
  readonly date: string;
  readonly ios?: string;
}

/** A step of a guide, named from outside it: `account-driven-user-enrollment#enter-work-email`. */
export interface StepReference {
  readonly guide: string;
  readonly step: string;
}

/** One numbered action of a guide or of an issue's fix. */
export interface Step {
  /** Unique in its record and permanent: it is the anchor on the page. */
  readonly id: string;
  /** Position among the steps that this organization shows, from 1. */
  readonly number: number;
  /** The action, as one line of plain text. */
  readonly text: string;
  /** Address of the step on the site, with its anchor. */
  readonly url: string;
  /** What the screen shows while it is done, in words; where that is known. */
  readonly screen?: string;
  /** Address on the site of a picture of that screen, `/screens/<record>/<step>.<locale>.png`. */
  readonly picture?: string;
}

export interface KnowledgeRecord {
  readonly id: string;
  /** Docusaurus' id of the document, `issues/<id>`. */
  readonly docId: string;
  readonly kind: RecordKind;
  /** Short, speakable, permanent name of an issue: `E07`. */
  readonly code?: string;
  readonly audience: Audience;
  /** Where it stands in the sidebar, by what the reader experiences. See `sections.ts`. */
  readonly section: string;
  readonly title: string;
  /** What this is, or what happened, in one plain sentence. */
  readonly description: string;
  /** Address of the page on the site, with the base path and the locale in it. */
  readonly url: string;
  /** Language of the text: the default locale where no translation exists. */
  readonly locale: string;
  readonly onScreen: readonly OnScreenText[];
  /** Error codes that systems print: `AADSTS50055`, `DeviceCapReached`. */
  readonly errorCodes: readonly string[];
  readonly step?: StepReference;
  readonly methods: readonly MethodId[];
  readonly ios?: IosRange;
  readonly whoFixes?: WhoFixes;
  readonly severity?: Severity;
  readonly confidence: Confidence;
  /** One honest line for the reader where the facts are weak. */
  readonly doubt?: string;
  /** Who helps with this, where it is not the organization's helpdesk. */
  readonly contact?: Contact;
  /** Ids of related records that this organization shows. */
  readonly related: readonly string[];
  readonly sources: readonly Source[];
  readonly verified: Verified;
  /** How people ask for it; the answer engine learns from these. */
  readonly phrases: readonly string[];
  readonly steps: readonly Step[];
  /** The whole record in plain text, in reading order. */
  readonly text: string;
  /** The resolved Markdown tree; directive nodes keep their meaning for whoever renders it. */
  readonly tree: Root;
}
