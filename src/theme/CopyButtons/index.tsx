import useIsBrowser from '@docusaurus/useIsBrowser';
import CopyWays from '@theme/CopyWays';
import { useState } from 'react';
import type { Snippet } from '../../content/snippet.ts';
import { loadTexts } from '../answers.ts';
import type { Copy } from '../CopyWays/index.tsx';
import { useRecord, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** Copies the page's address or its text, ready to paste into a ticket or a chat. */
export default function CopyButtons() {
  const text = useText();
  const { id, shortLink } = useRecord();
  const [snippet, setSnippet] = useState<Snippet>();
  const [failed, setFailed] = useState(false);
  // Without JavaScript there is nothing a button could do.
  if (!useIsBrowser()) return null;

  // Loaded when the buttons are shown: a browser lets only a click copy, not what comes long after it.
  const load = () => {
    loadTexts().then(
      (texts) => setSnippet(texts[id]?.snippet),
      () => setFailed(true),
    );
  };
  const copies: Copy[] = [
    [text('copy.link'), window.location.href],
    ...(shortLink ? [[text('copy.shortLink'), shortLink] as const] : []),
    ...(snippet ? [[text('copy.text'), snippet.text] as const, [text('copy.rich'), snippet] as const] : []),
  ];
  return (
    <details className={styles.copy} onToggle={load}>
      <summary>{text('copy.title')}</summary>
      <CopyWays copies={copies} />
      {failed && <p role="status">{text('ask.failed')}</p>}
    </details>
  );
}
