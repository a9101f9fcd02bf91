import type { Config } from '../../config/schema.ts';
import { DISCOVERY_PATH, discoveryBaseUrl } from '../../content/discovery.ts';
import { type Finding, findingsOf } from './finding.ts';
import { type Probed, probe } from './probe.ts';

const { ok, fail } = findingsOf('discovery');

const TYPE = 'application/json';

/**
 * Asks an address for the discovery file, plainly and as an iPhone does. One finding: the first thing that
 * is wrong, or that nothing is.
 */
export async function discoveryFindings(origin: string, config: Config): Promise<Finding[]> {
  const asPhone = new URLSearchParams({
    'user-identifier': config.organization.exampleAddress,
    'model-family': 'iPhone',
  });
  const url = new URL(DISCOVERY_PATH, origin).href;
  const [plain, phone] = await Promise.all([probe(url), probe(`${url}?${asPhone}`)]);
  const problem = discoveryProblem(plain, url, config);
  if (problem) return [fail(`found ${problem}`)];
  const phoneProblem = discoveryProblem(phone, `${url}?${asPhone}`, config);
  if (phoneProblem)
    return [fail(`found ${phoneProblem}. Without that query, which iOS adds, the answer is right`)];
  return [ok(`${url} answers as iOS wants it, with and without its query`)];
}

/** What iOS would not take, to stand after “found”; undefined where it takes it. */
function discoveryProblem(probed: Probed, url: string, config: Config): string | undefined {
  if (!probed.answered) return `${probed.reason} at ${url}, expected the discovery file`;
  const { status, headers, body } = probed;
  if (status >= 300 && status < 400)
    return `a redirect to ${headers.get('location') ?? 'nowhere'} at ${url}, expected the file itself; except this path from the redirect`;
  if (status !== 200)
    return `status ${status} at ${url}, expected 200; publish the file there. iOS 18.2 and later asks Apple instead, which Microsoft does not document for Intune`;
  const type = headers.get('content-type') ?? 'none';
  const problem =
    type.split(';')[0]?.trim().toLowerCase() === TYPE
      ? contentProblem(body, url, config)
      : `the type ${type} at ${url}, expected ${TYPE}; set it for this path`;
  return problem && `${problem}. After a status of 200 iOS does not ask Apple instead`;
}

function contentProblem(body: string, url: string, config: Config): string | undefined {
  const expected = discoveryBaseUrl(config);
  const copy = 'copy the file from the build of the site';
  if (body.startsWith('\uFEFF')) return `a byte order mark before the file at ${url}; ${copy}`;
  const servers = serversOf(body);
  const [first] = servers ?? [];
  if (!servers || !first) return `no list of Servers at ${url}; ${copy}`;
  const { Version, BaseURL } = first;
  if (Version !== 'mdm-byod') return `Version ${String(Version)} at ${url}, expected mdm-byod; ${copy}`;
  if (BaseURL !== expected)
    return `BaseURL ${String(BaseURL)} at ${url}, expected ${expected} for the tenant and cloud of the config; ${copy}`;
  return servers.length > 1 ? `${servers.length} Servers at ${url}, expected one; ${copy}` : undefined;
}

function serversOf(body: string): { readonly [key: string]: unknown }[] | undefined {
  try {
    const { Servers } = JSON.parse(body);
    return Array.isArray(Servers)
      ? Servers.filter((server) => typeof server === 'object' && server)
      : undefined;
  } catch {
    return undefined;
  }
}
