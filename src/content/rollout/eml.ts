import type { Snippet } from '../snippet.ts';

const BOUNDARY = 'enrollkit-rollout';
const NEW_LINE = '\r\n';
/** RFC 2045: an encoded line has at most 76 characters. */
const LINE = 76;
/** RFC 2047: so has a line of a header with an encoded word; beside the header's name these bytes fit in base64. */
const WORD_BYTES = 39;

/**
 * A message as a file that mail programs open as a draft (`X-Unsent`), with plain and formatted text.
 * It has no sender, no recipient, and no date: those are the sender's.
 */
export function draftMail(subject: string, { text, html }: Snippet): string {
  const part = (type: string, content: string) => [
    `--${BOUNDARY}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...base64Lines(content),
    '',
  ];
  return [
    `Subject: ${encodedWords(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', text.replaceAll('\n', NEW_LINE)),
    ...part('text/html', html),
    `--${BOUNDARY}--`,
    '',
  ].join(NEW_LINE);
}

function base64Lines(content: string): string[] {
  return (
    Buffer.from(content)
      .toString('base64')
      .match(new RegExp(`.{1,${LINE}}`, 'g')) ?? ['']
  );
}

/** A header's text in words of whole characters, so that no line break and no letter outside ASCII is in it. */
function encodedWords(value: string): string {
  const words = [''];
  for (const character of value) {
    if (Buffer.byteLength((words.at(-1) ?? '') + character) > WORD_BYTES) words.push('');
    words[words.length - 1] += character;
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join(`${NEW_LINE} `);
}
