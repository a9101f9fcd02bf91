import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import DoorIcon from '@theme/Home/DoorIcon';
import Layout from '@theme/Layout';
import LinkList from '@theme/LinkList';
import type { CommonIssue, FrontPage, PageSection } from '../../plugin/pageData.ts';
import { useSite, useText } from '../useSite.ts';
import type { DoorIconName } from './DoorIcon/index.tsx';
import styles from './styles.module.css';

/** The front page: one question, three doors, what people ask most, then everything by topic. */
export default function Home({ page }: { page: FrontPage }) {
  const { organization, symptoms, start } = useSite();
  const text = useText();
  const { setUp, privacy, common, sections } = page;
  const forEmployees = sections.filter(({ audience }) => audience === 'employee');
  const forStaff = sections.filter(({ audience }) => audience !== 'employee');
  return (
    <Layout description={text('home.lead', { organization })}>
      <Head>
        <title>{organization}</title>
      </Head>
      <main className={styles.home}>
        <div className={styles.top}>
          <header className={styles.head}>
            <p className={styles.organization}>{organization}</p>
            <h1>{text('home.question')}</h1>
            <p className={styles.lead}>{text('home.lead', { organization })}</p>
            {setUp && (
              <Link className={styles.ready} to={start.url}>
                {start.title}
              </Link>
            )}
          </header>
          <nav className={styles.doors} aria-label={text('home.question')}>
            {setUp && (
              <Door to={setUp.url} icon="phone" words={text('home.setUp')} more={text('home.setUpLead')} />
            )}
            <Door to={symptoms.url} icon="alert" words={text('home.wrong')} more={text('home.wrongLead')} />
            {privacy && (
              <Door
                to={privacy.url}
                icon="eye"
                words={text('home.privacy', { organization })}
                more={text('home.privacyLead')}
              />
            )}
          </nav>
        </div>
        {common.length > 0 && (
          <section aria-labelledby="common">
            <h2 id="common">{text('home.common')}</h2>
            <ul className={styles.common}>
              {common.map((issue) => (
                <Issue key={issue.url} issue={issue} />
              ))}
            </ul>
          </section>
        )}
        <Topics id="all" title={text('home.all')} sections={forEmployees} />
        <Topics id="staff" title={text('home.staff')} sections={forStaff} />
      </main>
    </Layout>
  );
}

interface DoorProps {
  readonly to: string;
  readonly icon: DoorIconName;
  readonly words: string;
  readonly more: string;
}

function Door({ to, icon, words, more }: DoorProps) {
  return (
    <Link className={styles.door} to={to}>
      <DoorIcon name={icon} />
      <span>
        <b>{words}</b>
        <span>{more}</span>
      </span>
    </Link>
  );
}

/** By the words on the screen where there are some: those are what somebody compares. */
function Issue({ issue: { title, url, screen } }: { issue: CommonIssue }) {
  return (
    <li>
      <Link className={styles.issue} to={url}>
        {screen && <q translate="no">{screen}</q>}
        <span className={screen ? styles.meaning : styles.alone}>{title}</span>
      </Link>
    </li>
  );
}

function Topics({ id, title, sections }: { id: string; title: string; sections: readonly PageSection[] }) {
  if (sections.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={styles.topics}>
        {sections.map((section) => (
          <details key={section.id} id={`section-${section.id}`}>
            <summary className={styles.topic}>{section.title}</summary>
            <LinkList links={section.links} />
          </details>
        ))}
      </div>
    </section>
  );
}
