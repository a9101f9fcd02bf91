/** What a page asks of the service worker; the answer, through the port that comes with it, is {@link Kept}. */
export interface KeepRequest {
  /** Pages of the site that are to be there without a network, by path, the most important first. */
  readonly pages: readonly string[];
  /** Files that the page has loaded until now. */
  readonly files: readonly string[];
}

/** How many of them are there now. */
export interface Kept {
  readonly pages: number;
  readonly files: number;
}
