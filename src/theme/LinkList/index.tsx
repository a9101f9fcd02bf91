import Link from '@docusaurus/Link';
import type { PageLink } from '../../plugin/pageData.ts';
import styles from './styles.module.css';

/** Links as a Settings list: grouped, rounded, one row each, a chevron at the end. */
export default function LinkList({ links }: { links: readonly PageLink[] }) {
  return (
    <ul className={styles.list}>
      {links.map(({ title, url, code }) => (
        <li key={`${url} ${title}`}>
          <Link className={styles.row} to={url}>
            <span>{title}</span>
            {code && <span className={styles.code}>{code}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
