import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Config, LocalizedText } from '../config/schema.ts';
import { parseMarkdown } from './parse.ts';
import { stepId } from './resolve.ts';

/** Where an organization said something else in the language of a text: those words; else ours. */
export function overridden(
  field: 'title' | 'description',
  ours: string,
  { config, id, locale }: OverrideContext,
): string {
  return inLocale(config.overrides[id]?.[field], locale) ?? ours;
}

interface OverrideContext {
  readonly config: Config;
  /** Id of the record. */
  readonly id: string;
  /** Language of the text, which is the base one where a page is not translated. */
  readonly locale: string;
}

/** Puts an organization's own words for steps, and its note, into the tree of a record, in place. */
export function overrideTree(tree: Root, { config, id, locale }: OverrideContext): void {
  const override = config.overrides[id];
  if (!override) return;
  visit(tree, 'containerDirective', (node) => {
    const step = stepId(node);
    const words = step && inLocale(override.steps?.[step], locale);
    if (words) node.children = parseMarkdown(words).children as typeof node.children;
  });
  const note = inLocale(override.note, locale);
  if (note) tree.children.unshift(noteFrom(config.organization.name, note));
}

/** All texts of a config's override that are Markdown, with the option that each is in. */
export function overrideTexts(config: Config, id: string): { option: string[]; markdown: string }[] {
  const { note, steps = {} } = config.overrides[id] ?? {};
  const options: [string[], LocalizedText | undefined][] = [
    [['overrides', id, 'note'], note],
    ...Object.entries(steps).map(([step, text]): [string[], LocalizedText] => [
      ['overrides', id, 'steps', step],
      text,
    ]),
  ];
  return options.flatMap(([option, text = {}]) =>
    typeof text === 'string'
      ? [{ option, markdown: text }]
      : Object.entries(text).map(([locale, markdown]) => ({ option: [...option, locale], markdown })),
  );
}

function noteFrom(organization: string, markdown: string): Root['children'][number] {
  return {
    type: 'containerDirective',
    name: 'note',
    children: [
      {
        type: 'paragraph',
        data: { directiveLabel: true },
        children: [{ type: 'text', value: organization }],
      },
      ...(parseMarkdown(markdown).children as []),
    ],
  };
}

function inLocale(text: LocalizedText | undefined, locale: string): string | undefined {
  return typeof text === 'string' ? text : text?.[locale];
}
