import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import { useEffect, useState } from 'react';
import { BEFORE, STEP_PARAMETER, stepModeUrl } from '../../content/stepMode.ts';
import { forgetProgress, type Progress, progressOf } from '../progress.ts';
import { useRecord, useSite, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** The way into step mode: from the beginning, or where the reader left it. */
export default function StepEntry() {
  const text = useText();
  const { start } = useSite();
  const { kind, issuesByStep } = useRecord();
  const { pathname, search } = useLocation();
  const [progress, setProgress] = useState<Progress>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever leaves step mode comes back to another address
  useEffect(() => setProgress(progressOf(pathname)), [pathname, search]);
  const [first, second] = Object.keys(issuesByStep);
  if (!first || !second) return null;
  const again = () => {
    forgetProgress(pathname);
    setProgress(undefined);
  };
  // Where nothing runs, it leads to the first step on the page.
  const begin = `${pathname}?${STEP_PARAMETER}=${BEFORE}#${first}`;
  return (
    <div className={styles.entry}>
      <Link className={styles.open} to={progress ? stepModeUrl(pathname, progress.step) : begin}>
        {progress
          ? text('stepMode.resume', { number: `${progress.number}`, count: `${progress.count}` })
          : text('stepMode.open')}
      </Link>
      {progress ? (
        <button className={styles.other} type="button" onClick={again}>
          {text('stepMode.again')}
        </button>
      ) : (
        kind === 'guide' && (
          <Link className={styles.other} to={start.url}>
            {text('start.title')}
          </Link>
        )
      )}
    </div>
  );
}
