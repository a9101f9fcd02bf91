import * as z from 'zod';
import { readableColor } from './palette.ts';

/** Enrollment methods of Intune that an organization can offer; the ids are those of the guides. */
export const METHODS = [
  'account-driven-user-enrollment',
  'web-based-device-enrollment',
  'device-enrollment-company-portal',
] as const;
export type MethodId = (typeof METHODS)[number];

/** Clouds in which Microsoft operates Intune. */
export const CLOUDS = ['global', 'us-government', 'china-21vianet'] as const;
export type Cloud = (typeof CLOUDS)[number];

/** How employees get the Managed Apple Account that User Enrollment needs. */
export const ACCOUNT_KINDS = ['federated', 'managed-apple-accounts'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const AUDIENCES = ['employee', 'helpdesk', 'admin'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Where the bot sends a person whom it cannot help. */
export const ESCALATIONS = ['mail', 'phone', 'ticket', 'teams-channel', 'off'] as const;

/** One text for everybody, or one text per language: `{ en: …, de: … }`. */
export type LocalizedText = string | { readonly [locale: string]: string };

// The joiners U+200C and U+200D are letters' company in some languages, not hidden commands.
const CONTROL = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/u;
const noControl = (value: string) => !CONTROL.test(value);
const NO_CONTROL = 'expected no invisible control characters';

const paragraphs = z
  .string()
  .trim()
  .min(1)
  .max(4000, 'expected a shorter text')
  .refine((value) => noControl(value.replaceAll('\n', '')), NO_CONTROL);
const text = paragraphs.refine((value) => !value.includes('\n'), 'expected one line of text');
const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'expected a language such as en, de or pt-BR');
const localized = (one: z.ZodType<string, string>) =>
  z.union([
    one,
    z.record(z.string(), one).superRefine((texts, context) => {
      const languages = Object.keys(texts);
      if (languages.length === 0)
        context.addIssue({ code: 'custom', message: 'found no text, expected one for each language' });
      for (const language of languages.filter((key) => !locale.safeParse(key).success))
        context.addIssue({
          code: 'custom',
          path: [language],
          message: `found the language ${language}, expected one such as en, de or pt-BR`,
        });
    }),
  ]);
const nonEmpty = <Entry extends z.ZodType>(entry: Entry) => z.tuple([entry], entry);
const picture = text.refine(
  (value) =>
    /^static\/.+\.(svg|png|jpe?g|webp|gif|ico)$/i.test(value) && !value.split(/[\\/]/).includes('..'),
  'expected a picture in static/, such as static/img/logo.svg',
);

const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])$/i;
const domain = z.string().superRefine((value, context) => {
  if (DOMAIN.test(value)) return;
  const bare = value
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^.*@/, '')
    .replace(/[/:?#].*$/, '');
  const advice = DOMAIN.test(bare) ? `, write ${bare}` : '';
  context.addIssue({ code: 'custom', message: `expected a domain alone, such as contoso.com${advice}` });
});
const email = z
  .string()
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, 'expected an email address such as help@contoso.com')
  .refine(noControl, NO_CONTROL);
const phone = z
  .string()
  .regex(/^(?=.*\d)\+?[\d\s()/.-]{3,30}$/, 'expected a phone number such as "+1 555 0100"')
  .refine(noControl, NO_CONTROL);
const webAddress = z
  .string()
  .superRefine((value, context) => {
    if (/^https:\/\/[^\s/]+\.[^\s]+$/.test(value)) return;
    const advice = /^http:\/\//.test(value)
      ? `, write ${value.replace('http:', 'https:')}`
      : /^[^\s@]+@[^\s@]+$/.test(value)
        ? '; an email address belongs under email'
        : '';
    context.addIssue({
      code: 'custom',
      message: `expected a web address that starts with https://${advice}`,
    });
  })
  .refine(noControl, NO_CONTROL);
const feedbackAddress = z.string().superRefine((value, context) => {
  if ((value.startsWith('https://') ? webAddress : email).safeParse(value).success) return;
  context.addIssue({
    code: 'custom',
    message: `found ${value}, expected an email address such as pages@contoso.com or a web address that starts with https://`,
  });
});
const siteUrl = z.string().superRefine((value, context) => {
  if (/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/i.test(value)) return;
  const origin = /^https?:\/\/([a-z0-9.-]+(:\d{1,5})?)(?=[/?#]|$)/i.exec(value)?.[1];
  const advice = origin ? `, write https://${origin}` : '';
  context.addIssue({ code: 'custom', message: `expected https:// and a host without a path${advice}` });
});
const tenantId = z.string().superRefine((value, context) => {
  const isGuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
  const isPlaceholder = new Set(value.replaceAll('-', '').toLowerCase()).size < 3;
  if (isGuid && !isPlaceholder) return;
  context.addIssue({
    code: 'custom',
    message: 'expected the id of your tenant, write the Directory (tenant) ID from Microsoft Entra, Overview',
  });
});
const A_COLOR = 'expected a color such as "#0b6e6e", in quotes';
// Without its quotes a color is a comment to YAML, so that nothing is left: the type is wrong, too.
const color = z.string(A_COLOR).superRefine((value, context) => {
  if (!/^#[0-9a-f]{6}$/i.test(value)) {
    context.addIssue({ code: 'custom', message: A_COLOR });
    return;
  }
  const readable = readableColor(value);
  if (readable.toLowerCase() === value.toLowerCase()) return;
  const message = `expected a color that can be read on white and light gray (contrast 4.5 to 1), write "${readable}"`;
  context.addIssue({ code: 'custom', message });
});
const iosVersion = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((value) => /^\d{2}(\.\d{1,2}){0,2}$/.test(value), 'expected an iOS version such as "17" or "17.4"');
const locales = nonEmpty(locale).superRefine((written, context) => {
  written.forEach((language, index) => {
    if (written.indexOf(language) < index)
      context.addIssue({
        code: 'custom',
        path: [index],
        message: `found ${language} twice, expected it once`,
      });
  });
});

const teamsChannelId = text.superRefine((value, context) => {
  if (TEAMS_CHANNEL.test(value)) return;
  const inLink = /19(?::|%3a)[^/?&\s]+?(?:@|%40)thread\.\w+/i.exec(value)?.[0];
  const id = inLink?.replace(/%3a/i, ':').replace(/%40/i, '@') ?? '';
  const advice = TEAMS_CHANNEL.test(id) ? `, write "${id}"` : '';
  context.addIssue({
    code: 'custom',
    message: `expected the id of a channel such as "19:0123456789abcdef@thread.tacv2"${advice}`,
  });
});
const TEAMS_CHANNEL = /^19:[\w-]+@thread\.(tacv2|skype)$/;

const escalation = z.strictObject({
  to: z.enum(ESCALATIONS).describe('mail, phone, ticket, teams-channel or off'),
  urlTemplate: webAddress.optional().describe('For ticket: the address of your ticket form'),
  teamsChannelId: teamsChannelId.optional().describe('For teams-channel: the id of the channel'),
  showHelperName: z
    .boolean()
    .default(false)
    .describe('For teams-channel: employees see who of the helpdesk answered'),
});

const contact = {
  email: email.optional().describe('Email address of the helpdesk'),
  phone: phone.optional().describe('Phone number of the helpdesk, in quotes'),
  url: webAddress.optional().describe('Where employees open a request'),
  hours: localized(paragraphs).optional().describe('When somebody answers'),
};

const override = z.strictObject({
  title: localized(text).optional().describe('Another title'),
  description: localized(text).optional().describe('Another first sentence'),
  note: localized(paragraphs).optional().describe('A note in your own words, at the top of the page'),
  steps: z
    .record(z.string(), localized(paragraphs))
    .optional()
    .describe('Other words for a step, by the id of the step'),
  contact: z
    .strictObject({ name: localized(text).describe('Who helps with this'), ...contact })
    .optional()
    .describe('Other people who help with this'),
  hidden: z.boolean().optional().describe('true: you do not publish this page'),
});

/** The config file, in the order of the commented sample. What is written → what the project uses. */
export const configSchema = z
  .strictObject({
    organization: z
      .strictObject({
        name: text.describe('What employees call your organization'),
        legalName: text.optional().describe('The full legal name; the name if left out'),
        signInDomains: nonEmpty(domain).describe('Domains after the @ of work addresses, the main one first'),
        exampleAddress: email.optional().describe('How a work address looks'),
      })
      .describe('Who you are'),
    brand: z
      .strictObject({
        color: color.default('#0b6e6e').describe('Your accent color, "#rrggbb"'),
        logo: z
          .strictObject({
            light: picture.describe('File for light mode, such as static/img/logo.svg'),
            dark: picture.optional().describe('File for dark mode; the light one if left out'),
          })
          .describe('Your logo'),
        favicon: picture.describe('Small picture for the browser tab'),
      })
      .describe('How it looks'),
    site: z
      .strictObject({
        url: siteUrl.describe('Public address of the help site, https:// without a path'),
        basePath: z
          .string()
          .regex(/^\/(?:[\w-]+\/)*$/, 'expected a path that starts and ends with /, such as / or /help/')
          .default('/')
          .describe('Path below that address, / if the site has the whole host'),
        locales: locales.default(['en']).describe('Languages, the default one first'),
      })
      .describe('Where it is published'),
    intune: z
      .strictObject({
        tenantId: tenantId.describe('Directory (tenant) ID of Microsoft Entra'),
        cloud: z.enum(CLOUDS).default('global').describe('Where Microsoft operates your Intune'),
      })
      .describe('Your Intune'),
    enrollment: z
      .strictObject({
        methods: nonEmpty(z.enum(METHODS))
          .default(['account-driven-user-enrollment'])
          .describe('Ways to enroll that you offer'),
        userChoice: z
          .boolean()
          .default(false)
          .describe('"Determine based on user choice" in the enrollment profile'),
        accounts: z
          .union([z.enum(ACCOUNT_KINDS), nonEmpty(z.enum(ACCOUNT_KINDS))])
          .default('federated')
          .describe('federated, managed-apple-accounts, or a list of both'),
        justInTimeRegistration: z.boolean().default(true).describe('Just-in-time registration is set up'),
        authenticator: z.boolean().default(true).describe('Microsoft Authenticator is a required app'),
        companyPortalWebApp: z
          .boolean()
          .default(false)
          .describe('Company Portal is on the Home Screen as a web app'),
        requiredApps: z
          .array(text)
          .default(['Microsoft Teams', 'Microsoft Outlook'])
          .describe('Apps that arrive by themselves'),
        firstApp: text.default('Microsoft Teams').describe('The app to sign in to first'),
        minimumIos: iosVersion.default('17').describe('Lowest iOS version that you let in'),
      })
      .prefault({})
      .describe('What you offer'),
    support: z
      .strictObject({
        name: localized(text)
          .default('the IT helpdesk')
          .describe('What employees call the helpdesk, with its article'),
        ...contact,
        feedback: feedbackAddress
          .optional()
          .describe('Where "Is this right?" on each page leads: an email address, or the address of a form'),
        escalation: escalation.optional().describe('Where the bot sends whom it cannot help'),
      })
      .superRefine(({ escalation, email, phone }, context) => {
        const missing = {
          mail: email ? undefined : 'email',
          phone: phone ? undefined : 'phone',
          ticket: escalation?.urlTemplate ? undefined : 'escalation.urlTemplate',
          'teams-channel': escalation?.teamsChannelId ? undefined : 'escalation.teamsChannelId',
          off: undefined,
        }[escalation?.to ?? 'off'];
        if (missing)
          context.addIssue({
            code: 'custom',
            path: ['escalation'],
            message: `found escalation to ${escalation?.to}, expected support.${missing} with it`,
          });
      })
      .prefault({})
      .describe('Who helps'),
    privacy: z
      .strictObject({
        statement: localized(paragraphs).optional().describe('Your own words, shown on the privacy pages'),
        url: webAddress.optional().describe('Your privacy notice'),
      })
      .prefault({})
      .describe('Your privacy statement'),
    bot: z
      .strictObject({
        keepQuestions: z
          .boolean()
          .default(false)
          .describe('true: keep the words of questions that the bot could not answer, for your report'),
      })
      .prefault({})
      .describe('What the bot keeps'),
    audiences: nonEmpty(z.enum(AUDIENCES)).default(['employee']).describe('Whom the site is published for'),
    overrides: z.record(z.string(), override).default({}).describe('Your own words on our pages, by page id'),
  })
  .transform((written): Config => {
    const { organization, brand, enrollment, support } = written;
    const [domainOfAddresses] = organization.signInDomains;
    return {
      ...written,
      organization: {
        ...organization,
        legalName: organization.legalName ?? organization.name,
        exampleAddress: organization.exampleAddress ?? `first.last@${domainOfAddresses}`,
      },
      brand: { ...brand, logo: { light: brand.logo.light, dark: brand.logo.dark ?? brand.logo.light } },
      enrollment: {
        ...enrollment,
        accounts: typeof enrollment.accounts === 'string' ? [enrollment.accounts] : enrollment.accounts,
      },
      support: {
        ...support,
        escalation: support.escalation ?? { to: support.email ? 'mail' : 'off', showHelperName: false },
      },
    };
  });

/** What a person wrote. */
export type ConfigInput = z.input<typeof configSchema>;

/** People who help, and how to reach them. */
export interface ContactInput {
  /** What employees call them. */
  readonly name: LocalizedText;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly url?: string | undefined;
  readonly hours?: LocalizedText | undefined;
}

/** What an organization says differently on one of the pages. Texts are written as in `docs/`. */
export interface Override {
  readonly title?: LocalizedText | undefined;
  readonly description?: LocalizedText | undefined;
  /** Stands at the top of the page under the organization's name. */
  readonly note?: LocalizedText | undefined;
  /** Other words for steps, by step id. */
  readonly steps?: { readonly [stepId: string]: LocalizedText } | undefined;
  readonly contact?: ContactInput | undefined;
  /** The organization does not publish this page. */
  readonly hidden?: boolean | undefined;
}

/** The validated config: nothing needs a default any more. */
export interface Config {
  readonly organization: {
    readonly name: string;
    readonly legalName: string;
    /** Domains after the @ of the work addresses, `contoso.com`; the first is the main one. */
    readonly signInDomains: readonly [string, ...string[]];
    /** How a work address looks, for examples: `first.last@contoso.com`. */
    readonly exampleAddress: string;
  };
  readonly brand: {
    /** `#rrggbb`; the palettes of light and dark mode are derived from it. */
    readonly color: string;
    /** Paths of files in the project, from its root. */
    readonly logo: { readonly light: string; readonly dark: string };
    readonly favicon: string;
  };
  readonly site: {
    /** Public address without a path: `https://help.contoso.com`. */
    readonly url: string;
    /** Starts and ends with `/`. */
    readonly basePath: string;
    /** The first is the default. */
    readonly locales: readonly [string, ...string[]];
  };
  readonly intune: { readonly tenantId: string; readonly cloud: Cloud };
  readonly enrollment: {
    readonly methods: readonly [MethodId, ...MethodId[]];
    /** Intune's "Determine based on user choice". */
    readonly userChoice: boolean;
    readonly accounts: readonly [AccountKind, ...AccountKind[]];
    readonly justInTimeRegistration: boolean;
    /** Microsoft Authenticator is assigned as a required app. */
    readonly authenticator: boolean;
    readonly companyPortalWebApp: boolean;
    readonly requiredApps: readonly string[];
    /** The app to sign in to first after enrollment. */
    readonly firstApp: string;
    /** Lowest iOS and iPadOS version let in: `17` or `17.4`. */
    readonly minimumIos: string;
  };
  readonly support: ContactInput & {
    /** Where readers report what is not right: an email address, or a web address with {page}, {id}, {build}. */
    readonly feedback?: string | undefined;
    readonly escalation: {
      readonly to: (typeof ESCALATIONS)[number];
      readonly urlTemplate?: string | undefined;
      /** Id of the helpdesk's channel in Teams: `19:…@thread.tacv2`. */
      readonly teamsChannelId?: string | undefined;
      /** Employees see the name of who answered them, not only that of the helpdesk. */
      readonly showHelperName: boolean;
    };
  };
  readonly privacy: {
    /** The organization's own statement, shown on the privacy pages. */
    readonly statement?: LocalizedText | undefined;
    readonly url?: string | undefined;
  };
  /** Who the site is published for. */
  readonly audiences: readonly [Audience, ...Audience[]];
  /** By record id. */
  readonly bot: {
    /** The words of questions without an answer are kept, without secrets and addresses; else they are only counted. */
    readonly keepQuestions: boolean;
  };
  readonly overrides: { readonly [recordId: string]: Override };
}
