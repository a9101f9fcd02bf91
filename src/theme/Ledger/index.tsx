import Link from '@docusaurus/Link';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import ListPage from '@theme/ListPage';
import Table from '@theme/Table';
import type { LedgerRow } from '../../plugin/ledger.ts';
import { useText, type Words } from '../useSite.ts';

/** When the facts of each page were last compared with their sources. */
export default function Ledger({ words, records }: { words: Words; records: readonly LedgerRow[] }) {
  const text = useText(words);
  const { i18n } = useDocusaurusContext();
  const format = new Intl.DateTimeFormat(i18n.currentLocale, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <ListPage title={text('ledger.title')} lead={text('ledger.lead')} wide staff>
      <Table>
        <thead>
          <tr>
            {['page', 'verified', 'ios', 'confidence', 'sources'].map((column) => (
              <th key={column} scope="col">
                {text(`ledger.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map(({ title, url, code, verified, confidence, sources }) => (
            <tr key={url}>
              <th scope="row">
                <Link to={url}>{title}</Link> {code}
              </th>
              <td>
                <time dateTime={verified.date}>{format.format(new Date(verified.date))}</time>
              </td>
              <td>{verified.ios}</td>
              <td>{text(`confidence.${confidence}`)}</td>
              <td>{sources}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </ListPage>
  );
}
