import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import texts from '@generated/enrollkit/default/stepMode.json';
import { useState } from 'react';
import { stepModeUrl } from '../../content/stepMode.ts';
import { allProgress, forgetProgress } from '../progress.ts';
import { textsIn } from '../useSite.ts';
import styles from './styles.module.css';

const text = textsIn(texts);

/** Leads back to the step where somebody was, from every other page of the site. */
export default function Resume() {
  const { pathname } = useLocation();
  const base = useBaseUrl('/');
  const [, setForgotten] = useState(0);
  // Several sites may share a host.
  const progress = allProgress().find(({ page }) => page.startsWith(base));
  if (!progress || progress.page === pathname) return null;
  const { page, step, number, count } = progress;
  const forget = () => {
    forgetProgress(page);
    setForgotten((times) => times + 1);
  };
  return (
    <aside className={styles.resume}>
      <Link className={styles.open} to={stepModeUrl(page, step)}>
        {text('stepMode.resume', { number: `${number}`, count: `${count}` })}
      </Link>
      <button type="button" className={styles.forget} aria-label={text('stepMode.forget')} onClick={forget} />
    </aside>
  );
}
