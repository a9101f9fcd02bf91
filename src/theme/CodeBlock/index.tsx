import useIsBrowser from '@docusaurus/useIsBrowser';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../useSite.ts';
import styles from './styles.module.css';

/** Something to copy as it is. Without colors: they would be as large as the rest of the page's script. */
export default function CodeBlock({ children }: { children?: ReactNode }) {
  const text = useText();
  const code = useRef<HTMLElement>(null);
  const [status, setStatus] = useState<string>();
  const copy = () =>
    navigator.clipboard.writeText(code.current?.textContent?.trimEnd() ?? '').then(
      () => setStatus(text('copy.copied')),
      () => setStatus(text('copy.failed')),
    );
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <pre className={styles.code} tabIndex={0} translate="no" dir="ltr">
        <code ref={code}>{children}</code>
      </pre>
      {useIsBrowser() && (
        <button type="button" className={styles.copy} onClick={copy}>
          <span role="status">{status ?? text('copy.title')}</span>
        </button>
      )}
    </div>
  );
}
