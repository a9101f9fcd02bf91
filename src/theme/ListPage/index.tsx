import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import styles from './styles.module.css';

/** The frame of a page that lists records: title, one sentence, the list. */
export default function ListPage({
  title,
  lead,
  wide = false,
  children,
}: {
  title: string;
  lead: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Layout title={title} description={lead}>
      <main className={wide ? styles.wide : styles.page}>
        <h1>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </main>
    </Layout>
  );
}
