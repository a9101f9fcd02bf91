import useBaseUrl from '@docusaurus/useBaseUrl';
import { useRecord, useSite, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** On paper alone: whose page this is, and the way back to it for a camera. */
export default function Printed() {
  const text = useText();
  const { organization } = useSite();
  const { id, printed } = useRecord();
  return (
    <div className={styles.printed}>
      <p>
        <b>{organization}</b>
        {text('print.scan', { url: printed })}
      </p>
      {/* Lazy, so that a screen, which never shows it, never loads it. */}
      <img src={useBaseUrl(`/qr/${id}.svg`)} alt="" width="96" height="96" loading="lazy" />
    </div>
  );
}
