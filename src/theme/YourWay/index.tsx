import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import texts from '@generated/enrollkit/default/stepMode.json';
import { useLayoutEffect } from 'react';
import { hideableParts } from '../../content/readiness.ts';
import { HIDE_PARAMETER } from '../../content/stepMode.ts';
import { textsIn, useRecord } from '../useSite.ts';
import styles from './styles.module.css';

const text = textsIn(texts);

/** Leaves out the parts of a guide that do not concern the reader, and says so. */
export default function YourWay({ hidden }: { hidden: string }) {
  const { id } = useRecord();
  const { pathname, search } = useLocation();
  const parts = hideableParts(id).filter((anchor) => hidden.split(',').includes(anchor));
  const names = parts.join(',');
  useLayoutEffect(() => {
    const elements = names ? names.split(',').flatMap(partElements) : [];
    for (const element of elements) element.hidden = true;
    return () => {
      for (const element of elements) element.hidden = false;
    };
  }, [names]);
  if (parts.length === 0) return null;
  const query = new URLSearchParams(search);
  query.delete(HIDE_PARAMETER);
  const rest = query.toString();
  return (
    <p className={styles.way}>
      {text('way.shown')} <Link to={`${pathname}${rest ? `?${rest}` : ''}`}>{text('way.all')}</Link>
    </p>
  );
}

/** A remark with an id, or a heading with everything up to the next; and its line in the table of contents. */
function partElements(anchor: string): HTMLElement[] {
  const start = document.getElementById(anchor);
  if (!start) return [];
  const elements = [start];
  if (/^H\d$/.test(start.tagName))
    for (let next = start.nextElementSibling; next && !isNewPart(next, start); next = next.nextElementSibling)
      elements.push(next as HTMLElement);
  const inContents = document.querySelector(`.table-of-contents a[href="#${CSS.escape(anchor)}"]`);
  return [...elements, ...(inContents?.parentElement ? [inContents.parentElement] : [])];
}

function isNewPart(element: Element, start: Element): boolean {
  return /^H\d$/.test(element.tagName) && element.tagName <= start.tagName;
}
