import useBrokenLinks from '@docusaurus/useBrokenLinks';
import LinkList from '@theme/LinkList';
import ListPage from '@theme/ListPage';
import type { ReactNode } from 'react';
import type { IssueRow } from '../../plugin/issueRows.ts';
import type { PageLink } from '../../plugin/pageData.ts';
import { useText, type Words } from '../useSite.ts';
import styles from './styles.module.css';

/** Every issue, four times: by what the screen says, by step, by code, by who fixes it. */
export default function SymptomIndex({ words, issues }: { words: Words; issues: readonly IssueRow[] }) {
  const text = useText(words);
  const ways = [
    { id: 'by-screen', title: text('symptoms.byScreen'), list: <LinkList links={byScreen(issues)} /> },
    {
      id: 'by-step',
      title: text('symptoms.byStep'),
      list: <Groups groups={byStep(issues, (number, step) => text('symptoms.step', { number, step }))} />,
    },
    { id: 'by-code', title: text('symptoms.byCode'), list: <LinkList links={byCode(issues)} /> },
    {
      id: 'by-who-fixes',
      title: text('symptoms.byWhoFixes'),
      list: <Groups groups={group(issues, ({ whoFixes }) => text(`record.fixedBy.${whoFixes}`))} />,
    },
  ];
  return (
    <ListPage title={text('symptoms.title')} lead={text('symptoms.lead')}>
      <nav className={styles.ways} aria-label={text('symptoms.title')}>
        {ways.map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      {ways.map(({ id, title, list }) => (
        <Way key={id} id={id} title={title}>
          {list}
        </Way>
      ))}
    </ListPage>
  );
}

function Way({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  useBrokenLinks().collectAnchor(id);
  return (
    <section id={id} className={styles.way} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

type Group = readonly [title: string, links: readonly PageLink[]];

function Groups({ groups }: { groups: readonly Group[] }) {
  return groups.map(([title, links]) => (
    <div key={title}>
      <h3 className={styles.group}>{title}</h3>
      <LinkList links={links} />
    </div>
  ));
}

/** One row for each wording, as the device shows it. */
function byScreen(issues: readonly IssueRow[]): PageLink[] {
  return issues
    .flatMap(({ onScreen, url, code }) =>
      onScreen.map(({ title, message }) => ({
        title: [title, message].filter(Boolean).join(': '),
        url,
        ...(code ? { code } : {}),
      })),
    )
    .sort((a, b) => a.title.localeCompare(b.title));
}

function byCode(issues: readonly IssueRow[]): PageLink[] {
  return issues
    .flatMap(({ errorCodes, title, url }) =>
      errorCodes.map((errorCode) => ({ title: `${errorCode}: ${title}`, url })),
    )
    .sort((a, b) => a.title.localeCompare(b.title));
}

function byStep(issues: readonly IssueRow[], name: (number: string, step: string) => string): Group[] {
  const inOrder = issues
    .filter(({ step }) => step)
    .toSorted(
      (a, b) =>
        (a.step?.guide ?? '').localeCompare(b.step?.guide ?? '') ||
        (a.step?.number ?? 0) - (b.step?.number ?? 0),
    );
  const severalGuides = new Set(inOrder.map(({ step }) => step?.guide)).size > 1;
  return group(inOrder, ({ step }) => {
    const title = name(String(step?.number), step?.title ?? '');
    return severalGuides ? `${step?.guide}. ${title}` : title;
  });
}

function group(issues: readonly IssueRow[], titleOf: (issue: IssueRow) => string): Group[] {
  const groups = new Map<string, PageLink[]>();
  for (const issue of issues) {
    const title = titleOf(issue);
    groups.set(title, [...(groups.get(title) ?? []), issue]);
  }
  return [...groups];
}
