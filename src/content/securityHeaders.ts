import type { Cloud, Config } from '../config/schema.ts';

/** A response header of every page of the site. */
export interface Header {
  readonly name: string;
  readonly value: string;
  /** Says something only about what can be a page or a worker; on other files it means nothing and does no harm. */
  readonly documentsOnly?: true;
  /** Means nothing, and must not be sent, over plain HTTP. */
  readonly httpsOnly?: true;
}

/** What the pages hold inline, each as `sha256-…` of its text: only that runs. */
export interface InlineSources {
  readonly scripts: readonly string[];
  /** Of style elements. */
  readonly styles: readonly string[];
  /** Of `style` attributes. */
  readonly styleAttributes: readonly string[];
}

/** For answers that are no page of the site. */
export const NOTHING_INLINE: InlineSources = { scripts: [], styles: [], styleAttributes: [] };

/**
 * Who may show the site in a frame: Teams, Outlook and Microsoft 365. Sources: Microsoft, "Prerequisites" of
 * Teams tabs; the addresses of Teams for governments and of Teams operated by 21Vianet.
 */
const FRAMES: { readonly [cloud in Cloud]: readonly string[] } = {
  global: [
    'https://teams.microsoft.com',
    'https://*.teams.microsoft.com',
    'https://*.cloud.microsoft',
    'https://*.microsoft365.com',
    'https://*.office.com',
    'https://outlook.office365.com',
  ],
  'us-government': ['https://teams.microsoft.us', 'https://*.teams.microsoft.us'],
  'china-21vianet': ['https://teams.microsoftonline.cn', 'https://*.teams.microsoftonline.cn'],
};

/** Abilities of a browser that a help site has no use for. */
const UNUSED_ABILITIES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** Half a year is what Mozilla's observatory asks for at least; a year is what browsers' lists ask for. */
const TRANSPORT_SECONDS = 31_536_000;

/**
 * What a page may load and run: files of its own site, and inline what the build wrote. Nothing is sent
 * anywhere, and no form leaves the page. As a `<meta>` element it works where a host cannot send headers;
 * there it cannot say who may frame the page.
 */
export function contentPolicy({ scripts, styles, styleAttributes }: InlineSources): string {
  return directives({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scripts.map(quoted)],
    'style-src': [
      "'self'",
      ...styles.map(quoted),
      // Hashes hold for attributes only with this; it allows no other attribute.
      ...(styleAttributes.length > 0 ? ["'unsafe-hashes'", ...styleAttributes.map(quoted)] : []),
    ],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  });
}

/** The headers of every answer of the site, whoever serves it. */
export function securityHeaders(config: Config, inline: InlineSources): Header[] {
  const { url, basePath } = config.site;
  // Below a path the host is somebody else's, who decides this for all of it.
  const ownsHost = url.startsWith('https:') && basePath === '/';
  const frames = directives({ 'frame-ancestors': ["'self'", ...FRAMES[config.intune.cloud]] });
  return [
    {
      name: 'Content-Security-Policy',
      value: `${contentPolicy(inline)}; ${frames}`,
      documentsOnly: true,
    },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    { name: 'Referrer-Policy', value: 'strict-origin-when-cross-origin', documentsOnly: true },
    {
      name: 'Permissions-Policy',
      value: UNUSED_ABILITIES.map((ability) => `${ability}=()`).join(', '),
      documentsOnly: true,
    },
    { name: 'Cross-Origin-Opener-Policy', value: 'same-origin', documentsOnly: true },
    // Teams shows the pages in a frame and the pictures in cards.
    { name: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
    ...(ownsHost
      ? [
          {
            name: 'Strict-Transport-Security',
            value: `max-age=${TRANSPORT_SECONDS}`,
            httpsOnly: true as const,
          },
        ]
      : []),
  ];
}

function directives(values: { readonly [directive: string]: readonly string[] }): string {
  return Object.entries(values)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}

function quoted(hash: string): string {
  return `'${hash}'`;
}
