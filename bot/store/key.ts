import { createHash } from 'node:crypto';

/**
 * A name for what these parts identify together, the same every time. The parts cannot be read back from it:
 * ids of people and conversations are never stored.
 */
export function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
}
