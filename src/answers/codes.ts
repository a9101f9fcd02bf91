import { normalize } from './normalize.ts';
import type { IndexedRecord } from './searchIndex.ts';

export interface CodeHit {
  readonly id: string;
  /** The code as the record has it. */
  readonly code: string;
}

/** `Device cap reached` and `e 07` are codes that somebody wrote in this many words at most. */
const MAX_PARTS = 4;

/** Finds records whose code stands in a question: `E07`, `e-07`, `AADSTS 50055`, `50055`, `DeviceCapReached`. */
export function createCodeMatcher(records: readonly IndexedRecord[]): (question: string) => CodeHit[] {
  const codes = records.flatMap(({ id, code, errorCodes }) =>
    [...(code ? [code] : []), ...errorCodes].map((one) => ({ id, code: one, spellings: spellingsOf(one) })),
  );
  return (question) => {
    const parts = normalize(question).split(' ');
    const written = new Set(
      parts.flatMap((_, start) =>
        Array.from({ length: MAX_PARTS }, (_length, more) => parts.slice(start, start + more + 1).join('')),
      ),
    );
    const hits = codes.filter(({ spellings }) => spellings.some((one) => written.has(one)));
    return hits
      .filter(({ id }, position) => hits.findIndex((other) => other.id === id) === position)
      .map(({ id, code }) => ({ id, code }));
  };
}

/** Joined to one word; the number of a Microsoft Entra code also without its letters. */
function spellingsOf(code: string): string[] {
  const joined = normalize(code).replaceAll(' ', '');
  return [joined, ...(/^aadsts\d{5,}$/.test(joined) ? [joined.slice('aadsts'.length)] : [])];
}
