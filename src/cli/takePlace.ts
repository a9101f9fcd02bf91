import { existsSync, renameSync, rmSync } from 'node:fs';

/** Puts a folder in the place of another, which is gone then. Whoever reads there finds one or the other. */
export function takePlace(made: string, place: string): void {
  const before = `${place}.old`;
  rmSync(before, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, before);
  renameSync(made, place);
  rmSync(before, { recursive: true, force: true });
}
