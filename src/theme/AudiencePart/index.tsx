import type { ReactNode } from 'react';
import { useText } from '../useSite.ts';
import styles from './styles.module.css';

/** What the helpdesk checks or an administrator fixes: folded away from the employee. */
export default function AudiencePart({
  audience,
  children,
}: {
  audience: 'helpdesk' | 'admin';
  children: ReactNode;
}) {
  const text = useText();
  return (
    <details className={styles.part}>
      <summary>{text(`record.${audience}`)}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
