import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Prepared, prepare } from '../answers/prepared.ts';
import type { SearchIndex } from '../answers/searchIndex.ts';
import { buildFolder } from './freshness.ts';

const folder = join(buildFolder, 'answers');

/** Keeps what the engine prepares, so that a server answers its first question at once. */
export function keepPrepared(indexes: readonly SearchIndex[]): void {
  mkdirSync(folder, { recursive: true });
  for (const index of indexes) writeFileSync(fileOf(index), serialize(prepare(index)));
}

/** What the build kept. A server with another Node.js may not be able to read it: then it is made anew. */
export function keptPrepared(index: SearchIndex): Prepared {
  const file = fileOf(index);
  if (!existsSync(file)) return prepare(index);
  try {
    return deserialize(readFileSync(file));
  } catch {
    return prepare(index);
  }
}

function fileOf({ locale }: SearchIndex): string {
  return join(folder, `${locale}.bin`);
}
