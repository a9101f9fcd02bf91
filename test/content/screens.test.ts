import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/config/problem.ts';
import type { Config } from '../../src/config/schema.ts';
import { contentProblems } from '../../src/content/check.ts';
import { MESSAGES } from '../../src/content/messages.ts';
import { parseMarkdown } from '../../src/content/parse.ts';
import { resolveTree } from '../../src/content/resolve.ts';
import { alertScreen } from '../../src/content/screens/alertScreen.ts';
import { NEEDS_TARGET, SCREENS } from '../../src/content/screens/catalog.ts';
import { describeScreen } from '../../src/content/screens/describe.ts';
import type { Screen } from '../../src/content/screens/screen.ts';
import { stepScreen } from '../../src/content/screens/stepScreen.ts';
import { config, source } from './factories.ts';

/** The screen of the one step in a text. */
function screenOf(markdown: string, { of = config(), locale = 'en' }: { of?: Config; locale?: string } = {}) {
  const tree = parseMarkdown(markdown);
  resolveTree(tree, { config: of, locale });
  const step = tree.children[0];
  if (step?.type !== 'containerDirective') throw new Error('the text has no step');
  return stepScreen(step, { config: of, locale });
}

const step = (attributes: string, action: string) => `:::step{#one${attributes}}\n${action}\n:::`;
const words = (screen: Screen | undefined) => screen && describeScreen(screen, MESSAGES);

describe('the screen of a step', () => {
  test('is the one on which the label is tapped that the action names last', () => {
    expect(screenOf(step('', 'Tap :label[general].'))).toEqual({
      frame: 'settings',
      title: { text: 'Settings' },
      parts: [
        { kind: 'rows', rows: [{ line: 52, does: 'opens', symbol: 'circle' }] },
        {
          kind: 'rows',
          rows: [
            { line: 34, does: 'opens', symbol: 'square' },
            { line: 46, does: 'opens', symbol: 'square' },
            { line: { text: 'General' }, does: 'opens', symbol: 'square', mark: 'tap' },
            { line: 40, does: 'opens', symbol: 'square' },
          ],
        },
      ],
    });
  });

  test.each([
    ['Open the :label[settings] app.', 'On the screen: Home Screen. Tap Settings.'],
    [
      'Open :label[settings], :label[general], :label[vpn-and-device-management].',
      'On the screen: General. Tap VPN & Device Management.',
    ],
    [
      'Open :label[settings], :label[general], :on-screen[Software Update].',
      'On the screen: General. Tap Software Update.',
    ],
    [
      'Tap :label[sign-in-to-work-or-school-account]',
      'On the screen: VPN & Device Management. Tap Sign In to Work or School Account…',
    ],
    [
      'Touch and hold it, then tap :label[remove-app].',
      'On the screen: a menu over the app. Tap Remove App.',
    ],
    ['Tap :label[continue].', undefined],
    ['Tap :on-screen[Begin].', undefined],
    ['Call the helpdesk.', undefined],
  ])('follows from “%s”', (action, expected) => {
    expect(words(screenOf(step('', action)))).toBe(expected);
  });

  test('has the organization’s name and example address in it, and words only where the step quotes them', () => {
    const of = config({ organization: { name: 'Fabrikam', exampleAddress: 'kim@fabrikam.com' } });
    const action = 'Type your address, then tap :label[continue].';
    const named = `${action}\n\nThe field is :on-screen[Email address].`;
    expect(words(screenOf(step(' screen="work-sign-in"', named), { of }))).toBe(
      'On the screen: Sign In to Your Work or School Account, Email address, kim@fabrikam.com. Tap Continue.',
    );
    expect(words(screenOf(step(' screen="work-sign-in"', action), { of }))).toBe(
      'On the screen: Sign In to Your Work or School Account, kim@fabrikam.com. Tap Continue.',
    );
    expect(words(screenOf(step(' screen="web-sign-in"', 'Sign in.'), { of }))).toBe(
      'On the screen: a page in the browser, Fabrikam, kim@fabrikam.com.',
    );
  });

  test('speaks iOS’s words in the reader’s language', () => {
    const screen = screenOf(step('', 'Tippe auf :label[vpn-and-device-management].'), { locale: 'de' });
    expect([screen?.title, screen?.parts[1]]).toMatchObject([
      { text: 'Allgemein' },
      { rows: [{}, { line: { text: 'VPN und Geräteverwaltung' }, mark: 'tap' }, {}] },
    ]);
  });

  test('says iPad on an iPad', () => {
    expect(screenOf(step(' screen="passcode"', 'Enter it.'))?.title).toEqual({
      text: 'Enter iPhone Passcode',
      ipad: 'Enter iPad Passcode',
    });
  });

  test('keeps a button of the page that iOS 27 renewed for older versions', () => {
    expect(screenOf(step('', 'Tap :label[allow-remote-management].'))?.parts.at(-1)).toEqual({
      kind: 'buttons',
      buttons: [{ line: { text: 'Allow Remote Management', until: '26' }, mark: 'tap' }],
    });
  });

  test('taps what the step says, looks where nothing is to be tapped, and is not drawn where it should not be', () => {
    expect(words(screenOf(step(' screen="profile" tap="install"', 'Tap it, then :label[done].')))).toBe(
      'On the screen: a page in Settings. Tap Install.',
    );
    expect(words(screenOf(step(' screen="home" app="authenticator" look', 'Wait.')))).toBe(
      'On the screen: Home Screen. Look for Microsoft Authenticator.',
    );
    expect(screenOf(step(' screen="none"', 'Open :label[settings].'))).toBeUndefined();
  });

  test('is not drawn when an organization’s own words name nothing to tap that it needs', () => {
    const undrawn = Object.keys(SCREENS).filter((id) => !screenOf(step(` screen="${id}"`, 'Ask Kim.')));
    expect(undrawn).toEqual(NEEDS_TARGET);
  });
});

describe('the words of an issue', () => {
  test('are an alert with a button whose words nobody knows', () => {
    expect(
      alertScreen({ title: 'Sign In Failed', message: 'Try again.', where: 'alert in Settings' }),
    ).toEqual({
      frame: 'alert',
      title: { text: 'Sign In Failed' },
      parts: [
        { kind: 'lines', lines: [{ text: 'Try again.' }] },
        { kind: 'buttons', buttons: [{ line: 24 }] },
      ],
    });
  });

  test('are words on a page where they are no alert', () => {
    expect(
      alertScreen({ message: 'This iPhone is supervised.', where: 'line at the top of Settings' }),
    ).toEqual({
      frame: 'page',
      title: { text: 'This iPhone is supervised.' },
      parts: [],
    });
  });
});

describe('check finds', () => {
  const problemsOf = (body: string) => contentProblems([source({ body })], config()).map(formatProblem);

  test.each([
    [
      'an unknown screen',
      step(' screen="generall"', 'Tap :label[general].'),
      /^docs\/issues\/example\.md:11:1 {2}found the screen generall, expected one of home, .*, none; did you mean general\?$/,
    ],
    [
      'a label to tap that is none',
      step(' screen="profile" tap="instal"', 'Tap it.'),
      /^docs\/issues\/example\.md:11:1 {2}found instal to tap, expected the id of a label or words that the step quotes; did you mean install\?$/,
    ],
    [
      'an unknown app',
      step(' screen="home" app="authentcator"', 'Wait.'),
      /^docs\/issues\/example\.md:11:1 {2}found the app authentcator, expected one of first-app, authenticator, company-portal, safari; did you mean authenticator\?$/,
    ],
    [
      'a screen that needs something to tap',
      step(' screen="icloud"', 'Go on.'),
      /^docs\/issues\/example\.md:11:1 {2}found the screen icloud on a step that names nothing to tap, expected a label or quoted words in its action, or tap="…"$/,
    ],
    [
      'something to tap without a screen',
      step(' tap="install"', 'Tap it.'),
      /^docs\/issues\/example\.md:11:1 {2}found a step that says what to tap but not on which screen, write screen="…" too$/,
    ],
    [
      'a look with a value',
      step(' screen="home" look="yes"', 'Wait.'),
      /^docs\/issues\/example\.md:11:1 {2}found look="yes", expected the word alone, write look$/,
    ],
  ])('%s', (_what, body, expected) => {
    expect(problemsOf(body)).toEqual([expect.stringMatching(expected)]);
  });

  test('a translation that draws another screen', () => {
    const translation = {
      file: 'i18n/de/docusaurus-plugin-content-docs/current/issues/example.md',
      frontMatter: { title: 'Beispiel', description: 'Ein Beispiel.', phrases: [] },
      body: step('', 'Warte.'),
      bodyLine: 5,
    };
    const base = source({ body: step(' screen="wait"', 'Wait.') });
    expect(
      contentProblems([{ ...base, translations: { de: translation } }], config()).map(formatProblem),
    ).toEqual([
      `${translation.file}:6:1  found :::step{#one}, expected the screen of docs/issues/example.md; write :::step{#one screen="wait"}`,
    ]);
  });
});
