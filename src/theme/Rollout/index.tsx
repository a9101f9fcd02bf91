import useBrokenLinks from '@docusaurus/useBrokenLinks';
import useIsBrowser from '@docusaurus/useIsBrowser';
import CopyWays from '@theme/CopyWays';
import ListPage from '@theme/ListPage';
import type { RolloutEntry } from '../../plugin/rollout.ts';
import type { Copy } from '../CopyWays/index.tsx';
import { useText, type Words } from '../useSite.ts';
import styles from './styles.module.css';

/** What an organization sends to its people: to read, to copy, to download. */
export default function Rollout({ words, rollout }: { words: Words; rollout: readonly RolloutEntry[] }) {
  const text = useText(words);
  const occasions = [...new Set(rollout.map(({ occasion }) => occasion))];
  return (
    <ListPage title={text('rolloutPage.title')} lead={text('rolloutPage.lead')} staff>
      {occasions.map((occasion) => (
        <Occasion
          key={occasion}
          words={words}
          id={occasion}
          entries={rollout.filter((entry) => entry.occasion === occasion)}
        />
      ))}
    </ListPage>
  );
}

function Occasion({ words, id, entries }: { words: Words; id: string; entries: readonly RolloutEntry[] }) {
  const text = useText(words);
  useBrokenLinks().collectAnchor(id);
  return (
    <section id={id} className={styles.occasion} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text(`rolloutPage.${id}`)}</h2>
      {entries.map((entry) => (
        <Entry key={entry.channel} words={words} entry={entry} />
      ))}
    </section>
  );
}

function Entry({ words, entry }: { words: Words; entry: RolloutEntry }) {
  const text = useText(words);
  const isBrowser = useIsBrowser();
  const { channel, subject, text: plain, html, files } = entry;
  const copies: Copy[] = [
    [text('copy.text'), plain],
    [text('copy.rich'), { text: plain, html }],
  ];
  return (
    <article className={styles.entry}>
      <h3>{text(`rolloutPage.${channel}`)}</h3>
      <div className={styles.letter}>
        {subject && <p className={styles.subject}>{text('rolloutPage.subject', { subject })}</p>}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made and escaped by snippet.ts */}
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </div>
      {isBrowser && <CopyWays copies={copies} />}
      <p className={styles.files}>
        {text('rolloutPage.files')}
        {files.map(({ type, url }) => (
          <a key={type} href={url} download>
            {text(`rolloutPage.file.${type}`)}
          </a>
        ))}
      </p>
    </article>
  );
}
