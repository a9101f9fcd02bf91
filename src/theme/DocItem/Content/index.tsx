import { useDoc } from '@docusaurus/plugin-content-docs/client';
import { useLocation } from '@docusaurus/router';
import { PageMetadata, ThemeClassNames } from '@docusaurus/theme-common';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Contact from '@theme/Contact';
import CopyButtons from '@theme/CopyButtons';
import Feedback from '@theme/Feedback';
import LinkList from '@theme/LinkList';
import MDXContent from '@theme/MDXContent';
import NotIndexed from '@theme/NotIndexed';
import OnScreenAlert from '@theme/OnScreenAlert';
import Printed from '@theme/Printed';
import StepEntry from '@theme/StepEntry';
import { type ReactNode, Suspense, useState } from 'react';
import { HIDE_PARAMETER, STEP_PARAMETER } from '../../../content/stepMode.ts';
import { optional } from '../../optional.ts';
import { useRecord, useText } from '../../useSite.ts';
import styles from './styles.module.css';

// Loaded when the address asks for them.
const StepMode = optional(() => import('@theme/StepMode'));
const YourWay = optional(() => import('@theme/YourWay'));

/** A record as a page: what it is, what the screen says, what to do, where the facts come from. */
export default function DocItemContent({ children }: { children: ReactNode }) {
  const { metadata } = useDoc();
  const record = useRecord();
  const text = useText();
  const query = useQuery();
  const step = Object.keys(record.issuesByStep).length > 1 ? query.get(STEP_PARAMETER) : null;
  const hidden = query.get(HIDE_PARAMETER);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [top, setTop] = useState<HTMLElement | null>(null);
  const { untranslated, audience, happensAt, whoFixes, code, doubt, related, contact } = record;
  return (
    <div className={`${ThemeClassNames.docs.docMarkdown} markdown ${styles.record}`} ref={setFrame}>
      <div data-step-top ref={setTop} />
      <PageMetadata image={record.socialCard} />
      {/* A page that is not translated is there twice. */}
      {(audience !== 'employee' || untranslated) && <NotIndexed />}
      <Printed />
      {untranslated && (
        <p className={styles.untranslated} role="note">
          {text('record.untranslated')}
        </p>
      )}
      <div lang={untranslated} data-steps>
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
        <div data-entry>
          <StepEntry />
          {hidden && (
            <Suspense>
              <YourWay key={hidden} hidden={hidden} />
            </Suspense>
          )}
        </div>
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
      {step && frame && top && (
        <Suspense>
          <StepMode key={record.id} at={step} frame={frame} top={top} title={metadata.title} />
        </Suspense>
      )}
    </div>
  );
}

/** Part of the address that is not known while the page is built. */
function useQuery(): URLSearchParams {
  const { search } = useLocation();
  return new URLSearchParams(useIsBrowser() ? search : '');
}

function Sources() {
  const { sources, verified, verifiedOn: date } = useRecord();
  const text = useText();
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
