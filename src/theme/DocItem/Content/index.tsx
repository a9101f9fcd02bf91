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
import { memo, type ReactNode, Suspense, useState } from 'react';
import { HIDE_PARAMETER, STEP_PARAMETER } from '../../../content/stepMode.ts';
import { optional } from '../../optional.ts';
import { useRecord, useText } from '../../useSite.ts';
import styles from './styles.module.css';

// Loaded when the address asks for them.
const StepMode = optional(() => import('@theme/StepMode'));
const YourWay = optional(() => import('@theme/YourWay'));

/** A record as a page: what it is, what the screen says, what to do, where the facts come from. */
export default memo(function DocItemContent({ children }: { children: ReactNode }) {
  const { metadata } = useDoc();
  const record = useRecord();
  const text = useText();
  const { untranslated, audience, happensAt, whoFixes, code, doubt, related, contact } = record;
  return (
    <Frame>
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
          <Way />
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
    </Frame>
  );
});

/**
 * Around the page: its steps one at a time, where the address names one. What the address says is known only
 * after the page has been drawn; this stands apart, so that the page is not drawn again for it.
 */
function Frame({ children }: { children: ReactNode }) {
  const { metadata } = useDoc();
  const { id, issuesByStep } = useRecord();
  const query = useQuery();
  const step = Object.keys(issuesByStep).length > 1 ? query.get(STEP_PARAMETER) : null;
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [top, setTop] = useState<HTMLElement | null>(null);
  // Only step mode needs them; keeping them would draw every page a second time at once.
  const keep = step ? { frame: setFrame, top: setTop } : undefined;
  return (
    <div className={`${ThemeClassNames.docs.docMarkdown} markdown ${styles.record}`} ref={keep?.frame}>
      <div data-step-top ref={keep?.top} />
      {children}
      {step && frame && top && (
        <Suspense>
          <StepMode key={id} at={step} frame={frame} top={top} title={metadata.title} />
        </Suspense>
      )}
    </div>
  );
}

/** What a reader's answers leave out, where the address says so. */
function Way() {
  const hidden = useQuery().get(HIDE_PARAMETER);
  return (
    hidden && (
      <Suspense>
        <YourWay key={hidden} hidden={hidden} />
      </Suspense>
    )
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
