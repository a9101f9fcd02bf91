/**
 * Entries that one question may read in the lists of its terms. With a hundred records only the letters of a
 * long question have more, and what is left out then is what nearly every text has; with ten thousand records
 * the time stays bounded.
 */
const MOST_READ = 20_000;

/** The terms whose lists are read, shortest list first: rare terms tell most, and long lists may be too long. */
export function readTerms(terms: Int32Array, starts: Int32Array): Int32Array {
  const lengthOf = (term: number) => (starts[term + 1] as number) - (starts[term] as number);
  let total = 0;
  for (const term of terms) total += lengthOf(term);
  if (total <= MOST_READ) return terms;
  const shortestFirst = terms.slice().sort((a, b) => lengthOf(a) - lengthOf(b) || a - b);
  let read = 0;
  const end = shortestFirst.findIndex((term) => {
    read += lengthOf(term);
    return read > MOST_READ;
  });
  return shortestFirst.subarray(0, end);
}
