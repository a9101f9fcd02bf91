import { AUDIENCES, CLOUDS, type Config, METHODS } from '../config/schema.ts';
import { conditionsHold } from './conditions.ts';
import { contactIn } from './contact.ts';
import type { FrontMatter, TranslationFrontMatter } from './frontMatter.ts';
import { compareVersions } from './iosVersion.ts';
import { MESSAGES, type Messages } from './messages.ts';
import { overridden, overrideTree } from './overrides.ts';
import { parseMarkdown } from './parse.ts';
import type { IosRange, KnowledgeRecord, Step, StepReference } from './record.ts';
import { anchorsOf, resolveLinks, resolveTree, type SiteIndex, stepId } from './resolve.ts';
import { describeScreen } from './screens/describe.ts';
import { stepScreen } from './screens/stepScreen.ts';
import { SECTIONS } from './sections.ts';
import { actionText, renderText } from './text.ts';
import { fillVariables } from './variables.ts';

/** All records of one locale, filtered and filled for one config, in reading order. */
export interface Knowledge {
  readonly locale: string;
  readonly organization: string;
  readonly config: Config;
  readonly records: readonly KnowledgeRecord[];
  /** What the organization does not offer, so that a question about it can be told so. */
  readonly notOffered: readonly NotOffered[];
}

/** A guide that a switch of the config hides. */
export interface NotOffered {
  readonly id: string;
  readonly title: string;
  readonly phrases: readonly string[];
}

/** A record's file, with its front matter validated. */
export interface RecordSource {
  /** Path from the project's root, for messages. */
  readonly file: string;
  /** Docusaurus' id of the document: the file without `docs/` and its ending. */
  readonly docId: string;
  /** Whether the organization wrote it, in `docs/own/`. */
  readonly own: boolean;
  /** Path on the site without base path, locale and anchor: `/issues/<id>`. */
  readonly path: string;
  readonly frontMatter: FrontMatter;
  readonly body: string;
  /** Lines of the file before the body. */
  readonly bodyLine: number;
  /** Line of the file that holds the date of the last check. */
  readonly verifiedLine: number;
  /** Translations by locale. */
  readonly translations: { readonly [locale: string]: TranslationSource };
}

export interface TranslationSource {
  readonly file: string;
  readonly frontMatter: TranslationFrontMatter;
  readonly body: string;
  readonly bodyLine: number;
}

/** The language that the base files under `docs/` are written in. */
export const BASE_LOCALE = 'en';

/** Path before every page of a locale: `/`, `/de/`, `/help/de/`. */
export function localeBase(config: Config, locale: string): string {
  return locale === config.site.locales[0] ? config.site.basePath : `${config.site.basePath}${locale}/`;
}

/** Whether the organization shows a record: its condition, methods, iOS versions, audience, and its own word. */
export function isShown(frontMatter: FrontMatter, config: Config): boolean {
  return (
    config.audiences.includes(frontMatter.audience) &&
    isOffered(frontMatter, config) &&
    !config.overrides[frontMatter.id]?.hidden
  );
}

function isOffered({ when, methods, ios }: FrontMatter, config: Config): boolean {
  if (!conditionsHold(when, config)) return false;
  if (methods.length > 0 && !methods.some((method) => config.enrollment.methods.includes(method)))
    return false;
  return !ios.to || compareVersions(ios.to, config.enrollment.minimumIos) >= 0;
}

/** Whether some organization could show a record at all. */
export function isReachable(frontMatter: FrontMatter, config: Config): boolean {
  return CLOUDS.some((cloud) =>
    [true, false].some((on) => {
      const enrollment = {
        ...config.enrollment,
        methods: METHODS,
        accounts: ['federated', 'managed-apple-accounts'] as const,
        userChoice: on,
        justInTimeRegistration: on,
        authenticator: on,
        companyPortalWebApp: on,
        minimumIos: '14',
      };
      return isShown(frontMatter, {
        ...config,
        intune: { ...config.intune, cloud },
        enrollment,
        audiences: AUDIENCES,
        overrides: {},
      });
    }),
  );
}

/** Records of one locale for one config. Pure: the same sources give the same knowledge. */
export function buildKnowledge(
  sources: readonly RecordSource[],
  { config, locale, messages }: { config: Config; locale: string; messages: Messages },
): Knowledge {
  const shown = sources
    .filter((source) => isShown(source.frontMatter, config))
    .map((source) => ({
      source,
      ...textOf(source, config, locale),
      tree: resolvedTree(source, config, locale),
    }));
  const index: SiteIndex = Object.fromEntries(
    shown.map(({ source, tree }) => [source.path, anchorsOf(tree)]),
  );
  const ids = new Set(shown.map(({ source }) => source.frontMatter.id));
  const base = localeBase(config, locale).slice(0, -1);
  const fill = (text: string) => fillVariables(text, config, locale);

  const records = shown.map(({ source, tree, translated, title, description }): KnowledgeRecord => {
    const { frontMatter } = source;
    const url = base + source.path;
    const contact = config.overrides[frontMatter.id]?.contact;
    resolveLinks(tree, index, base);
    const doubt = translated?.doubt ?? frontMatter.doubt;
    const step = shownStep(frontMatter, index);
    return {
      id: frontMatter.id,
      docId: source.docId,
      kind: frontMatter.kind,
      ...(frontMatter.code ? { code: frontMatter.code } : {}),
      audience: frontMatter.audience,
      section: frontMatter.section,
      title: fill(title),
      description: fill(description),
      url,
      locale: translated ? locale : BASE_LOCALE,
      onScreen: (translated?.onScreen ?? frontMatter.onScreen) as KnowledgeRecord['onScreen'],
      errorCodes: frontMatter.errorCodes,
      ...(step ? { step } : {}),
      methods: frontMatter.methods,
      ...(frontMatter.ios.from || frontMatter.ios.to ? { ios: frontMatter.ios as IosRange } : {}),
      ...(frontMatter.whoFixes ? { whoFixes: frontMatter.whoFixes } : {}),
      ...(frontMatter.severity ? { severity: frontMatter.severity } : {}),
      confidence: frontMatter.confidence,
      ...(doubt ? { doubt: fill(doubt) } : {}),
      ...(contact ? { contact: contactIn(locale, contact) } : {}),
      related: frontMatter.related.filter((id) => ids.has(id)),
      sources: frontMatter.sources,
      verified: frontMatter.verified as KnowledgeRecord['verified'],
      phrases: [...(translated?.phrases ?? []), ...frontMatter.phrases].map(fill),
      steps: stepsOf(tree, url, {
        config,
        ...(translated ? { locale, messages } : { locale: BASE_LOCALE, messages: MESSAGES }),
      }),
      text: renderText(tree, messages),
      tree,
    };
  });

  return {
    locale,
    organization: config.organization.name,
    config,
    records: records.sort(inReadingOrder),
    notOffered: sources
      .filter(({ frontMatter }) => frontMatter.kind === 'guide' && !isOffered(frontMatter, config))
      .map((source) => ({
        id: source.frontMatter.id,
        title: fill(textOf(source, config, locale).title),
        phrases: source.frontMatter.phrases,
      })),
  };
}

const siteIndexes = new WeakMap<Knowledge, SiteIndex>();

/** Anchors of every page that a knowledge holds, for whoever resolves links against it. */
export function siteIndex(knowledge: Knowledge): SiteIndex {
  const base = localeBase(knowledge.config, knowledge.locale).length - 1;
  const index =
    siteIndexes.get(knowledge) ??
    Object.fromEntries(knowledge.records.map((record) => [record.url.slice(base), anchorsOf(record.tree)]));
  siteIndexes.set(knowledge, index);
  return index;
}

function textOf({ frontMatter, translations }: RecordSource, config: Config, locale: string) {
  const translated = translations[locale]?.frontMatter;
  const { title, description } = translated ?? frontMatter;
  const context = { config, id: frontMatter.id, locale: translated ? locale : BASE_LOCALE };
  return {
    translated,
    title: overridden('title', title, context),
    description: overridden('description', description, context),
  };
}

function resolvedTree(source: RecordSource, config: Config, locale: string): KnowledgeRecord['tree'] {
  const translation = source.translations[locale];
  const tree = parseMarkdown(translation?.body ?? source.body);
  const context = { config, locale: translation ? locale : BASE_LOCALE };
  overrideTree(tree, { ...context, id: source.frontMatter.id });
  resolveTree(tree, context);
  return tree;
}

function stepsOf(
  tree: KnowledgeRecord['tree'],
  url: string,
  { messages, ...context }: { config: Config; locale: string; messages: Messages },
): Step[] {
  return tree.children.flatMap((node) => {
    const id = stepId(node);
    if (id === undefined || node.type !== 'containerDirective') return [];
    const number = node.data?.number ?? 0;
    const screen = stepScreen(node, context);
    return [
      {
        id,
        number,
        text: actionText(node.children),
        url: `${url}#${id}`,
        ...(screen ? { screen: describeScreen(screen, messages) } : {}),
      },
    ];
  });
}

function shownStep({ step }: FrontMatter, index: SiteIndex): StepReference | undefined {
  const [guide, id] = step?.split('#') ?? [];
  return guide && id && index[`/guides/${guide}`]?.includes(id) ? { guide, step: id } : undefined;
}

const KIND_ORDER = { guide: 0, article: 1, issue: 2 } as const;

function inReadingOrder(a: KnowledgeRecord, b: KnowledgeRecord): number {
  const section = (record: KnowledgeRecord) => SECTIONS.findIndex(({ id }) => id === record.section);
  return (
    section(a) - section(b) ||
    KIND_ORDER[a.kind] - KIND_ORDER[b.kind] ||
    (a.code ?? '').localeCompare(b.code ?? '') ||
    a.id.localeCompare(b.id)
  );
}
