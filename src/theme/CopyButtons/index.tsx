import useIsBrowser from '@docusaurus/useIsBrowser';
import { useState } from 'react';
import { useRecord, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** Copies the page's address or its text, ready to paste into a ticket or a chat. */
export default function CopyButtons() {
  const text = useText();
  const { snippet, shortLink } = useRecord();
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
  const plain = (words: string) => () => navigator.clipboard.writeText(words);
  const formatted = () =>
    navigator.clipboard.write([
      new ClipboardItem({
        'text/html': new Blob([snippet.html], { type: 'text/html' }),
        'text/plain': new Blob([snippet.text], { type: 'text/plain' }),
      }),
    ]);
  const ways: [string, () => Promise<void>][] = [
    [text('copy.link'), plain(window.location.href)],
    [text('copy.text'), plain(snippet.text)],
    [text('copy.rich'), formatted],
  ];
  if (shortLink) ways.splice(1, 0, [text('copy.shortLink'), plain(shortLink)]);
  return (
    <details className={styles.copy}>
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
