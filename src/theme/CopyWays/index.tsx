import { useState } from 'react';
import type { Snippet } from '../../content/snippet.ts';
import { useText } from '../useSite.ts';
import styles from './styles.module.css';

/** Something to copy: what stands on its button, and plain words or a text with its form. */
export type Copy = readonly [what: string, content: string | Snippet];

/** A button for each thing to copy, and what came of it. */
export default function CopyWays({ copies }: { copies: readonly Copy[] }) {
  const text = useText();
  const [status, setStatus] = useState('');
  const copy = async ([what, content]: Copy) => {
    try {
      await write(content);
      setStatus(text('copy.done', { what }));
    } catch {
      setStatus(text('copy.failed'));
    }
  };
  return (
    <div className={styles.copies}>
      <div className={styles.ways}>
        {copies.map((one) => (
          <button key={one[0]} type="button" onClick={() => copy(one)}>
            {one[0]}
          </button>
        ))}
      </div>
      <p role="status">{status}</p>
    </div>
  );
}

function write(content: string | Snippet): Promise<void> {
  if (typeof content === 'string') return navigator.clipboard.writeText(content);
  const as = (type: string, words: string) => [type, new Blob([words], { type })] as const;
  const item = Object.fromEntries([as('text/html', content.html), as('text/plain', content.text)]);
  return navigator.clipboard.write([new ClipboardItem(item)]);
}
