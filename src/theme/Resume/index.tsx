import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
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
  const { localeConfigs } = useDocusaurusContext().i18n;
  // The longest that fits: the base of one language may stand at the beginning of another's.
  const bases = Object.values(localeConfigs)
    .map(({ baseUrl }) => baseUrl)
    .sort((a, b) => b.length - a.length);
  const baseOf = (path: string) => bases.find((one) => path.startsWith(one));
  // Several sites may share a host.
  const progress = allProgress().find(({ page }) => baseOf(page));
  if (!progress) return null;
  const { page, step, number, count } = progress;
  // The router knows the pages of this language alone.
  const here = base + page.slice(baseOf(page)?.length);
  if (here === pathname) return null;
  const forget = () => {
    forgetProgress(page);
    setForgotten((times) => times + 1);
  };
  return (
    <aside className={styles.resume}>
      <Link className={styles.open} to={stepModeUrl(here, step)}>
        {text('stepMode.resume', { number: `${number}`, count: `${count}` })}
      </Link>
      <button type="button" className={styles.forget} aria-label={text('stepMode.forget')} onClick={forget} />
    </aside>
  );
}
