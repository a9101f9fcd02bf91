import { expect, test } from 'vitest';
import { discoveryHostFiles } from '../../src/content/discoveryHosts.ts';
import { config } from './factories.ts';

const files = discoveryHostFiles(config());
const contentOf = (path: string) => files.find((file) => file.path === path)?.content;

test('the discovery file stands beside what each kind of host needs', () => {
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
  });
});

test('each other host gets the content type in its own words', () => {
  expect(contentOf('_headers')).toBe(
    '/.well-known/com.apple.remotemanagement\n  Content-Type: application/json\n',
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
  const all = discoveryHostFiles({ ...base, organization: { ...base.organization, signInDomains } });
  const readme = all.find(({ path }) => path === 'discovery/README.txt')?.content ?? '';
  const expected = [
    '  https://contoso.com/.well-known/com.apple.remotemanagement\n',
    '  https://fabrikam.com/.well-known/com.apple.remotemanagement\n',
    'GitHub Pages cannot',
    ...all.flatMap(({ path, note }) => (note ? [`  ${path}\n    ${note}\n`] : [])),
  ];
  expect(expected.filter((text) => !readme.includes(text))).toEqual([]);
});
