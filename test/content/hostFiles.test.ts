import { expect, test } from 'vitest';
import { hostFiles } from '../../src/content/hostFiles.ts';
import type { Header } from '../../src/content/securityHeaders.ts';
import { config } from './factories.ts';

const HEADERS: readonly Header[] = [
  { name: 'Content-Security-Policy', value: "default-src 'none'; script-src 'self' 'sha256-a+/='" },
  { name: 'Strict-Transport-Security', value: 'max-age=1', httpsOnly: true },
];
const files = hostFiles(config(), HEADERS);
const contentOf = (path: string) => files.find((file) => file.path === path)?.content;

test('the discovery file and the headers stand beside what each kind of host needs, one file for each path', () => {
  expect(files.map(({ path }) => path)).toEqual([
    '.well-known/com.apple.remotemanagement',
    '.well-known/com.apple.remotemanagement.json',
    'staticwebapp.config.json',
    '_headers',
    '.well-known/.htaccess',
    '.well-known/web.config',
    'discovery/nginx.conf',
    'discovery/s3.txt',
    'discovery/README.txt',
    '.htaccess',
    'web.config',
    'hosting/nginx.conf',
    'hosting/README.txt',
  ]);
});

test('the discovery file and its copy are one line of JSON', () => {
  const line = `{"Servers":[{"Version":"mdm-byod","BaseURL":"https://manage.microsoft.com/EnrollmentServer/PostReportDeviceInfoForUEV2?aadTenantId=${config().intune.tenantId}"}]}`;
  expect(contentOf('.well-known/com.apple.remotemanagement')).toBe(line);
  expect(contentOf('.well-known/com.apple.remotemanagement.json')).toBe(line);
});

test('Azure Static Web Apps serves the copy under the address that iOS asks for', () => {
  expect(JSON.parse(contentOf('staticwebapp.config.json') ?? '')).toEqual({
    routes: [
      {
        route: '/.well-known/com.apple.remotemanagement',
        rewrite: '/.well-known/com.apple.remotemanagement.json',
      },
    ],
    mimeTypes: { '.remotemanagement': 'application/json' },
    globalHeaders: {
      'Content-Security-Policy': "default-src 'none'; script-src 'self' 'sha256-a+/='",
      'Strict-Transport-Security': 'max-age=1',
    },
  });
});

test('each other host gets the content type in its own words', () => {
  expect(contentOf('_headers')).toBe(
    `/.well-known/com.apple.remotemanagement
  Content-Type: application/json

/*
  Content-Security-Policy: default-src 'none'; script-src 'self' 'sha256-a+/='
  Strict-Transport-Security: max-age=1
`,
  );
  expect(contentOf('.well-known/.htaccess')).toBe(
    '<Files "com.apple.remotemanagement">\n  ForceType application/json\n</Files>\n',
  );
  expect(contentOf('.well-known/web.config')).toBe(
    `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
      <remove fileExtension=".remotemanagement" />
      <mimeMap fileExtension=".remotemanagement" mimeType="application/json" />
    </staticContent>
  </system.webServer>
</configuration>
`,
  );
  expect(contentOf('discovery/nginx.conf')).toBe(
    'location = /.well-known/com.apple.remotemanagement {\n  types { }\n  default_type application/json;\n}\n',
  );
  expect(contentOf('discovery/s3.txt')).toBe(
    'aws s3 cp .well-known/com.apple.remotemanagement s3://BUCKET/.well-known/com.apple.remotemanagement --content-type application/json\n',
  );
});

test('the text beside them names every sign-in domain, every host file and the one host that cannot do it', () => {
  const base = config();
  const signInDomains = ['contoso.com', 'fabrikam.com'] as const;
  const all = hostFiles({ ...base, organization: { ...base.organization, signInDomains } }, HEADERS);
  const readme = all.find(({ path }) => path === 'discovery/README.txt')?.content ?? '';
  const expected = [
    '  https://contoso.com/.well-known/com.apple.remotemanagement\n',
    '  https://fabrikam.com/.well-known/com.apple.remotemanagement\n',
    'GitHub Pages cannot',
    '  .well-known/web.config\n    IIS',
    '  discovery/nginx.conf\n    nginx',
  ];
  expect(expected.filter((text) => !readme.includes(text))).toEqual([]);
});

test('each other host gets the headers in its own words', () => {
  expect(contentOf('.htaccess')).toBe(`<IfModule mod_headers.c>
  Header always set Content-Security-Policy "default-src 'none'; script-src 'self' 'sha256-a+/='"
  Header always set Strict-Transport-Security "max-age=1" "expr=%{HTTPS} == 'on'"
</IfModule>
`);
  expect(contentOf('web.config')).toBe(`<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
        <remove name="Content-Security-Policy" />
        <add name="Content-Security-Policy" value="default-src 'none'; script-src 'self' 'sha256-a+/='" />
        <remove name="Strict-Transport-Security" />
        <add name="Strict-Transport-Security" value="max-age=1" />
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
`);
  expect(
    contentOf('hosting/nginx.conf'),
  ).toBe(`add_header Content-Security-Policy "default-src 'none'; script-src 'self' 'sha256-a+/='" always;
add_header Strict-Transport-Security "max-age=1" always;
`);
});

test('a site below a path asks for headers below that path alone', () => {
  const below = hostFiles(config({ site: { basePath: '/help/' } }), HEADERS);
  expect(below.find(({ path }) => path === '_headers')?.content).toContain('\n/help/*\n');
});

test('the text beside the headers names every file and what to do where no header can be sent', () => {
  const readme = contentOf('hosting/README.txt') ?? '';
  for (const name of [
    'staticwebapp.config.json',
    '_headers',
    '.htaccess',
    'web.config',
    'hosting/nginx.conf',
  ])
    expect(readme).toContain(`  ${name}\n    `);
  expect(readme).toContain('GitHub Pages');
});
