import { useDoc } from '@docusaurus/plugin-content-docs/client';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { useRecord, useSite, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** "Is this right?": tells the organization which page of which build somebody doubts. */
export default function Feedback() {
  const text = useText();
  const { feedback } = useSite();
  const { id } = useRecord();
  const { permalink } = useDoc().metadata;
  const { siteConfig } = useDocusaurusContext();
  if (!feedback) return null;
  const values: { readonly [name: string]: string } = { id, page: siteConfig.url + permalink };
  const href = feedback.replace(/\{(page|id)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  return (
    <a className={styles.feedback} href={href} rel="noreferrer">
      {text('feedback.link')}
    </a>
  );
}
