import useIsBrowser from '@docusaurus/useIsBrowser';
import DeskSearch from '@theme/DeskSearch';
import IssueTable from '@theme/IssueTable';
import LinkList from '@theme/LinkList';
import ListPage from '@theme/ListPage';
import type { DeskIssue } from '../../plugin/desk.ts';
import type { PageLink } from '../../plugin/pageData.ts';
import { useText, type Words } from '../useSite.ts';

interface Props {
  readonly words: Words;
  readonly issues: readonly DeskIssue[];
  /** The page with the decision tree, where there is one. */
  readonly tree: PageLink | null;
}

/** Where the helpdesk works while somebody is on the phone; without JavaScript the table is left. */
export default function Desk({ words, issues, tree }: Props) {
  const text = useText(words);
  return (
    <ListPage title={text('desk.title')} lead={text('desk.lead')} wide staff>
      {useIsBrowser() && <DeskSearch words={words} issues={issues} />}
      {tree && <LinkList links={[tree]} />}
      <IssueTable words={words} issues={issues} />
    </ListPage>
  );
}
