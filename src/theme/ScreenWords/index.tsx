import type { ReactNode } from 'react';
import styles from './styles.module.css';

/** Words exactly as the device shows them; a translated label has the English one beside it. */
export default function ScreenWords({ english, children }: { english?: string; children: ReactNode }) {
  return (
    <>
      <b className={styles.words}>{children}</b>
      {english && (
        <>
          {' '}
          (<span lang="en">{english}</span>)
        </>
      )}
    </>
  );
}
