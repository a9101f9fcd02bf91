import type { Config } from '@docusaurus/types';
import { describeProblems, loadSite } from './src/plugin/loadSite.ts';
import { PAGE_TEMPLATE } from './src/plugin/pageTemplate.ts';
import { parseFrontMatter } from './src/plugin/parseFrontMatter.ts';

// Pages that the config hides are drafts; with this they are hidden while writing, too.
process.env.SIMULATE_PRODUCTION_VISIBILITY = 'true';

const site = loadSite(__dirname);
if (!site.ok) throw new Error(describeProblems(site.problems));
const { config, content } = site;
const { organization, brand } = config;
const logo = (path: string) => path.replace(/^static\//, '');

const docusaurusConfig: Config = {
  title: organization.name,
  url: config.site.url,
  baseUrl: config.site.basePath,
  favicon: logo(brand.favicon),
  future: {
    // Without cascade layers: old iOS needs a polyfill for them, and under it every theme rule wins over ours.
    v4: {
      removeLegacyPostBuildHeadAttribute: true,
      siteStorageNamespacing: true,
      fasterByDefault: true,
      mdx1CompatDisabledByDefault: true,
    },
    faster: true,
    // No page shows when its file was changed.
    experimental_vcs: false,
  },
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  baseUrlIssueBanner: false,
  ssrTemplate: PAGE_TEMPLATE,
  // The same for every language, so that the chosen color mode outlives a change of language.
  storage: { namespace: 'enrollkit' },
  i18n: { defaultLocale: config.site.locales[0], locales: [...config.site.locales] },
  markdown: {
    format: 'detect',
    emoji: false,
    parseFrontMatter: parseFrontMatter({ config, content }),
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  presets: [
    ['classic', { docs: false, blog: false, pages: false, theme: { customCss: './src/theme/site.css' } }],
  ],
  plugins: [
    ['./src/plugin/docs.ts', { config }],
    ['./src/plugin/site.ts', { config }],
  ],
  themeConfig: {
    // Code has no colors; these would be style attributes, which a strict policy does not like.
    prism: { theme: { plain: {}, styles: [] } },
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: organization.name,
      logo: { alt: '', src: logo(brand.logo.light), srcDark: logo(brand.logo.dark) },
      items: [
        { type: 'search', position: 'right' },
        ...(config.site.locales.length > 1
          ? [{ type: 'localeDropdown' as const, position: 'right' as const }]
          : []),
      ],
    },
  },
};

export default docusaurusConfig;
