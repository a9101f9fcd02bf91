import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';
import LinkList from '@theme/LinkList';
import type { PageSection } from '../../plugin/pageData.ts';
import { useSite, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** The front page: one question, three doors, then everything by what the reader experiences. */
export default function Home({ sections }: { sections: readonly PageSection[] }) {
  const { organization, mainGuide, privacyPage, symptoms } = useSite();
  const text = useText();
  return (
    <Layout description={text('home.lead', { organization })}>
      <Head>
        <title>{organization}</title>
      </Head>
      <main className={styles.home}>
        <h1>{text('home.question')}</h1>
        <p className={styles.lead}>{text('home.lead', { organization })}</p>
        <nav className={styles.doors} aria-label={text('home.question')}>
          {mainGuide && <Door to={mainGuide.url} words={text('home.setUp')} primary />}
          <Door to={symptoms.url} words={text('home.wrong')} />
          {privacyPage && <Door to={privacyPage.url} words={text('home.privacy', { organization })} />}
        </nav>
        <div className={styles.sections}>
          {sections.map(({ id, title, links }) => (
            <section key={id} aria-labelledby={`section-${id}`}>
              <h2 id={`section-${id}`}>{title}</h2>
              <LinkList links={links} />
            </section>
          ))}
        </div>
      </main>
    </Layout>
  );
}

function Door({ to, words, primary = false }: { to: string; words: string; primary?: boolean }) {
  const className = primary ? `${styles.door} ${styles.primary}` : styles.door;
  return (
    <Link className={className} to={to}>
      {words}
    </Link>
  );
}
