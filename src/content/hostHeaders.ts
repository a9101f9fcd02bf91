import type { Config } from '../config/schema.ts';
import type { HostFile } from './hostFiles.ts';
import type { Header } from './securityHeaders.ts';

/** The security headers in the words of each kind of web host, and what to do on hosts without headers. */
export function headerHostFiles(config: Config, headers: readonly Header[]): HostFile[] {
  const files = [
    {
      path: 'staticwebapp.config.json',
      content: `${JSON.stringify({ globalHeaders: Object.fromEntries(headers.map(({ name, value }) => [name, value])) }, null, 2)}\n`,
      note: 'Azure Static Web Apps: reads it by itself.',
    },
    {
      path: '_headers',
      content: `${config.site.basePath}*\n${lines(headers, ({ name, value }) => `  ${name}: ${value}`)}`,
      note: 'Netlify and Cloudflare Pages: read it by themselves.',
    },
    {
      path: '.htaccess',
      content: `<IfModule mod_headers.c>\n${lines(headers, apacheLine)}</IfModule>\n`,
      note: 'Apache: reads it by itself where AllowOverride includes FileInfo and mod_headers is on.',
    },
    {
      path: 'web.config',
      content: webConfig(headers),
      note: 'IIS and Azure App Service on Windows: reads it by itself.',
    },
    {
      path: 'hosting/nginx.conf',
      content: lines(headers, ({ name, value }) => `add_header ${name} "${value}" always;`),
      note: 'nginx: include it in the server block, and in each location that has an add_header of its own.',
    },
  ];
  return [...files, { path: 'hosting/README.txt', content: readme(files) }];
}

function apacheLine({ name, value, httpsOnly }: Header): string {
  return `  Header always set ${name} "${value}"${httpsOnly ? ` "expr=%{HTTPS} == 'on'"` : ''}`;
}

function webConfig(headers: readonly Header[]): string {
  const rule = ({ name, value }: Header) =>
    `        <remove name="${name}" />\n        <add name="${name}" value="${value}" />`;
  return `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
${lines(headers, rule)}      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
`;
}

function readme(files: readonly { path: string; note: string }[]): string {
  return `Security headers

The build knows what its pages load and run, and wrote a policy that allows nothing else. These files
make a web host send it. They belong to this build: copy them anew with each one.

${files.map(({ path, note }) => `  ${path}\n    ${note}`).join('\n')}

A host that cannot send headers, such as GitHub Pages: nothing to do. Each page carries the policy itself,
all but the list of who may show the site in a frame.

"npx enrollkit start" sends the headers by itself.
`;
}

function lines(headers: readonly Header[], line: (header: Header) => string): string {
  return headers.map((header) => `${line(header)}\n`).join('');
}
