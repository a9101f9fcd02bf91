/** One place, so that it is one file: step mode keeps it for the other pages, which load it. */
export function loadResume() {
  return import('@theme/Resume');
}
