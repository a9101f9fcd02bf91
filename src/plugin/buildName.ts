import { createHash } from 'node:crypto';
import packageJson from '../../package.json';
import type { Knowledge } from '../content/knowledge.ts';

/** Names what a reader saw: the version of EnrollKit and a short hash of the texts. The same texts, the same name. */
export function buildName({ config, records }: Knowledge): string {
  const texts = records.map(({ id, title, description, text }) => [id, title, description, text]);
  const hash = createHash('sha256')
    .update(JSON.stringify([config, texts]))
    .digest('hex')
    .slice(0, 8);
  return `${packageJson.version}-${hash}`;
}
