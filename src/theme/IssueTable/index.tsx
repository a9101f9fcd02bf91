import Link from '@docusaurus/Link';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Table from '@theme/Table';
import { useId, useState } from 'react';
import type { WhoFixes } from '../../content/record.ts';
import type { IssueRow } from '../../plugin/issueRows.ts';
import { useText, type Words } from '../useSite.ts';
import styles from './styles.module.css';

const WHO_FIXES: readonly WhoFixes[] = ['employee', 'helpdesk', 'admin'];

/** Every issue on a line, for the helpdesk: filter, open, print. */
export default function IssueTable({ words, issues }: { words: Words; issues: readonly IssueRow[] }) {
  const text = useText(words);
  const isBrowser = useIsBrowser();
  const [filter, setFilter] = useState('');
  const [who, setWho] = useState('');
  const [titleId, filterId, whoId] = [useId(), useId(), useId()];
  const shown = issues.filter((issue) => (!who || issue.whoFixes === who) && holds(issue, filter));
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{text('issueTable.title')}</h2>
      <p>{text('issueTable.lead')}</p>
      {isBrowser && (
        <form className={styles.filter} onSubmit={(event) => event.preventDefault()}>
          <label htmlFor={filterId}>{text('issueTable.filter')}</label>
          <input
            id={filterId}
            type="search"
            value={filter}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => setFilter(event.target.value)}
          />
          <label htmlFor={whoId}>{text('issueTable.whoFixes')}</label>
          <select id={whoId} value={who} onChange={(event) => setWho(event.target.value)}>
            <option value="">{text('issueTable.everybody')}</option>
            {WHO_FIXES.map((one) => (
              <option key={one} value={one}>
                {text(`whoFixes.${one}`)}
              </option>
            ))}
          </select>
          <p role="status">
            {text('issueTable.count', { shown: String(shown.length), all: String(issues.length) })}
          </p>
        </form>
      )}
      <Table className={styles.table}>
        <thead>
          <tr>
            {['code', 'problem', 'screen', 'step', 'whoFixes', 'severity'].map((column) => (
              <th key={column} scope="col">
                {text(`issueTable.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((issue) => (
            <tr key={issue.url}>
              <td className={styles.code}>{issue.code}</td>
              <th scope="row">
                <Link to={issue.url}>{issue.title}</Link>
              </th>
              <td translate="no">
                {firstLine(issue)}
                {issue.errorCodes.length > 0 && (
                  <div className={styles.codes}>{issue.errorCodes.join(', ')}</div>
                )}
              </td>
              <td>{issue.step && <Link to={issue.step.url}>{issue.step.title}</Link>}</td>
              <td>{text(`whoFixes.${issue.whoFixes}`)}</td>
              <td>{text(`severity.${issue.severity}`)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function firstLine({ onScreen: [first] }: IssueRow): string {
  return [first?.title, first?.message].filter(Boolean).join(': ');
}

/** Whether every typed word stands somewhere in the row. */
function holds(issue: IssueRow, words: string): boolean {
  const { title, code = '', onScreen, errorCodes, step } = issue;
  const shown = onScreen.flatMap((wording) => [wording.title, wording.message]);
  const row = plain([code, title, ...shown, ...errorCodes, step?.title].join(' '));
  return plain(words)
    .split(/\s+/)
    .every((word) => row.includes(word));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').trim();
}
