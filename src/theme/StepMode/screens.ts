import { BEFORE, DONE } from '../../content/stepMode.ts';

/** The elements of the page that are on each screen, by step id, {@link BEFORE} and {@link DONE}. */
export type StepScreens = { readonly [place: string]: readonly Element[] };

// As in styles.module.css.
const ASIDE = 'data-aside';
const FRAME = 'data-step-frame';
/** What of the frame's children stays: the bar at the top, the steps, and what step mode adds. */
const OURS = '[data-step-top], [data-steps], [data-step-mode]';

/**
 * Cuts a page at its steps: what stands before a step belongs to its screen, what stands before the first to
 * a screen of its own. After the last stands how to know that it worked, if the page says so, else everything
 * that is not for the helpdesk and administrators.
 */
export function stepScreens(steps: readonly string[]): StepScreens {
  const parent = document.getElementById(steps[0] as string)?.parentElement;
  const screens: { [place: string]: Element[] } = {};
  let elements: Element[] = [];
  let isBefore = true;
  for (const element of parent?.children ?? []) {
    if (element.hasAttribute('data-entry')) continue;
    elements.push(element);
    if (!steps.includes(element.id)) continue;
    // The choice of the drawn device is no reason for a screen of its own.
    const rest = isBefore ? elements.slice(0, -1) : [];
    if (rest.some((one) => !one.matches('header, [data-choice]'))) screens[BEFORE] = rest;
    screens[element.id] = isBefore ? [element] : elements;
    isBefore = false;
    elements = [];
  }
  const worked = elements.findIndex(({ id }) => id === 'done');
  const end = elements.findIndex(({ tagName }, index) => index > worked && tagName === 'H2');
  screens[DONE] =
    worked < 0
      ? elements.filter(({ tagName }) => tagName !== 'DETAILS')
      : elements.slice(worked, end < 0 ? undefined : end);
  return screens;
}

/** Puts everything aside that neither is on the screen nor belongs to step mode; gives back how to undo it. */
export function showOnly(screen: readonly Element[], frame: HTMLElement): () => void {
  const put: Element[] = [];
  const putAside = (elements: Iterable<Element>) => {
    for (const element of elements) {
      element.setAttribute(ASIDE, '');
      put.push(element);
    }
  };
  putAside([...frame.querySelectorAll('[data-steps] > *')].filter((child) => !screen.includes(child)));
  putAside([...frame.children].filter((child) => !child.matches(OURS)));
  for (let path: Element = frame; path !== document.body && path.parentElement; path = path.parentElement)
    putAside([...path.parentElement.children].filter((child) => child !== path));
  frame.setAttribute(FRAME, '');
  return () => {
    frame.removeAttribute(FRAME);
    for (const element of put) element.removeAttribute(ASIDE);
  };
}
