import type { Config } from '../../config/schema.ts';
import { labelWords } from '../labels.ts';
import type { Line, Mark, Part, Row, Screen, Target, Words } from './screen.ts';

/** What a step says about the screen that it happens on. */
export interface StepWords {
  readonly config: Config;
  readonly locale: string;
  /** What its action names, in order: labels of iOS, and other words on the screen. */
  readonly named: readonly Named[];
  /** What is tapped, where it is not what the action names last. */
  readonly tap?: Named;
  readonly app?: AppId;
  /** Whether it is to tap, or only to look at. */
  readonly mark: Mark;
  /** Whether the step quotes these words. */
  quotes(words: string): boolean;
}

export interface Named {
  readonly words: string;
  /** Id of the label, for words of iOS itself. */
  readonly label?: string;
}

/** Apps that a drawing can name. */
export const APPS = {
  'first-app': ({ enrollment }: Config) => enrollment.firstApp,
  authenticator: () => 'Microsoft Authenticator',
  'company-portal': () => 'Company Portal',
  safari: () => 'Safari',
} as const satisfies { readonly [id: string]: (config: Config) => string };

export type AppId = keyof typeof APPS;

/** Every screen that a step may name, `:::step{#id screen="general"}`, and how it is drawn. */
export const SCREENS = {
  home: (step) => ({ frame: 'home', parts: [apps(step)] }),
  menu: (step) => ({
    frame: 'menu',
    parts: [
      { kind: 'apps', app: { line: appName(step), mark: 'look' } },
      rows([acts(64), { ...acts(target(step)), mark: 'tap' }, acts(48)]),
    ],
  }),
  settings: (step) => ({
    frame: 'settings',
    title: label('settings', step),
    parts: [
      rows([{ ...opens(52), symbol: 'circle' }]),
      rows([square(34), square(46), { ...square(label('general', step)), mark: 'tap' }, square(40)]),
    ],
  }),
  'settings-notice': (step) => ({
    frame: 'settings',
    title: label('settings', step),
    parts: [
      rows([
        { ...opens(52), symbol: 'circle' },
        { ...opens(notice(step)), mark: 'tap' },
      ]),
      rows([square(34), square(46), square(40)]),
    ],
  }),
  general: (step) => ({
    frame: 'page',
    title: label('general', step),
    parts: [
      rows([opens(38), opens(54)]),
      rows([opens(46), { ...opens(label('vpn-and-device-management', step)), mark: 'tap' }, opens(34)]),
    ],
  }),
  vpn: (step) => ({
    frame: 'page',
    title: label('vpn-and-device-management', step),
    parts: [
      rows([square(24)]),
      rows([{ ...acts(label('sign-in-to-work-or-school-account', step)), mark: 'tap' }]),
    ],
  }),
  'managed-account': (step) => ({
    frame: 'page',
    title: label('vpn-and-device-management', step),
    parts: [
      rows([square(24)]),
      {
        ...rows([{ ...opens(address(step)), symbol: 'circle', mark: step.mark }]),
        heading: label('managed-account', step),
      },
    ],
  }),
  account: (step) => ({
    frame: 'page',
    title: address(step),
    parts: [rows([opens(44), opens(32)]), rows([{ ...acts(label('sign-out', step)), mark: 'tap' }])],
  }),
  'profile-row': (step) => ({
    frame: 'page',
    title: label('vpn-and-device-management', step),
    parts: [rows([square(24)]), { ...rows([{ ...opens(56), symbol: 'square', mark: 'tap' }]), heading: 42 }],
  }),
  profile: (step) => ({
    frame: 'page',
    title: 36,
    parts: [
      rows([{ does: 'tells', line: 50, symbol: 'square' }, opens(38)]),
      rows([{ ...acts(target(step)), mark: 'tap' }]),
    ],
  }),
  list: (step) => ({
    frame: 'page',
    title: before(step) ?? 36,
    parts: [rows([opens(48), opens(34), { ...opens(target(step)), mark: 'tap' }, opens(56), opens(40)])],
  }),
  'work-sign-in': (step) => ({
    frame: 'sheet',
    title: label('sign-in-work-school-sheet-title', step),
    parts: [
      {
        kind: 'fields',
        fields: [
          { label: step.quotes('Email address') ? { text: 'Email address' } : 24, value: address(step) },
        ],
      },
      { kind: 'lines', lines: [88, 54] },
      button(step),
    ],
  }),
  'web-sign-in': (step) => ({
    frame: 'web',
    parts: [
      { kind: 'name', name: { text: step.config.organization.name } },
      {
        kind: 'fields',
        fields: [
          { label: 20, value: address(step) },
          { label: 26, value: 'secret' },
        ],
      },
      buttons([{ line: 24 }]),
    ],
  }),
  icloud: (step) => ({
    frame: 'sheet',
    title: label('sign-in-to-icloud-title', step),
    parts: [rows([tells(38), tells(30), tells(44)]), button(step)],
  }),
  'icloud-password': (step) => ({
    frame: 'sheet',
    title: 58,
    parts: [
      { kind: 'lines', lines: [82, 64] },
      {
        kind: 'fields',
        fields: [
          { label: 24, value: address(step) },
          { label: 28, value: 'secret' },
        ],
      },
      button(step),
    ],
  }),
  'remote-management': (step) => ({
    frame: 'sheet',
    title: 54,
    parts: [
      { kind: 'lines', lines: [90, 62] },
      { kind: 'name', name: { text: step.config.organization.name } },
      { kind: 'lines', lines: [84, 92, 48] },
      // iOS 27 has a new page whose words are not known.
      buttons([{ line: { ...target(step), until: '26' }, mark: 'tap' }]),
    ],
  }),
  passcode: (step) => ({
    frame: 'sheet',
    title: {
      text: label('enter-iphone-passcode', step).text,
      ipad: label('enter-ipad-passcode', step).text,
    },
    parts: [{ kind: 'lines', lines: [72] }, { kind: 'code', digits: 6 }, { kind: 'keyboard' }],
  }),
  code: () => ({
    frame: 'sheet',
    title: 52,
    parts: [{ kind: 'lines', lines: [80, 46] }, { kind: 'code', digits: 6 }, { kind: 'keyboard' }],
  }),
  wait: () => ({ frame: 'sheet', title: 56, parts: [{ kind: 'wait' }, { kind: 'lines', lines: [84, 58] }] }),
  'app-installation': (step) => ({
    frame: 'alert',
    title: label('app-installation', step),
    parts: [{ kind: 'lines', lines: [86, 70] }, buttons([{ line: 40 }, { line: target(step), mark: 'tap' }])],
  }),
  'take-over': (step) => ({
    frame: 'alert',
    title: label('app-management-change', step),
    parts: [{ kind: 'lines', lines: [88, 62] }, buttons([{ line: 40 }, { line: target(step), mark: 'tap' }])],
  }),
  alert: ({ named: [first] }) => ({
    frame: 'alert',
    title: 70,
    parts: [
      { kind: 'lines', lines: [88, 62] },
      buttons([{ line: 40 }, first ? { line: { text: first.words }, mark: 'tap' } : { line: 34 }]),
    ],
  }),
  app: (step) => ({
    frame: 'app',
    title: before(step) ?? 48,
    parts: [
      { kind: 'lines', lines: [84, 92, 56] },
      rows([{ ...tells(44), symbol: 'square' }, tells(36)]),
      step.named.length > 0 ? button(step) : buttons([{ line: 30 }]),
    ],
  }),
  choice: ({ named }) => ({
    frame: 'app',
    title: 52,
    parts: [{ kind: 'lines', lines: [86, 60] }, rows(named.map(({ words }) => opens({ text: words })))],
  }),
  browser: (step) => ({
    frame: 'web',
    parts: [
      { kind: 'lines', lines: [58, 90, 84, 66] },
      step.named.length > 0 ? button(step) : buttons([{ line: 34 }]),
      { kind: 'lines', lines: [88, 72] },
    ],
  }),
} as const satisfies { readonly [id: string]: (step: StepWords) => Screen };

export type ScreenId = keyof typeof SCREENS;

/** Screens that are drawn only if the step names what is tapped. */
export const NEEDS_TARGET: readonly ScreenId[] = [
  'menu',
  'profile',
  'list',
  'work-sign-in',
  'icloud',
  'icloud-password',
  'remote-management',
  'app-installation',
  'take-over',
];

/** What a step writes that happens on no screen, although its words look as if it did. */
export const NO_SCREEN = 'none';

/** The screen on which a label is tapped, for labels that stand on one screen only. */
export const SCREEN_OF_LABEL: { readonly [label: string]: ScreenId } = {
  settings: 'home',
  general: 'settings',
  'vpn-and-device-management': 'general',
  'sign-in-to-work-or-school-account': 'vpn',
  'sign-in-to-icloud': 'icloud',
  'allow-remote-management': 'remote-management',
  'remove-management': 'profile',
  'sign-out': 'account',
  'password-required': 'settings-notice',
  'remove-app': 'menu',
  'install-app-prompt': 'app-installation',
  manage: 'take-over',
};

function label(id: string, { locale }: StepWords): Words {
  return { text: labelWords(id, locale)?.words ?? id };
}

function address({ config }: StepWords): Words {
  return { text: config.organization.exampleAddress };
}

/** What to tap: what the step says, else what its action names last. */
function target({ tap, named }: StepWords): Words {
  return { text: (tap ?? named.at(-1))?.words ?? '' };
}

/** The line below the name in Settings: words only where the step names it. */
function notice({ named }: StepWords): Line {
  const words = named.find(({ label: id }) => id === 'password-required')?.words;
  return words ? { text: words } : 58;
}

/** What the action names before the target: the page that it is on. */
function before({ tap, named }: StepWords): Words | undefined {
  const page = tap ? undefined : named.at(-2);
  return page && { text: page.words };
}

function apps(step: StepWords): Part {
  return { kind: 'apps', app: { line: appName(step), mark: step.mark } };
}

function appName(step: StepWords): Words {
  return step.app ? { text: APPS[step.app](step.config) } : label('settings', step);
}

function rows(all: readonly Row[]) {
  return { kind: 'rows', rows: all } as const;
}

function buttons(all: readonly Target[]): Part {
  return { kind: 'buttons', buttons: all };
}

function button(step: StepWords): Part {
  return buttons([{ line: target(step), mark: 'tap' }]);
}

function opens(line: Line): Row {
  return { line, does: 'opens' };
}

function square(line: Line): Row {
  return { line, does: 'opens', symbol: 'square' };
}

function acts(line: Line): Row {
  return { line, does: 'acts' };
}

function tells(line: Line): Row {
  return { line, does: 'tells', symbol: 'circle' };
}
