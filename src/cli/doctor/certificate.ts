import { type Finding, findingsOf, type Stage } from './finding.ts';
import { certificateOf } from './probe.ts';
import { daysLeft, EXPIRES_SOON } from './time.ts';

/** Whether devices trust the certificate of an address, and for how long; nothing where no server answers. */
export async function certificateFindings(stage: Stage, url: URL, now: Date): Promise<Finding[]> {
  const { ok, warn, fail } = findingsOf(stage);
  if (url.protocol !== 'https:')
    return [warn(`${url.host} is asked without encryption; people and Teams need https://`)];
  const certificate = await certificateOf(url);
  // Who asks for a page there says why.
  if (!certificate) return [];
  const { validTo, distrust, protocol } = certificate;
  const days = daysLeft(validTo, now);
  if (days < 0) return [fail(`found a certificate of ${url.host} that expired ${-days} days ago; renew it`)];
  if (distrust)
    return [
      fail(
        `found a certificate of ${url.host} that is not trusted (${distrust}); install one from a public authority, with those between`,
      ),
    ];
  return [
    days < EXPIRES_SOON
      ? warn(
          `found a certificate of ${url.host} that expires in ${days} days; renew it, and see why that did not happen by itself`,
        )
      : ok(`the certificate of ${url.host} is valid for ${days} more days`),
    ...(protocol === 'TLSv1.3'
      ? []
      : [
          warn(
            `found ${protocol} at ${url.host}; iOS 27 wants TLS 1.3, or TLS 1.2 with an extended master secret`,
          ),
        ]),
  ];
}
