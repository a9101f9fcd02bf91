import type { Config } from '../config/schema.ts';
import { compareVersions } from './iosVersion.ts';
import { MAIN_GUIDE } from './sections.ts';

/** A record or an anchor on its page. */
export interface Target {
  readonly record: string;
  readonly anchor?: string;
}

/** Versions of iOS, the first included, the second not. */
export interface IosRange {
  readonly from?: string;
  readonly below?: string;
}

/** An answer without `stops`, `leads` and `first` changes nothing: go on. */
export interface ReadinessAnswer {
  /** Unique in its question and permanent: it stands in addresses. */
  readonly id: string;
  /** The versions that it stands for. */
  readonly ios?: IosRange;
  /** What would have stopped the reader: the first of these that the organization shows, else its people. */
  readonly stops?: readonly Target[];
  /** Another page is the way: the first of these that the organization shows; goes before `stops`. */
  readonly leads?: readonly Target[];
  /** What to read before the start: the first of these that the organization shows. */
  readonly first?: readonly Target[];
  /** Parts of guides that do not concern whoever answers this. */
  readonly hides?: readonly Target[];
}

export interface ReadinessQuestion {
  readonly id: QuestionId;
  readonly answers: readonly ReadinessAnswer[];
}

export const QUESTION_IDS = ['device', 'ios', 'owner', 'authenticator', 'factor'] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

/** The answers of somebody, by question, as they stand in the address. */
export type Answers = { readonly [question: string]: string | undefined };

const OLD_IOS: Target = { record: MAIN_GUIDE, anchor: 'old-ios' };
const AUTHENTICATOR_THERE: Target = { record: MAIN_GUIDE, anchor: 'authenticator-there' };
const SECOND_FACTOR: Target = { record: 'requirements', anchor: 'second-factor' };

/**
 * What is different below a version, for organizations that still let in older ones. From 27 on the
 * screens look different.
 */
const IOS_LIMITS: readonly (Required<Pick<IosRange, 'below'>> & {
  readonly matters: (config: Config) => boolean;
  readonly stops?: readonly Target[];
})[] = [
  { below: '15', matters: offersSettings, stops: [OLD_IOS] },
  {
    below: '15.5',
    matters: (config) => offersSettings(config) && config.enrollment.accounts.includes('federated'),
    stops: [{ record: 'federated-account-needs-ios-15-5' }],
  },
  { below: '27', matters: () => true },
];

function offersSettings({ enrollment }: Config): boolean {
  return enrollment.methods.includes(MAIN_GUIDE);
}

/** The questions that matter for a config, in the order in which they are asked. */
export function readinessQuestions(config: Config): ReadinessQuestion[] {
  const { enrollment } = config;
  const questions: readonly (ReadinessQuestion & { readonly matters?: boolean })[] = [
    {
      id: 'device',
      answers: [{ id: 'iphone' }, { id: 'ipad' }, { id: 'other', leads: [{ record: 'other-devices' }] }],
    },
    { id: 'ios', answers: iosAnswers(config) },
    {
      id: 'owner',
      answers: [
        { id: 'mine' },
        {
          id: 'company',
          leads: [{ record: 'determine-based-on-user-choice' }],
          stops: [{ record: 'supervised-or-organisation-owned-device' }],
        },
        { id: 'managed', stops: [{ record: 'already-enrolled-in-mdm' }] },
      ],
    },
    {
      id: 'authenticator',
      matters: enrollment.authenticator && offersSettings(config),
      answers: [
        { id: 'no', hides: [AUTHENTICATOR_THERE] },
        { id: 'yes', first: [{ record: 'esso-app-already-installed' }] },
      ],
    },
    {
      id: 'factor',
      answers: [
        { id: 'yes' },
        { id: 'text', first: [{ record: 'sms-or-call-code-no-longer-offered' }, SECOND_FACTOR] },
        { id: 'here', stops: [SECOND_FACTOR, { record: 'lost-second-factor-new-phone' }] },
        { id: 'lost', stops: [{ record: 'lost-second-factor-new-phone' }] },
        { id: 'none', stops: [{ record: 'entra-mfa-not-registered' }] },
      ],
    },
  ];
  return questions
    .filter(({ matters = true }) => matters)
    .map(({ id, answers }): ReadinessQuestion => ({ id, answers }));
}

/** The newest first, because most readers have it. */
function iosAnswers(config: Config): ReadinessAnswer[] {
  const { minimumIos } = config.enrollment;
  const answers: ReadinessAnswer[] = [
    { id: 'older', ios: { below: minimumIos }, stops: [{ record: 'ios-too-old' }] },
  ];
  let from = minimumIos;
  for (const { below, matters, stops } of IOS_LIMITS) {
    if (!matters(config) || compareVersions(from, below) >= 0) continue;
    answers.unshift({ id: from, ios: { from, below }, ...iosBranch(from, stops) });
    from = below;
  }
  return [{ id: from, ios: { from }, ...iosBranch(from) }, ...answers];
}

function iosBranch(from: string, stops?: readonly Target[]): Partial<ReadinessAnswer> {
  if (stops) return { stops };
  return compareVersions(from, '15') >= 0 ? { hides: [OLD_IOS] } : {};
}

/** Where whoever may start goes, the best way first. */
export function readinessWays({ enrollment }: Config): Target[] {
  if (enrollment.userChoice) return [{ record: 'determine-based-on-user-choice' }];
  const { methods } = enrollment;
  return [...methods].sort(mainFirst).map((record) => ({ record }));
}

function mainFirst(a: string, b: string): number {
  return Number(b === MAIN_GUIDE) - Number(a === MAIN_GUIDE);
}

/** Everything that a config's questions can lead to. */
export function readinessTargets(config: Config): Target[] {
  const answers = readinessQuestions(config).flatMap((question) => question.answers);
  return [
    ...readinessWays(config),
    ...answers.flatMap(({ stops = [], leads = [], first = [], hides = [] }) => [
      ...stops,
      ...leads,
      ...first,
      ...hides,
    ]),
  ];
}

/** How far somebody is: the next question, an end before the start, or ready. */
export type Readiness<Answer> =
  | { readonly at: 'question'; readonly index: number }
  | { readonly at: 'end'; readonly answer: Answer }
  | { readonly at: 'ready'; readonly answers: readonly Answer[] };

/**
 * Follows the answers through the questions up to the first that is missing, unknown or an end.
 * Pure; the answers come from an address that anybody can write.
 */
export function followAnswers<Answer extends { readonly id: string; readonly ends: boolean }>(
  questions: readonly { readonly id: string; readonly answers: readonly Answer[] }[],
  given: Answers,
): Readiness<Answer> {
  const chosen: Answer[] = [];
  for (const [index, question] of questions.entries()) {
    const answer = question.answers.find(({ id }) => id === given[question.id]);
    if (!answer) return { at: 'question', index };
    if (answer.ends) return { at: 'end', answer };
    chosen.push(answer);
  }
  return { at: 'ready', answers: chosen };
}

/** The answer that stands for a version, such as one that a browser tells. */
export function answerForIos<Answer extends { readonly ios?: IosRange }>(
  answers: readonly Answer[],
  version: string,
): Answer | undefined {
  return answers.find(
    ({ ios }) =>
      ios &&
      (ios.from === undefined || compareVersions(version, ios.from) >= 0) &&
      (ios.below === undefined || compareVersions(version, ios.below) < 0),
  );
}

/**
 * The version of iOS that a browser's user agent tells, as far as it can be trusted: Safari says its own
 * version, which is that of iOS; every browser says that of iOS up to 18.6, where the field was frozen.
 */
export function iosOfBrowser(userAgent: string): string | undefined {
  if (!/iP(hone|ad|od)|Macintosh/.test(userAgent)) return undefined;
  const safari = /Version\/(\d+(?:\.\d+)?)/.exec(userAgent)?.[1];
  if (safari) return safari;
  const told = /OS (\d+)_(\d+)/.exec(userAgent);
  const version = told && /iP(hone|ad|od)/.test(userAgent) ? `${told[1]}.${told[2]}` : undefined;
  return version && compareVersions(version, '18.6') < 0 ? version : undefined;
}

/** The parts of a guide that may be hidden: nobody can make up an address that hides another. */
export function hideableParts(record: string): string[] {
  return [OLD_IOS, AUTHENTICATOR_THERE]
    .filter((target) => target.record === record)
    .flatMap(({ anchor }) => anchor ?? []);
}
