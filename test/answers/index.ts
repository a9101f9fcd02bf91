import { buildSearchIndex, type SearchIndex } from '../../src/answers/searchIndex.ts';
import { loadConfig } from '../../src/config/load.ts';
import { buildKnowledge } from '../../src/content/knowledge.ts';
import { readContent, readMessages } from '../../src/content/read.ts';

/** The index of everything that the project can answer, in a locale. */
export function everythingIndex(locale = 'en'): SearchIndex {
  const loaded = loadConfig('test/fixtures/everything.yaml');
  if (!loaded.ok) throw new Error('everything.yaml is not valid');
  const { sources } = readContent('.');
  return buildSearchIndex(
    buildKnowledge(sources, { config: loaded.value, locale, messages: readMessages('.', locale) }),
  );
}
