/** How far somebody is in the steps of a page. Kept on the device alone. */
export interface Progress {
  /** Path of the page on the site. */
  readonly page: string;
  readonly step: string;
  /** Position of the step, from 1, and how many there are. */
  readonly number: number;
  readonly count: number;
  /** When, in milliseconds. */
  readonly at: number;
}

const KEY = 'enrollkit.progress';
/** Whoever comes back after longer than this begins again. */
const FORGET_AFTER_MS = 14 * 24 * 60 * 60 * 1000;

/** What is kept, the latest first. A browser that keeps nothing has none. */
export function allProgress(): readonly Progress[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isProgress) : [];
  } catch {
    return [];
  }
}

export function progressOf(page: string): Progress | undefined {
  return allProgress().find((one) => one.page === page);
}

export function saveProgress(progress: Omit<Progress, 'at'>): void {
  write([{ ...progress, at: Date.now() }, ...without(progress.page)]);
}

export function forgetProgress(page: string): void {
  write(without(page));
}

function without(page: string): Progress[] {
  return allProgress().filter((one) => one.page !== page);
}

function write(all: readonly Progress[]): void {
  try {
    if (all.length > 0) localStorage.setItem(KEY, JSON.stringify(all));
    else localStorage.removeItem(KEY);
  } catch {
    // Then the address alone knows the step.
  }
}

function isProgress(value: unknown): value is Progress {
  const { page, step, number, count, at } = (value ?? {}) as { [field: string]: unknown };
  return (
    typeof page === 'string' &&
    /^\/(?!\/)/.test(page) &&
    typeof step === 'string' &&
    typeof number === 'number' &&
    typeof count === 'number' &&
    typeof at === 'number' &&
    Date.now() - at < FORGET_AFTER_MS
  );
}
