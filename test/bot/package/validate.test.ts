import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { colorIcon } from '../../../bot/package/icons.ts';
import { teamsManifest } from '../../../bot/package/manifest.ts';
import { packageProblems } from '../../../bot/package/validate.ts';
import { teamsPackageFiles } from '../../../bot/package/zip.ts';
import { makeApp } from './app.ts';

const { manifest, localizations } = teamsManifest(makeApp());
const german = localizations['de.json'] ?? {};
const files = teamsPackageFiles(makeApp());

test('Contoso’s package has no problem', () => {
  expect(packageProblems(files)).toEqual([]);
});

test.each([
  [
    'an address without encryption',
    { developer: { ...manifest.developer, privacyUrl: 'http://contoso.com/privacy' } },
    [
      'manifest.json: found http://contoso.com/privacy in developer.privacyUrl, expected an address that starts with https://',
    ],
  ],
  [
    'every host of a top-level domain',
    { validDomains: ['*.com', '*.contoso.com'] },
    [
      'manifest.json: found links to help.contoso.com in composeExtensions[0], expected a host of validDomains',
      'manifest.json: found https://help.contoso.com/help/ in staticTabs[1].contentUrl, expected a page on a host of validDomains',
      'manifest.json: found https://help.contoso.com/help/ in staticTabs[1].websiteUrl, expected a page on a host of validDomains',
      'manifest.json: found *.com in validDomains, expected a host such as help.contoso.com',
    ],
  ],
  [
    'an address instead of a host',
    { validDomains: ['https://help.contoso.com/'] },
    [
      'manifest.json: found links to help.contoso.com in composeExtensions[0], expected a host of validDomains',
      'manifest.json: found https://help.contoso.com/help/ in staticTabs[1].contentUrl, expected a page on a host of validDomains',
      'manifest.json: found https://help.contoso.com/help/ in staticTabs[1].websiteUrl, expected a page on a host of validDomains',
      'manifest.json: found https://help.contoso.com/ in validDomains, expected a host such as help.contoso.com',
    ],
  ],
  [
    'a tab without encryption',
    {
      staticTabs: [
        manifest.staticTabs[0],
        { ...manifest.staticTabs[1], contentUrl: 'http://help.contoso.com/' },
      ],
    },
    [
      'manifest.json: found http://help.contoso.com/ in staticTabs[1].contentUrl, expected an address that starts with https://',
    ],
  ],
  [
    'a name that is too long',
    { name: { ...manifest.name, short: 'x'.repeat(31) } },
    ['manifest.json: found 31 characters in name.short, expected at most 30'],
  ],
  [
    'a name without a letter',
    { name: { ...manifest.name, full: ' ' } },
    ['manifest.json: found no text in name.full'],
  ],
])('%s is a problem', (_, changes, problems) => {
  expect(packageProblems({ ...files, 'manifest.json': json({ ...manifest, ...changes }) })).toEqual(problems);
});

test('a language without its file, or with other texts than the manifest, is a problem', () => {
  const { 'de.json': _, ...without } = files;
  expect(packageProblems(without)).toEqual(['de.json: found no such file, expected the texts of a language']);
  const { 'name.full': __, ...texts } = german;
  const changed = {
    ...texts,
    'staticTabs[0].name': 'Hilfe',
    'staticTabs[1].name': 'x'.repeat(129),
    'bots[0].commandLists[0].commands[0].title': 'x'.repeat(129),
  };
  expect(packageProblems({ ...files, 'de.json': json(changed) })).toEqual([
    'de.json: found no name.full',
    'de.json: found staticTabs[0].name, which the manifest does not have',
    'de.json: found 129 characters in bots[0].commandLists[0].commands[0].title, expected at most 128',
    'de.json: found 129 characters in staticTabs[1].name, expected at most 128',
  ]);
});

test('an icon that is missing, no PNG or of another size is a problem', () => {
  const { 'color.png': _, ...without } = files;
  expect(packageProblems(without)).toEqual(['color.png: found no PNG']);
  expect(packageProblems({ ...files, 'outline.png': strToU8('<svg/>') })).toEqual([
    'outline.png: found no PNG',
  ]);
  expect(packageProblems({ ...files, 'outline.png': colorIcon('#0b6e6e') })).toEqual([
    'outline.png: found 192 × 192 pixels, expected 32 × 32',
  ]);
});

test('a manifest that is no JSON is a problem', () => {
  expect(packageProblems({ ...files, 'manifest.json': strToU8('{') })).toEqual([
    'manifest.json: found no JSON object',
  ]);
});

function json(value: object): Uint8Array {
  return strToU8(JSON.stringify(value));
}
