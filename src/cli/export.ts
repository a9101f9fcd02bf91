import { knowledges, openProject } from './project.ts';
import { UserError } from './userError.ts';

/** Prints one locale's knowledge as JSON: what the site shows and the bot says. */
export function exportKnowledge({ config, locale }: { config: string; locale?: string }): void {
  const all = knowledges(openProject(config));
  const knowledge = locale ? all.find((candidate) => candidate.locale === locale) : all[0];
  if (!knowledge) {
    const known = all.map((candidate) => candidate.locale).join(', ');
    throw new UserError(`found --locale ${locale}, expected one of ${known}`);
  }
  // Nobody reads the phrases, and they are most of it.
  const records = knowledge.records.map(({ tree: _, phrases: __, ...record }) => ({
    ...record,
    code: record.code ?? null,
  }));
  const { organization } = knowledge;
  process.stdout.write(`${JSON.stringify({ organization, locale: knowledge.locale, records }, null, 2)}\n`);
}
