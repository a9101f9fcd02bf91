import useBrokenLinks from '@docusaurus/useBrokenLinks';
import type { ReactNode } from 'react';
import { useText } from '../useSite.ts';
import styles from './styles.module.css';

interface Props {
  readonly kind: 'note' | 'warning' | 'danger';
  readonly title?: string;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A remark, a risk, or something that cannot be undone. */
export default function Callout({ kind, title, id, children }: Props) {
  const text = useText();
  const { collectAnchor } = useBrokenLinks();
  if (id) collectAnchor(id);
  return (
    <div className={`${styles.callout} ${styles[kind]}`} role="note" id={id}>
      <p className={styles.title}>{title ?? text(`callout.${kind}`)}</p>
      {children}
    </div>
  );
}
