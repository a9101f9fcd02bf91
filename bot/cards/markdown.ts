import type { PhrasingContent } from 'mdast';
import { inlineText } from '../../src/content/resolve.ts';
import { linkUrl } from './links.ts';

/**
 * Control characters, those that turn the direction of what follows, and those without width, save the
 * joiners that scripts and pictures need: with them a text looks like another one than it is.
 */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * Plain text for a place that Teams reads as Markdown. Every text that goes into a card passes
 * here, so that a name such as `[Contoso](https://…)` is shown and not followed. Taking each
 * backslash before punctuation away gives the text back, without characters that nobody sees.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s*\n\s*/g, ' ')
      .replace(UNSEEN, '')
      .replace(/[\\`*_[\]~]/g, '\\$&')
      .replace(/<(?=[\w/!?])/g, '\\<')
      .replace(/&(?=#?\w+;)/g, '\\&')
      // Cards replace {{DATE(…)}} and {{TIME(…)}} before Markdown is read, so the braces must not touch.
      .replace(/(?<=\{)\{/g, '\\{')
      .replace(/^(\s*)(#+(?=\s|$)|>|[-+=]+(?=\s|$))/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** The children of a paragraph as Teams Markdown. Links that cannot be followed become words. */
export function inlineMarkdown(nodes: readonly PhrasingContent[], siteUrl: string): string {
  return nodes.map((node) => nodeMarkdown(node, siteUrl)).join('');
}

function nodeMarkdown(node: PhrasingContent, siteUrl: string): string {
  switch (node.type) {
    case 'strong':
      return wrap('**', inlineMarkdown(node.children, siteUrl));
    case 'emphasis':
      return wrap('_', inlineMarkdown(node.children, siteUrl));
    case 'textDirective':
      return wrap('**', escapeMarkdown(inlineText([node])));
    case 'link': {
      const url = linkUrl(node.url, siteUrl);
      const words = inlineMarkdown(node.children, siteUrl);
      return url && words.trim() ? `[${words}](${url})` : words;
    }
    case 'break':
      return ' ';
    default:
      return escapeMarkdown(inlineText([node]));
  }
}

function wrap(mark: string, markdown: string): string {
  const words = markdown.trim();
  return words ? markdown.replace(words, () => mark + words + mark) : markdown;
}
