import Link from '@docusaurus/Link';
import { useHistory, useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import texts from '@generated/enrollkit/default/stepMode.json';
import Contact from '@theme/Contact';
import LinkList from '@theme/LinkList';
import { Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { BEFORE, DONE, STEP_PARAMETER } from '../../content/stepMode.ts';
import { keepOffline, keepOthers, savesData } from '../offline.ts';
import { optional } from '../optional.ts';
import { forgetProgress, saveProgress } from '../progress.ts';
import { textsIn, useRecord, useSite } from '../useSite.ts';
import { showOnly, stepScreens } from './screens.ts';
import styles from './styles.module.css';

// Only a computer needs it.
const PhoneCode = optional(() => import('./PhoneCode.tsx'));
const text = textsIn(texts);
/** As in styles.module.css. */
const DESKTOP = '(min-width: 64rem) and (hover: hover)';

interface Props {
  /** The step in the address; anything else is where the steps begin. */
  readonly at: string;
  /** What fills the window. */
  readonly frame: HTMLElement;
  /** Where the bar at the top goes. */
  readonly top: HTMLElement;
  /** Of the page. */
  readonly title: string;
}

/** The steps of a page one at a time: the page's own elements, with everything else put aside. */
export default function StepMode({ at, frame, top, title }: Props) {
  const { issuesByStep, id, happensAt } = useRecord();
  const { symptoms } = useSite();
  const { pathname, search } = useLocation();
  const history = useHistory();
  const base = useBaseUrl('/');
  const steps = Object.keys(issuesByStep);
  const [screens] = useState(() => stepScreens(steps));
  const places = [...(screens[BEFORE] ? [BEFORE] : []), ...steps, DONE];
  const here = places.includes(at) ? at : (places[0] as string);
  const position = places.indexOf(here);
  const [before, after] = [places[position - 1], places[position + 1]];
  const number = steps.indexOf(here) + 1;
  const isStep = number > 0;
  useLayoutEffect(() => showOnly(screens[here] ?? [], frame), [screens, here, frame]);

  useEffect(() => {
    frame.scrollTop = 0;
    if (isStep) saveProgress({ page: pathname, step: here, number, count: steps.length });
    const focus = isStep ? document.getElementById(here) : top;
    focus?.setAttribute('tabindex', '-1');
    focus?.focus({ preventScroll: true });
  }, [here, isStep, number, pathname, steps.length, frame, top]);

  const othersToKeep = () => {
    const fromHere = steps.slice(Math.max(0, steps.indexOf(here)));
    const issuePages = [...fromHere, ...steps].flatMap((step) =>
      (issuesByStep[step] ?? []).map(({ url }) => url),
    );
    const guide = happensAt ? [happensAt.url.replace(/#.*/, '')] : [];
    return [...new Set([base, symptoms.url, ...guide, ...issuePages])];
  };

  const to = (place: string | undefined) => {
    const query = new URLSearchParams(search);
    if (place) query.set(STEP_PARAMETER, place);
    else query.delete(STEP_PARAMETER);
    const rest = query.toString();
    const anchor = place && steps.includes(place) ? place : place === BEFORE ? '' : steps[number - 1];
    return `${pathname}${rest ? `?${rest}` : ''}${anchor ? `#${anchor}` : ''}`;
  };

  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      const place = placeFor(event, before, after);
      if (place === undefined) return;
      event.preventDefault();
      history.push(to(place || undefined));
    };
    document.addEventListener('keydown', go);
    return () => document.removeEventListener('keydown', go);
  });

  const issues = issuesByStep[here] ?? [];
  const place = isStep
    ? text('stepMode.progress', { number: `${number}`, count: `${steps.length}` })
    : text(here === DONE ? 'stepMode.after' : 'stepMode.before');
  return (
    <>
      {createPortal(
        <div className={styles.bar}>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.place} role="status">
            {place}
          </p>
          <Link className={styles.leave} to={to(undefined)}>
            {text('stepMode.leave')}
          </Link>
          <progress
            className={styles.progress}
            max={steps.length}
            value={here === DONE ? steps.length : number}
            aria-label={place}
          />
        </div>,
        top,
      )}
      <div className={styles.chrome} data-step-mode>
        {here === DONE && <DoneCheck record={id} page={pathname} last={steps.at(-1) ?? ''} />}
        <footer className={styles.foot}>
          {isStep && <Otherwise key={here} step={here} hasIssues={issues.length > 0} />}
          <nav className={styles.ways}>
            {before && (
              <Link className={styles.back} to={to(before)}>
                {text('stepMode.back')}
              </Link>
            )}
            {after && (
              <Link className={styles.next} to={to(after)}>
                {text(
                  here === BEFORE ? 'stepMode.begin' : after === DONE ? 'stepMode.finish' : 'stepMode.next',
                )}
              </Link>
            )}
          </nav>
          <Keeping base={base} page={pathname} others={othersToKeep} />
        </footer>
        {isStep && <OnDesktop address={to(here)} />}
      </div>
    </>
  );
}

/** Where a key leads: a place, `''` for the whole page, or undefined for a key that is not ours. */
function placeFor(
  event: KeyboardEvent,
  before: string | undefined,
  after: string | undefined,
): string | undefined {
  const { key, target } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return undefined;
  const on = target instanceof Element ? target : document.body;
  if (on.closest('input, select, textarea, dialog')) return undefined;
  const [forth, back] =
    document.documentElement.dir === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (key === forth) return after;
  if (key === back) return before;
  if (key === 'Enter' && !on.closest('a, button, summary')) return after;
  return key === 'Escape' ? '' : undefined;
}

interface KeepingProps {
  readonly base: string;
  readonly page: string;
  /** What else may be needed on the way, the most important first. */
  readonly others: () => readonly string[];
}

/**
 * Keeps the page on the device, and what else may be needed on the way; where the reader saves data, that
 * only when asked to.
 */
function Keeping({ base, page, others }: KeepingProps) {
  const [kept, setKept] = useState<'nothing' | 'steps' | 'more'>('nothing');
  const [isKeeping, setKeeping] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the page, not for every step
  useEffect(() => {
    void keepOffline(base, page).then((isKept) => {
      if (!isKept) return;
      setKept(savesData() ? 'steps' : 'more');
      if (!savesData()) void keepOthers(others());
    });
  }, [page]);
  const keepMore = async () => {
    setKeeping(true);
    if (await keepOthers(others())) setKept('more');
    setKeeping(false);
  };
  return (
    <div className={styles.kept}>
      <p role="status">
        {kept === 'more' && text('stepMode.kept')}
        {kept === 'steps' && text(isKeeping ? 'stepMode.keeping' : 'stepMode.keptSteps')}
      </p>
      {kept === 'steps' && !isKeeping && (
        <button type="button" onClick={keepMore}>
          {text('stepMode.keepMore')}
        </button>
      )}
    </div>
  );
}

/** What else can happen at a step: unfolds the page's own list of its issues. */
function Otherwise({ step, hasIssues }: { step: string; hasIssues: boolean }) {
  const { symptoms } = useSite();
  const [open, setOpen] = useState(false);
  const list = () => document.getElementById(step)?.querySelector<HTMLDetailsElement>('details');
  // Folded again for whoever reads the page after this.
  useEffect(
    () => () => {
      const issues = document.getElementById(step)?.querySelector('details');
      if (issues) issues.open = false;
    },
    [step],
  );
  if (!hasIssues)
    return (
      <Link className={styles.otherwise} to={symptoms.url}>
        {text('stepMode.otherwise')}
      </Link>
    );
  const toggle = () => {
    const issues = list();
    if (!issues) return;
    issues.open = !open;
    setOpen(!open);
    if (!open) issues.querySelector('a')?.focus();
  };
  return (
    <>
      <button type="button" className={styles.otherwise} aria-expanded={open} onClick={toggle}>
        {text('stepMode.otherwise')}
      </button>
      {open && (
        <Link className={styles.otherwise} to={symptoms.url}>
          {text('stepMode.noneOfThese')}
        </Link>
      )}
    </>
  );
}

/** After the last step: is everything as it should be? */
function DoneCheck({ record, page, last }: { record: string; page: string; last: string }) {
  const { issuesByStep, related, contact } = useRecord();
  const { symptoms } = useSite();
  const home = useBaseUrl('/');
  const [worked, setWorked] = useState<boolean>();
  const issues = issuesByStep[last] ?? [];
  const answer = (yes: boolean) => {
    if (yes) forgetProgress(page);
    setWorked(yes);
  };
  return (
    <section className={styles.check} aria-labelledby={`${record}-check`}>
      <h2 id={`${record}-check`}>{text('stepMode.check')}</h2>
      <div className={styles.answers}>
        <button type="button" aria-pressed={worked === true} onClick={() => answer(true)}>
          {text('stepMode.worked')}
        </button>
        <button type="button" aria-pressed={worked === false} onClick={() => answer(false)}>
          {text('stepMode.missing')}
        </button>
      </div>
      <div role="status">{worked && <p>{text('stepMode.wellDone')}</p>}</div>
      {worked && <LinkList links={[...related, { title: text('stepMode.home'), url: home }]} />}
      {worked === false && (
        <>
          <LinkList links={[...issues, symptoms]} />
          <Contact of={contact} />
        </>
      )}
    </section>
  );
}

/** On a computer, the same step for the phone in the reader's hand. */
function OnDesktop({ address }: { address: string }) {
  const [isDesktop] = useState(() => matchMedia(DESKTOP).matches);
  if (!isDesktop) return null;
  return (
    <Suspense>
      <PhoneCode address={new URL(address, location.href).href} />
    </Suspense>
  );
}
