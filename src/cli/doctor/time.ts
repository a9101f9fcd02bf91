/** Days before an end at which somebody should act. */
export const EXPIRES_SOON = 30;

const DAY = 24 * 60 * 60 * 1000;

/** Whole days until a moment; negative after it. */
export function daysLeft(until: Date, now: Date): number {
  return Math.floor((until.getTime() - now.getTime()) / DAY);
}
