import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { hostFiles } from '../content/hostFiles.ts';
import type { Knowledge } from '../content/knowledge.ts';
import { securityHeaders } from '../content/securityHeaders.ts';
import { CONFIG_VARIABLE } from '../plugin/loadSite.ts';
import type { Built } from './built.ts';
import { bundle, keepServerCode } from './bundle.ts';
import { buildFolder, fingerprintOf, markFresh, markStale } from './freshness.ts';
import { writePolicy } from './inlineSources.ts';
import { drawPictures, withPictures, writePictures } from './pictures.ts';
import { keepPrepared } from './prepared.ts';
import { built, knowledges, openProject } from './project.ts';
import { root } from './root.ts';
import { drawSocialCards } from './socialCards.ts';
import { takePlace } from './takePlace.ts';
import { UserError } from './userError.ts';

export const docusaurusScript = join(root, 'node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs');

/** Builds the site, the knowledge and the bundles, whatever is there. */
export async function build({ config }: { config: string }): Promise<void> {
  const project = openProject(config);
  const fingerprint = fingerprintOf(config);
  markStale();
  mkdirSync(buildFolder, { recursive: true });
  // Beside the one that may be served right now, which misses a language while Docusaurus goes through them.
  const siteDir = join(buildFolder, 'site.new');
  const building = Promise.all([runDocusaurus(['build', '--out-dir', siteDir], config), bundle()]);
  const read = knowledges(project);
  const pictures = drawPictures(read);
  const cards = drawSocialCards(read);
  await building;
  writePictures(pictures, siteDir);
  writePictures(cards, siteDir);
  const inline = writePolicy(siteDir);
  const files = hostFiles(project.config, securityHeaders(project.config, inline));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(siteDir, path)), { recursive: true });
    writeFileSync(join(siteDir, path), content);
  }
  const all = built(read.map((knowledge) => withPictures(knowledge, pictures)));
  const served: Built = { ...all, knowledges: all.knowledges.map(forServer), inline };
  writeFileSync(join(buildFolder, 'knowledge.json'), JSON.stringify(served));
  keepPrepared(all.indexes);
  await keepServerCode();
  takePlace(siteDir, join(buildFolder, 'site'));
  markFresh(fingerprint);
}

/** Runs Docusaurus on a config; its output is shown only when it fails. */
async function runDocusaurus(args: readonly string[], config: string): Promise<void> {
  const env = { ...process.env, [CONFIG_VARIABLE]: resolve(root, config), NODE_ENV: 'production' };
  const child = spawn(process.execPath, [docusaurusScript, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  const code = await new Promise((done) => child.on('close', done));
  if (code !== 0) throw new UserError(`The site could not be built:\n${output}`);
}

/** Without what only a working copy needs: where a text stands, and the phrases, which the index holds. */
function forServer(knowledge: Knowledge): Knowledge {
  const records = knowledge.records.map((record) => {
    const tree: Root = structuredClone(record.tree);
    visit(tree, (node) => {
      delete node.position;
    });
    return { ...record, phrases: [], tree };
  });
  const notOffered = knowledge.notOffered.map((guide) => ({ ...guide, phrases: [] }));
  return { ...knowledge, records, notOffered };
}
