import type { IndexedRecord } from './searchIndex.ts';

export interface CodeHit {
  readonly id: string;
  readonly code: string;
}

/** Records whose code stands in a question: `E07`, `e 07`, `AADSTS50055`, `DeviceCapReached`. */
export function matchCodes(question: string, records: readonly IndexedRecord[]): CodeHit[] {
  const compact = question.toLowerCase().replace(/\b(e|aadsts)[\s:#-]+(?=\d)/g, '$1');
  const tokens = new Set(compact.split(/[^\p{L}\p{N}]+/u));
  return records.flatMap(({ id, code, errorCodes }) => {
    const hit = [code ?? '', ...errorCodes].find((one) => one && isIn(one.toLowerCase(), tokens, compact));
    return hit ? [{ id, code: hit }] : [];
  });
}

function isIn(code: string, tokens: ReadonlySet<string>, compact: string): boolean {
  return code.includes(' ') ? compact.includes(code) : tokens.has(code);
}
