import { join } from 'node:path';
import pluginContentDocs, { type LoadedContent, validateOptions } from '@docusaurus/plugin-content-docs';
import type { GlobalPluginData } from '@docusaurus/plugin-content-docs/client';
import type { LoadContext, Plugin, PluginContentLoadedActions } from '@docusaurus/types';
import { normalizePluginOptions } from '@docusaurus/utils-validation';
import type { Config } from '../config/schema.ts';
import { siteIndex } from '../content/knowledge.ts';
import { type PageRecord, pageRecords } from './pageData.ts';
import { currentKnowledge } from './readKnowledge.ts';
import { remarkRecord } from './remark.ts';
import { sidebarItems } from './sidebar.ts';

/**
 * The official docs plugin, with its pages made of records: the Markdown is resolved for the
 * config, the sidebar comes from the sections, and each page gets its record's data.
 */
export default async function docs(
  context: LoadContext,
  { config }: { config: Config },
): Promise<Plugin<LoadedContent>> {
  const { siteDir, i18n } = context;
  const read = () => currentKnowledge(siteDir, config, i18n.currentLocale);
  let { knowledge, messages } = read();

  const options = validateOptions({
    validate: normalizePluginOptions as never,
    options: {
      id: 'default',
      routeBasePath: '/',
      sidebarItemsGenerator: async () => sidebarItems(knowledge, messages),
      admonitions: false,
      breadcrumbs: true,
      beforeDefaultRemarkPlugins: [
        [remarkRecord, { config, index: siteIndex(knowledge), messages: { [i18n.currentLocale]: messages } }],
      ],
    },
  });
  const plugin = await pluginContentDocs(context, options);

  return {
    ...plugin,
    getPathsToWatch: () => [...(plugin.getPathsToWatch?.() ?? []), join(siteDir, 'i18n/*/enrollkit.json')],
    async loadContent() {
      ({ knowledge, messages } = read());
      return (await plugin.loadContent?.()) as LoadedContent;
    },
    async contentLoaded(args) {
      const pages = pageRecords(knowledge, messages);
      for (const doc of args.content.loadedVersions.flatMap((version) => version.docs)) {
        const page: PageRecord | undefined = pages.get(doc.id.split('/').at(-1) as string);
        Object.assign(doc.frontMatter, { record: page });
      }
      await plugin.contentLoaded?.({ ...args, actions: withoutDocList(args.actions) });
    },
  };
}

/** The list of all pages would be on every page; only links between versions of a site need it. */
function withoutDocList(actions: PluginContentLoadedActions): PluginContentLoadedActions {
  return {
    ...actions,
    setGlobalData: (data) => {
      const { versions, ...rest } = data as GlobalPluginData;
      actions.setGlobalData({ ...rest, versions: versions.map((version) => ({ ...version, docs: [] })) });
    },
  };
}
