/**
 * Step mode shows the steps of a page one at a time. Which one is in the address, so that a link leads to
 * it from anywhere: `/guides/<id>?step=<step>#<step>`. Where nothing can run, the hash leads to the same
 * step on the whole page.
 */
export const STEP_PARAMETER = 'step';

/** Anchors of the parts of a guide that do not concern the reader, with commas between. */
export const HIDE_PARAMETER = 'hide';

/** What stands before the first step, and after the last: two screens that no step may be named after. */
export const BEFORE = 'start';
export const DONE = 'done';

/** Address of a step in step mode. The page is a site path without its own hash. */
export function stepModeUrl(page: string, step: string): string {
  return `${page}?${STEP_PARAMETER}=${step}#${step}`;
}
