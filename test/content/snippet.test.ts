import { expect, test } from 'vitest';
import { MESSAGES } from '../../src/content/messages.ts';
import { snippetOf } from '../../src/content/snippet.ts';
import { config, knowledge, source } from './factories.ts';

const body = [
  'It is <not> your fault.',
  ':::warning\nKeep your codes.\n:::',
  ':::step{#open}\nOpen :label[settings]. See [the guide](/issues/example).\n\n- one\n- two\n:::',
  ':::helpdesk\n- Check who calls.\n:::',
].join('\n\n');

test('a snippet holds what an employee reads, as text and as HTML, and where the page is', () => {
  const of = config({ organization: { name: 'Con<b>toso' } });
  const [record] = knowledge([source({ body: body.replace('<not>', '{organization.name}') })], of).records;
  if (!record) throw new Error('no record');
  expect(snippetOf(record, MESSAGES, 'https://help.contoso.com')).toEqual({
    text: [
      'Example',
      'An example.',
      'It is Con<b>toso your fault.',
      'Before you go on: Keep your codes.',
      '1. Open Settings. See the guide.\n\n   - one\n   - two',
      'https://help.contoso.com/issues/example',
    ].join('\n\n'),
    html: [
      '<p><strong>Example</strong></p>',
      '<p>An example.</p>',
      '<p>It is Con&#x3C;b>toso your fault.</p>',
      '<p><strong>Before you go on</strong></p>',
      '<p>Keep your codes.</p>',
      '<ol start="1"><li><p>Open <strong>Settings</strong>. See <a href="https://help.contoso.com/issues/example">the guide</a>.</p><ul>\n<li>one</li>\n<li>two</li>\n</ul></li></ol>',
      '<p><a href="https://help.contoso.com/issues/example">https://help.contoso.com/issues/example</a></p>',
    ].join('\n'),
  });
});
