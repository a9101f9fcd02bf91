import type { Nodes, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Config } from '../../config/schema.ts';
import { labelWords } from '../labels.ts';
import { APPS, type AppId, type Named, SCREEN_OF_LABEL, SCREENS, type ScreenId } from './catalog.ts';
import { isWords, type Screen, targetsOf } from './screen.ts';

interface Context {
  readonly config: Config;
  readonly locale: string;
}

/**
 * The screen that a step of a resolved tree happens on: the one that it names, else the one on which
 * what its action names last is tapped. Undefined where that is not known, or no screen is involved.
 */
export function stepScreen(step: ContainerDirective, { config, locale }: Context): Screen | undefined {
  const { screen, tap, app, look } = step.attributes ?? {};
  const action = step.children.find((child): child is Paragraph => child.type === 'paragraph');
  const inAction = action ? namedIn(action) : [];
  const inStep = namedIn(step);
  const id = screen ?? screenOf(inAction);
  if (!isScreenId(id)) return undefined;
  const drawn = SCREENS[id]({
    config,
    locale,
    named: inAction.length > 0 ? inAction : inStep,
    ...(tap ? { tap: inStep.find(({ words }) => words === tap) ?? labelNamed(tap, locale) } : {}),
    ...(isAppId(app) ? { app } : {}),
    mark: look == null ? 'tap' : 'look',
    quotes: (words) => inStep.some((one) => one.words === words),
  });
  // An organization's own words for a step may name nothing that can be tapped.
  return drawn.parts.flatMap(targetsOf).some(({ line }) => isWords(line) && !line.text) ? undefined : drawn;
}

export function isScreenId(id: string | null | undefined): id is ScreenId {
  return typeof id === 'string' && Object.hasOwn(SCREENS, id);
}

export function isAppId(id: string | null | undefined): id is AppId {
  return typeof id === 'string' && Object.hasOwn(APPS, id);
}

/** Words of the screen that a part of a step names, in order: labels, and words that it quotes. */
export function namedIn(node: Nodes): Named[] {
  const named: Named[] = [];
  visit(node, 'textDirective', (word) => {
    if (word.name === 'on-screen') named.push({ words: textOf(word) });
    if (word.name === 'label')
      named.push({ words: textOf(word), ...(word.data?.label ? { label: word.data.label } : {}) });
  });
  return named;
}

function screenOf(named: readonly Named[]): ScreenId | undefined {
  const [first, last] = [named[0], named.at(-1)];
  const menu = named.find(({ label }) => label === 'remove-app');
  if (menu) return SCREEN_OF_LABEL['remove-app'];
  if (last?.label) return SCREEN_OF_LABEL[last.label];
  return first?.label === 'settings' || first?.label === 'general' ? 'list' : undefined;
}

function labelNamed(id: string, locale: string): Named {
  return { words: labelWords(id, locale)?.words ?? id, label: id };
}
