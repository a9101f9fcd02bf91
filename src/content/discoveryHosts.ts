import type { Config } from '../config/schema.ts';
import { DISCOVERY_PATH, discoveryFile, discoveryUrl } from './discovery.ts';
import type { HostFile } from './hostFiles.ts';

const FOLDER = '.well-known';
const FILE = DISCOVERY_PATH.slice(1);
// A server that goes by the end of a name takes all after the last dot for the extension.
const EXTENSION = '.remotemanagement';
const JSON_COPY = `${DISCOVERY_PATH}.json`;

/**
 * The discovery file and what each kind of web host needs to serve it as `application/json`, for the
 * main sign-in domain and every other one.
 */
export function discoveryHostFiles(config: Config): HostFile[] {
  const hostFiles = [
    {
      path: 'staticwebapp.config.json',
      content: json({
        routes: [{ route: DISCOVERY_PATH, rewrite: JSON_COPY }],
        mimeTypes: { [EXTENSION]: 'application/json' },
      }),
      note: 'Azure Static Web Apps: reads it by itself, and serves the copy that ends in .json.',
    },
    {
      path: '_headers',
      content: `${DISCOVERY_PATH}\n  Content-Type: application/json\n`,
      note: 'Netlify and Cloudflare Pages: read it by themselves.',
    },
    {
      path: `${FOLDER}/.htaccess`,
      content: '<Files "com.apple.remotemanagement">\n  ForceType application/json\n</Files>\n',
      note: 'Apache: reads it by itself where AllowOverride includes FileInfo.',
    },
    {
      path: `${FOLDER}/web.config`,
      content: WEB_CONFIG,
      note: 'IIS and Azure App Service on Windows: reads it by itself.',
    },
    {
      path: 'discovery/nginx.conf',
      content: `location = ${DISCOVERY_PATH} {\n  types { }\n  default_type application/json;\n}\n`,
      note: 'nginx: copy it into the server block of the sign-in domain.',
    },
    {
      path: 'discovery/s3.txt',
      content: `aws s3 cp ${FILE} s3://BUCKET${DISCOVERY_PATH} --content-type application/json\n`,
      note: 'Amazon S3 and CloudFront: run it in the root of the site, with the name of your bucket.',
    },
  ];
  return [
    { path: FILE, content: discoveryFile(config) },
    { path: JSON_COPY.slice(1), content: discoveryFile(config) },
    ...hostFiles,
    { path: 'discovery/README.txt', content: readme(config, hostFiles) },
  ];
}

const WEB_CONFIG = `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
      <remove fileExtension="${EXTENSION}" />
      <mimeMap fileExtension="${EXTENSION}" mimeType="application/json" />
    </staticContent>
  </system.webServer>
</configuration>
`;

function readme(config: Config, hostFiles: readonly { path: string; note: string }[]): string {
  const addresses = config.organization.signInDomains.map((domain) => `https://${domain}${DISCOVERY_PATH}`);
  return `Service discovery

An iPhone asks the domain of the work address where to enroll. This file has to answer there:

${addresses.map((address) => `  ${address}`).join('\n')}

The help site is usually on another host. If it is, publish ${FILE} on every domain above;
a copy on the help site alone does nothing.

The answer must be 200 with Content-Type: application/json, over HTTPS on port 443, without a sign-in, and
the same with the query parameters that iOS adds. Serve it directly: iOS does not repeat those
parameters after a redirect. Do not change the file, not even its line breaks.

What each host needs

${hostFiles.map(({ path, note }) => `  ${path}\n    ${note}`).join('\n')}

Warning: GitHub Pages cannot set the Content-Type of a file without a known extension and cannot serve
this one. Some deployment tools also leave out folders whose name begins with a dot. Use another
host for the sign-in domain.

Check it

  curl -i "${discoveryUrl(config)}"
  curl -i "${discoveryUrl(config)}?user-identifier=${encodeURIComponent(config.organization.exampleAddress)}&model-family=iPhone"
`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
