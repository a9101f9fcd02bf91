import { expect, test } from 'vitest';
import { linkUrl } from '../../../bot/cards/links.ts';
import { escapeMarkdown } from '../../../bot/cards/markdown.ts';
import { unescapeMarkdown } from '../cardRules.ts';

test.each([
  ['VPN & Device Management', 'VPN & Device Management'],
  ['**bold** and _slanted_', '\\*\\*bold\\*\\* and \\_slanted\\_'],
  ['[Contoso](https://example.com)', '\\[Contoso\\](https://example.com)'],
  ['# no heading', '\\# no heading'],
  ['1. no list', '1\\. no list'],
  ['- no list', '\\- no list'],
  ['<b>bold</b>', '\\<b>bold\\</b>'],
  ['&lt;b&gt;', '\\&lt;b\\&gt;'],
  ['{{DATE(2026-11-25T00:00:00Z)}}', '{\\{DATE(2026-11-25T00:00:00Z)}}'],
  ['{{{DATE(2026-11-25T00:00:00Z)}}}', '{\\{\\{DATE(2026-11-25T00:00:00Z)}}}'],
  ['C:\\*', 'C:\\\\\\*'],
])('%s is shown and not interpreted', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
  expect(unescapeMarkdown(escaped)).toBe(text);
});

test.each([
  ['a text that turns around', 'moc.osotnoc\u202e\u2066', 'moc.osotnoc'],
  ['letters without width', 'con\u200bto\ufeffso', 'contoso'],
  ['control characters', 'a\u0007b\u001b[2J', 'ab\\[2J'],
  ['hidden tags', 'Contoso\u{e0041}', 'Contoso'],
  ['joined pictures and Persian words', '👩‍💻 می‌خواهم', '👩‍💻 می‌خواهم'],
  ['a line break', 'one\n- two', 'one - two'],
])('%s cannot hide anything', (_, text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test.each([
  ['https://learn.microsoft.com/a_(b)', 'https://learn.microsoft.com/a_%28b%29'],
  ['mailto:help@contoso.com', 'mailto:help@contoso.com'],
  ['tel:+15550100', 'tel:+15550100'],
  ['/guides/a#b', 'https://help.contoso.com/guides/a#b'],
  ['http://example.com', undefined],
  ['javascript:alert(1)', undefined],
  ['//example.com/a', undefined],
  ['/\\example.com/a', undefined],
  ['file.pdf', undefined],
])('a link to %s leads to %s', (url, target) => {
  expect(linkUrl(url, 'https://help.contoso.com')).toBe(target);
});
