import useBaseUrl from '@docusaurus/useBaseUrl';
import { useRecord, useSite, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** On paper alone: whose page this is, who helps, and the way back to the page for a camera. */
export default function Printed() {
  const text = useText();
  const { organization, contact } = useSite();
  const { id, printed, contact: own } = useRecord();
  const { name, phone, email } = own ?? contact;
  return (
    <div className={styles.printed}>
      <p>
        <b>{organization}</b>
        {text('print.scan', { url: printed })}
        <br />
        {[`${text('contact.title')} ${name}`, phone, email].filter(Boolean).join(', ')}
      </p>
      {/* Lazy, so that a screen, which never shows it, never loads it. */}
      <img src={useBaseUrl(`/qr/${id}.svg`)} alt="" width="96" height="96" loading="lazy" />
    </div>
  );
}
