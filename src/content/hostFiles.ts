import type { Config } from '../config/schema.ts';
import { discoveryHostFiles } from './discoveryHosts.ts';
import { headerHostFiles } from './hostHeaders.ts';
import type { Header } from './securityHeaders.ts';

/** A file of the built site that is for its web host. */
export interface HostFile {
  /** From the root of the site, without a slash in front. */
  readonly path: string;
  readonly content: string;
  /** Whom it is for and what to do with it, one sentence. */
  readonly note?: string;
}

/** Everything a build writes for web hosts: service discovery and security headers. One file for each path. */
export function hostFiles(config: Config, headers: readonly Header[]): HostFile[] {
  const files = new Map<string, HostFile>();
  for (const file of [...discoveryHostFiles(config), ...headerHostFiles(config, headers)]) {
    const other = files.get(file.path);
    files.set(file.path, other ? { ...file, content: merged(other, file) } : file);
  }
  return [...files.values()];
}

/** Two parts of the settings of one host in one file. */
function merged(first: HostFile, second: HostFile): string {
  if (!first.path.endsWith('.json')) return `${first.content}\n${second.content}`;
  const both = { ...JSON.parse(first.content), ...JSON.parse(second.content) };
  return `${JSON.stringify(both, null, 2)}\n`;
}
