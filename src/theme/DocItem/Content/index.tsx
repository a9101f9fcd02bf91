import { useDoc } from '@docusaurus/plugin-content-docs/client';
import { ThemeClassNames } from '@docusaurus/theme-common';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Contact from '@theme/Contact';
import CopyButtons from '@theme/CopyButtons';
import Feedback from '@theme/Feedback';
import LinkList from '@theme/LinkList';
import MDXContent from '@theme/MDXContent';
import OnScreenAlert from '@theme/OnScreenAlert';
import Printed from '@theme/Printed';
import type { ReactNode } from 'react';
import { useRecord, useText } from '../../useSite.ts';
import styles from './styles.module.css';

/** A record as a page: what it is, what the screen says, what to do, where the facts come from. */
export default function DocItemContent({ children }: { children: ReactNode }) {
  const { metadata } = useDoc();
  const record = useRecord();
  const text = useText();
  const { untranslated, happensAt, whoFixes, code, doubt, related, contact } = record;
  return (
    <div className={`${ThemeClassNames.docs.docMarkdown} markdown ${styles.record}`}>
      <Printed />
      {untranslated && (
        <p className={styles.untranslated} role="note">
          {text('record.untranslated')}
        </p>
      )}
      <div lang={untranslated}>
        <header className={styles.head}>
          <h1>{metadata.title}</h1>
          <p className={styles.lead}>{metadata.description}</p>
          {whoFixes && (
            <p className={styles.facts}>
              <span>{text(`record.fixedBy.${whoFixes}`)}</span>
              {code && <span>{text('record.code', { code })}</span>}
            </p>
          )}
        </header>
        <OnScreenAlert shown={record.onScreen} />
        <MDXContent>{children}</MDXContent>
        {doubt && <p className={styles.doubt}>{doubt}</p>}
      </div>
      {contact && <Contact of={contact} title={text('contact.here')} />}
      {happensAt && (
        <p className={styles.happensAt}>
          <a href={happensAt.url}>{text('record.happensAt', { step: happensAt.title })}</a>
        </p>
      )}
      {related.length > 0 && (
        <div className={styles.related}>
          <h2>{text('record.related')}</h2>
          <LinkList links={related} />
        </div>
      )}
      <CopyButtons />
      <Sources />
    </div>
  );
}

function Sources() {
  const { sources, verified } = useRecord();
  const text = useText();
  const { i18n } = useDocusaurusContext();
  const format = new Intl.DateTimeFormat(i18n.currentLocale, { dateStyle: 'long', timeZone: 'UTC' });
  const date = format.format(new Date(verified.date));
  return (
    <footer className={styles.sources}>
      <p>
        {verified.ios
          ? text('record.verifiedIos', { date, ios: verified.ios })
          : text('record.verified', { date })}
        <Feedback />
      </p>
      {sources.length > 0 && (
        <details>
          <summary>{text('record.sources')}</summary>
          <ul>
            {sources.map(({ title, url }) => (
              <li key={url}>
                <a href={url} rel="noreferrer">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </footer>
  );
}
