import useBrokenLinks from '@docusaurus/useBrokenLinks';
import LinkList from '@theme/LinkList';
import Screen from '@theme/Screen';
import type { ReactNode } from 'react';
import { useRecord, useText } from '../useSite.ts';
import styles from './styles.module.css';

interface Props {
  readonly id: string;
  readonly number: string;
  /** The drawn screen and what it shows, where the step has one. */
  readonly html?: string;
  readonly words?: string;
  readonly children: ReactNode;
}

/** One numbered action with its screen, and the issues that happen here folded away under it. */
export default function Step({ id, number, html, words, children }: Props) {
  const text = useText();
  // Tells Docusaurus' check of broken links that this anchor exists.
  useBrokenLinks().collectAnchor(id);
  const issues = useRecord().issuesByStep[id] ?? [];
  return (
    <section className={styles.step} id={id} aria-label={text('record.step', { number })}>
      <a className={styles.number} href={`#${id}`} aria-label={text('record.step', { number })}>
        {number}
      </a>
      <div className={styles.body}>
        {children}
        {issues.length > 0 && (
          <details className={styles.otherwise}>
            <summary>{text('record.otherwise')}</summary>
            <LinkList links={issues} />
          </details>
        )}
      </div>
      {html && words && (
        <div className={styles.screen}>
          <Screen html={html} words={words} />
        </div>
      )}
    </section>
  );
}
