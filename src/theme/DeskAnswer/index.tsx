import Link from '@docusaurus/Link';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import CopyWays from '@theme/CopyWays';
import OnScreenAlert from '@theme/OnScreenAlert';
import type { RefObject } from 'react';
import { ticketText } from '../../content/ticket.ts';
import type { DeskIssue } from '../../plugin/desk.ts';
import type { AnswerTexts } from '../../plugin/pageData.ts';
import type { Titled } from '../answers.ts';
import type { Copy } from '../CopyWays/index.tsx';
import { useText, type Words } from '../useSite.ts';
import styles from './styles.module.css';

interface Props {
  readonly words: Words;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly record: Titled;
  /** Absent for a guide or an article. */
  readonly issue: DeskIssue | undefined;
  readonly texts: AnswerTexts[string] | undefined;
  readonly said: string;
}

/** One record for the phone: what to check first, what to read out, what to copy. */
export default function DeskAnswer({ words, heading, record, issue, texts, said }: Props) {
  const text = useText(words);
  const { siteConfig } = useDocusaurusContext();
  const url = siteConfig.url + record.url;
  const copies: Copy[] = [
    [text('copy.link'), issue?.shortLink ?? url],
    ...(texts
      ? ([
          [text('copy.text'), texts.snippet.text],
          [text('copy.rich'), texts.snippet],
        ] as const)
      : []),
    ...(issue
      ? [[text('desk.ticket'), ticketText(issue, { said, url: issue.shortLink ?? url }, text)] as const]
      : []),
  ];
  return (
    <article className={styles.answer}>
      <h2 ref={heading} tabIndex={-1}>
        {record.title}
      </h2>
      {issue && (
        <p className={styles.facts}>
          <span>{text('desk.fixes', { who: text(`whoFixes.${issue.whoFixes}`) })}</span>
          {issue.code && <span>{text('record.code', { code: issue.code })}</span>}
        </p>
      )}
      {issue && <OnScreenAlert shown={issue.onScreen} />}
      {issue?.checks && (
        <section className={styles.checks}>
          <h3>{text('desk.check')}</h3>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made and escaped by snippet.ts */}
          <div dangerouslySetInnerHTML={{ __html: issue.checks }} />
        </section>
      )}
      <section className={styles.read}>
        <h3>{text('desk.read')}</h3>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made and escaped by snippet.ts */}
        <div dangerouslySetInnerHTML={{ __html: texts?.answer ?? '' }} />
      </section>
      <h3>{text('desk.copy')}</h3>
      <CopyWays copies={copies} />
      <Link to={record.url}>{text('desk.print')}</Link>
    </article>
  );
}
