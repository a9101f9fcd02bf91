import useIsBrowser from '@docusaurus/useIsBrowser';
import { useState } from 'react';
import type { Snippet } from '../../content/snippet.ts';
import { loadTexts } from '../answers.ts';
import { useRecord, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** Copies the page's address or its text, ready to paste into a ticket or a chat. */
export default function CopyButtons() {
  const text = useText();
  const { id, shortLink } = useRecord();
  const [snippet, setSnippet] = useState<Snippet>();
  const [status, setStatus] = useState('');
  // Without JavaScript there is nothing a button could do.
  if (!useIsBrowser()) return null;

  const copy = async (what: string, write: () => Promise<void>) => {
    try {
      await write();
      setStatus(text('copy.done', { what }));
    } catch {
      setStatus(text('copy.failed'));
    }
  };
  // Loaded when the buttons are shown: a browser lets only a click copy, not what comes long after it.
  const load = () => {
    loadTexts().then(
      (texts) => setSnippet(texts[id]?.snippet),
      () => setStatus(text('ask.failed')),
    );
  };
  const plain = (words: string) => () => navigator.clipboard.writeText(words);
  const formatted =
    ({ text: words, html }: Snippet) =>
    () =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([html], { type: 'text/html' }),
          'text/plain': new Blob([words], { type: 'text/plain' }),
        }),
      ]);
  const copiesOf = (of: Snippet): [string, () => Promise<void>][] => [
    [text('copy.text'), plain(of.text)],
    [text('copy.rich'), formatted(of)],
  ];
  const ways: [string, () => Promise<void>][] = [
    [text('copy.link'), plain(window.location.href)],
    ...(snippet ? copiesOf(snippet) : []),
  ];
  if (shortLink) ways.splice(1, 0, [text('copy.shortLink'), plain(shortLink)]);
  return (
    <details className={styles.copy} onToggle={load}>
      <summary>{text('copy.title')}</summary>
      <div className={styles.ways}>
        {ways.map(([what, write]) => (
          <button key={what} type="button" onClick={() => copy(what, write)}>
            {what}
          </button>
        ))}
      </div>
      <p role="status">{status}</p>
    </details>
  );
}
