import useBaseUrl from '@docusaurus/useBaseUrl';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Layout from '@theme/Layout';
import NotIndexed from '@theme/NotIndexed';
import type { PosterData } from '../../plugin/rollout.ts';
import { useText, type Words } from '../useSite.ts';
import styles from './styles.module.css';

/** A poster on a page of A4, the same on the screen and on paper. */
export default function Poster({ words, poster }: { words: Words; poster: PosterData }) {
  const text = useText(words);
  const { points, qr, address, contact, logo, organization } = poster;
  const ways = [contact.phone, contact.email].filter(Boolean);
  return (
    <Layout title={text('poster.title')} description={text('poster.lead')} noFooter>
      <NotIndexed />
      <main className={styles.page}>
        <h1>{text('poster.title')}</h1>
        <p>{text('poster.lead')}</p>
        {useIsBrowser() && (
          <button type="button" className={styles.print} onClick={() => window.print()}>
            {text('poster.print')}
          </button>
        )}
        <div className={styles.frame}>
          <section className={styles.sheet} aria-label={text('poster.title')}>
            <p className={styles.brand}>
              <img src={useBaseUrl(logo)} alt="" />
              {organization}
            </p>
            <h2>{text('poster.headline')}</h2>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made and escaped by snippet.ts */}
            <div className={styles.points} dangerouslySetInnerHTML={{ __html: points }} />
            <div className={styles.scan}>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by qr.ts from an address */}
              <div className={styles.code} aria-hidden="true" dangerouslySetInnerHTML={{ __html: qr }} />
              <p>
                <b>{text('poster.scan')}</b>
                <span>{address}</span>
              </p>
            </div>
            <footer>
              {text('rollout.contact', { name: contact.name })} {ways.join(' · ')}
            </footer>
          </section>
        </div>
      </main>
    </Layout>
  );
}
