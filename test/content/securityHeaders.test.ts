import { expect, test } from 'vitest';
import { contentPolicy, NOTHING_INLINE, securityHeaders } from '../../src/content/securityHeaders.ts';
import { config } from './factories.ts';

const inline = { scripts: ['sha256-a', 'sha256-b'], styles: ['sha256-c'], styleAttributes: ['sha256-d'] };
const headerValue = (name: string, ...args: Parameters<typeof securityHeaders>) =>
  securityHeaders(...args).find((header) => header.name === name)?.value;

test('a page runs what is inline only by its hash, and a style attribute only by its own', () => {
  expect(contentPolicy(inline).split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'sha256-a' 'sha256-b'",
    "style-src 'self' 'sha256-c' 'unsafe-hashes' 'sha256-d'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('without style attributes nothing about hashes is unsafe', () => {
  expect(contentPolicy({ ...inline, styleAttributes: [] })).not.toContain('unsafe');
  expect(contentPolicy(NOTHING_INLINE)).toContain("script-src 'self'; style-src 'self'; ");
});

test.each([
  [
    'global',
    "frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com https://outlook.office365.com",
  ],
  ['us-government', "frame-ancestors 'self' https://teams.microsoft.us https://*.teams.microsoft.us"],
  [
    'china-21vianet',
    "frame-ancestors 'self' https://teams.microsoftonline.cn https://*.teams.microsoftonline.cn",
  ],
] as const)('in the cloud %s only its Teams may show the site in a frame', (cloud, frames) => {
  const policy = headerValue('Content-Security-Policy', config({ intune: { cloud } }), inline);
  expect(policy).toBe(`${contentPolicy(inline)}; ${frames}`);
});

test('every other header says what a help site does not need', () => {
  expect(securityHeaders(config(), inline).slice(1)).toEqual([
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    { name: 'Referrer-Policy', value: 'strict-origin-when-cross-origin', documentsOnly: true },
    {
      name: 'Permissions-Policy',
      value:
        'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
      documentsOnly: true,
    },
    { name: 'Cross-Origin-Opener-Policy', value: 'same-origin', documentsOnly: true },
    { name: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
    { name: 'Strict-Transport-Security', value: 'max-age=31536000', httpsOnly: true },
  ]);
});

test('a site that shares its host decides nothing about the transport of that host', () => {
  const shared = config({ site: { basePath: '/help/' } });
  expect(headerValue('Strict-Transport-Security', shared, inline)).toBeUndefined();
});
