import type { ContainerDirective } from 'mdast-util-directive';
import { meant } from '../../config/yaml.ts';
import { LABEL_IDS } from '../labels.ts';
import { APPS, NEEDS_TARGET, NO_SCREEN, SCREENS } from './catalog.ts';
import { isAppId, isScreenId, namedIn } from './stepScreen.ts';

/** What is wrong with the screen that a step names: `:::step{#id screen="…" tap="…" app="…"}`. */
export function screenProblems(step: ContainerDirective): string[] {
  const { screen, tap, app, look } = step.attributes ?? {};
  const problems: string[] = [];
  const named = namedIn(step).map(({ words }) => words);
  if (screen != null && screen !== NO_SCREEN && !isScreenId(screen)) {
    const screens = [...Object.keys(SCREENS), NO_SCREEN];
    problems.push(
      `found the screen ${screen}, expected one of ${screens.join(', ')}${meant(screen, screens)}`,
    );
  }
  if (tap == null && named.length === 0 && isScreenId(screen) && NEEDS_TARGET.includes(screen))
    problems.push(
      `found the screen ${screen} on a step that names nothing to tap, expected a label or quoted words in its action, or tap="…"`,
    );
  const targets = [...named, ...LABEL_IDS];
  if (tap != null && !targets.includes(tap))
    problems.push(
      `found ${tap} to tap, expected the id of a label or words that the step quotes${meant(tap, targets)}`,
    );
  if (app != null && !isAppId(app)) {
    const apps = Object.keys(APPS);
    problems.push(`found the app ${app}, expected one of ${apps.join(', ')}${meant(app, apps)}`);
  }
  if (look) problems.push(`found look="${look}", expected the word alone, write look`);
  if (screen == null && [tap, app, look].some((attribute) => attribute != null))
    problems.push('found a step that says what to tap but not on which screen, write screen="…" too');
  return problems;
}
