import { toHtml } from 'hast-util-to-html';
import { type Contact, contactIn } from '../content/contact.ts';
import { type Knowledge, localeBase } from '../content/knowledge.ts';
import type { Messages } from '../content/messages.ts';
import { draftMail } from '../content/rollout/eml.ts';
import { enrollmentGuide, type RolloutText, rolloutTexts, rolloutTree } from '../content/rollout/texts.ts';
import { treeSnippet } from '../content/snippet.ts';
import { qrSvg } from './qr.ts';

/** A text of the rollout page, with the files to download. */
export interface RolloutEntry extends RolloutText {
  readonly files: readonly { readonly type: FileType; readonly url: string }[];
}

type FileType = 'txt' | 'html' | 'eml';

/** What stands on the poster. */
export interface PosterData {
  readonly organization: string;
  /** HTML, made from Markdown that holds none itself. */
  readonly points: string;
  /** SVG. */
  readonly qr: string;
  readonly address: string;
  readonly contact: Contact;
  readonly logo: string;
}

const FOLDER = 'admin/rollout';

export function rolloutData(knowledge: Knowledge, messages: Messages): RolloutEntry[] {
  const base = localeBase(knowledge.config, knowledge.locale);
  return rolloutTexts(knowledge, messages).map((text) => ({
    ...text,
    files: typesOf(text).map((type) => ({ type, url: base + pathOf(text, type) })),
  }));
}

/** The files to download, by their path in the site of the locale. */
export function rolloutFiles(knowledge: Knowledge, messages: Messages): { path: string; content: string }[] {
  return rolloutTexts(knowledge, messages).flatMap((text) =>
    typesOf(text).map((type) => ({
      path: pathOf(text, type),
      content: contentOf(text, type, knowledge.locale),
    })),
  );
}

export function posterData(knowledge: Knowledge, messages: Messages): PosterData | undefined {
  const guide = enrollmentGuide(knowledge);
  if (!guide) return undefined;
  const { config, locale } = knowledge;
  const address = config.site.url + guide.url;
  return {
    organization: config.organization.name,
    points: treeSnippet(rolloutTree(knowledge, messages, 'poster.points'), messages, config.site.url).html,
    qr: qrSvg(address),
    address,
    contact: contactIn(locale, config.support),
    logo: config.brand.logo.light.replace(/^static\//, ''),
  };
}

function typesOf({ channel }: RolloutText): FileType[] {
  return channel === 'email' ? ['eml', 'html', 'txt'] : ['html', 'txt'];
}

function pathOf({ occasion, channel }: RolloutText, type: FileType): string {
  return `${FOLDER}/${occasion}-${channel}.${type}`;
}

function contentOf(text: RolloutText, type: FileType, locale: string): string {
  const { subject = '' } = text;
  switch (type) {
    case 'txt':
      return `${[subject, text.text].filter(Boolean).join('\n\n')}\n`;
    case 'eml':
      return draftMail(subject, text);
    case 'html':
      return document(subject || text.occasion, text.html, locale);
  }
}

function document(title: string, body: string, locale: string): string {
  const head = toHtml({
    type: 'element',
    tagName: 'title',
    properties: {},
    children: [{ type: 'text', value: title }],
  });
  return `<!doctype html>\n<html lang="${locale}">\n<meta charset="utf-8">\n${head}\n${body}\n</html>\n`;
}
