import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { packIndex } from '../answers/packed.ts';
import { buildSearchIndex } from '../answers/searchIndex.ts';
import type { Config } from '../config/schema.ts';
import type { Knowledge } from '../content/knowledge.ts';
import type { Messages } from '../content/messages.ts';
import { answerHtml, snippetOf } from '../content/snippet.ts';
import { brandCss } from './brand.ts';
import { listPages, pageWords } from './listPages.ts';
import { type AnswerTexts, frontPage, printedAddress, siteData } from './pageData.ts';
import { pageMetadata } from './pageMetadata.ts';
import { qrPath, qrSvg } from './qr.ts';
import { currentKnowledge } from './readKnowledge.ts';
import { robotsText } from './robots.ts';
import { rolloutFiles } from './rollout.ts';
import { CHOOSE_SCREENS } from './screenChoice.ts';
import { SERVICE_WORKER, serviceWorker } from './serviceWorker.ts';
import { shortLinkPages } from './shortLinks.ts';
import { textsOf } from './texts.ts';

// Colors for code: the largest part of the script that nobody needs. src/theme/CodeBlock goes without.
const PRISM = require.resolve('@docusaurus/theme-classic/lib/prism-include-languages').replace(/\.js$/, '');

/** Everything around the records: brand, front page, search data, and short links. */
export default function site(
  context: LoadContext,
  { config }: { config: Config },
): Plugin<ReturnType<typeof currentKnowledge>> {
  const { siteDir, generatedFilesDir, i18n, baseUrl } = context;
  const brandFile = join(generatedFilesDir, 'enrollkit-brand.css');
  writeFile(brandFile, brandCss(config.brand.color));

  return {
    name: 'enrollkit',
    getClientModules: () => [brandFile],
    injectHtmlTags: () => ({
      headTags: [...pageMetadata(config), { tagName: 'script', innerHTML: CHOOSE_SCREENS }],
    }),
    getPathsToWatch: () => [join(siteDir, 'docs/**/*.md'), join(siteDir, 'i18n/**/*.{md,json}')],
    async loadContent() {
      return currentKnowledge(siteDir, config, i18n.currentLocale);
    },
    async contentLoaded({ content: { knowledge, messages }, actions }) {
      actions.setGlobalData(siteData(knowledge, messages));
      await actions.createData('index.answers.json', JSON.stringify(packIndex(buildSearchIndex(knowledge))));
      await actions.createData('texts.answers.json', JSON.stringify(answerTexts(knowledge, messages)));
      await actions.createData('stepMode.json', JSON.stringify(textsOf(messages, /^(stepMode|way)\./)));
      const addPage = async (path: string, component: string, data: { readonly [prop: string]: unknown }) => {
        const modules: { [prop: string]: string } = {};
        const name = path.replaceAll('/', '-') || 'home';
        for (const [prop, value] of Object.entries(data))
          modules[prop] = await actions.createData(`${name}-${prop}.json`, JSON.stringify(value));
        actions.addRoute({ path: `${baseUrl}${path}`, component, exact: true, modules });
      };
      await addPage('', '@theme/Home', { page: frontPage(knowledge, messages) });
      for (const page of listPages(knowledge, messages))
        await addPage(page.path, page.component, {
          words: pageWords(page, messages),
          ...page.props(knowledge, messages),
        });
    },
    // What is loaded only when somebody asks is a file of its own: nothing has to read it as a program.
    configureWebpack: (_config, isServer) => ({
      resolve: { alias: { [PRISM]: false } },
      module: {
        rules: [
          {
            test: /\.answers\.json$/,
            type: 'asset/resource',
            generator: { filename: 'assets/answers/[name].[contenthash:8][ext]', emit: !isServer },
          },
        ],
      },
    }),
    async postBuild({ outDir, content: { knowledge, messages } }) {
      for (const record of knowledge.records)
        writeFile(join(outDir, qrPath(record.id)), qrSvg(printedAddress(record, knowledge)));
      if (config.audiences.includes('admin'))
        for (const { path, content } of rolloutFiles(knowledge, messages))
          writeFile(join(outDir, path), content);
      writeFile(join(outDir, SERVICE_WORKER), await serviceWorker(outDir));
      const robots = robotsText(config);
      if (robots && i18n.currentLocale === i18n.defaultLocale) writeFile(join(outDir, 'robots.txt'), robots);
      for (const { path, html } of shortLinkPages(knowledge)) writeFile(join(outDir, path), html);
    },
  };
}

/** What the panel for questions and the copy buttons show of each record, by id. */
function answerTexts(knowledge: Knowledge, messages: Messages): AnswerTexts {
  const { url } = knowledge.config.site;
  return Object.fromEntries(
    knowledge.records.map((record) => [
      record.id,
      { answer: answerHtml(record, messages), snippet: snippetOf(record, messages, url) },
    ]),
  );
}

function writeFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
