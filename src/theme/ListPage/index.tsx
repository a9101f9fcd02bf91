import { translate } from '@docusaurus/Translate';
import HomeBreadcrumb from '@theme/DocBreadcrumbs/Items/Home';
import Layout from '@theme/Layout';
import NotIndexed from '@theme/NotIndexed';
import type { ReactNode } from 'react';
import styles from './styles.module.css';

/** The frame of a page that lists records: title, one sentence, the list. */
export default function ListPage({
  title,
  lead,
  wide = false,
  staff = false,
  children,
}: {
  title: string;
  lead: string;
  wide?: boolean;
  /** Not for employees, so search engines need not know it. */
  staff?: boolean;
  children: ReactNode;
}) {
  return (
    <Layout title={title} description={lead}>
      {staff && <NotIndexed />}
      <main className={wide ? styles.wide : styles.page}>
        <Breadcrumbs />
        <h1>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </main>
    </Layout>
  );
}

/** The way back, as on the pages of records; the last crumb, the title itself, is never shown. */
function Breadcrumbs() {
  const label = translate({ id: 'theme.docs.breadcrumbs.navAriaLabel', message: 'Breadcrumbs' });
  return (
    <nav className="theme-doc-breadcrumbs" aria-label={label}>
      <ul className="breadcrumbs">
        <HomeBreadcrumb />
        <li className="breadcrumbs__item" />
      </ul>
    </nav>
  );
}
