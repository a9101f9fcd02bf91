import type { ProblemAt } from '../config/load.ts';
import type { Problem } from '../config/problem.ts';
import type { Config } from '../config/schema.ts';
import { meant } from '../config/yaml.ts';
import { anchorsByPath, checkBody } from './check.ts';
import type { RecordSource } from './knowledge.ts';
import { overrideTexts } from './overrides.ts';
import { parseMarkdown } from './parse.ts';
import { stepIds } from './resolve.ts';

/** Overrides of pages and steps that do not exist, and mistakes in their Markdown. */
export function overrideProblems(
  sources: readonly RecordSource[],
  config: Config,
  problemAt: ProblemAt,
): Problem[] {
  const overrides = Object.entries(config.overrides);
  // Every build asks, and reading all pages for nothing would be a fifth of its time.
  if (overrides.length === 0) return [];
  const anchors = anchorsByPath(sources);
  const ids = sources.map(({ frontMatter }) => frontMatter.id);
  return overrides.flatMap(([id, override]) => {
    const source = sources.find(({ frontMatter }) => frontMatter.id === id);
    if (!source)
      return [
        problemAt(['overrides', id], `found the page ${id}, expected the id of one${meant(id, ids)}`, true),
      ];
    const steps = stepIds(parseMarkdown(source.body));
    const problems = Object.keys(override.steps ?? {})
      .filter((step) => !steps.includes(step))
      .map((step) =>
        problemAt(
          ['overrides', id, 'steps', step],
          `found the step ${step}, expected one of ${steps.join(', ') || 'none: this page has no steps'}${meant(step, steps)}`,
          true,
        ),
      );
    for (const { option, markdown } of overrideTexts(config, id)) {
      const tree = parseMarkdown(markdown);
      checkBody(tree, anchors, (message) => problems.push(problemAt(option, message)));
      if (option[2] === 'steps' && tree.children[0]?.type !== 'paragraph')
        problems.push(
          problemAt(option, 'found a step that does not begin with its action, expected a sentence first'),
        );
    }
    return problems;
  });
}
