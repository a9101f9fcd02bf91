import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { teamsManifest } from '../../../bot/package/manifest.ts';
import { buildTeamsPackage, PackageError } from '../../../bot/package/zip.ts';
import { makeApp } from './app.ts';

test('the package holds its files at the root, in the order of their names', () => {
  expect(Object.keys(unzipSync(buildTeamsPackage(makeApp())))).toEqual([
    'color.png',
    'de.json',
    'manifest.json',
    'outline.png',
  ]);
});

test('the manifest in the package is the manifest of the app', () => {
  const files = unzipSync(buildTeamsPackage(makeApp()));
  const { manifest, localizations } = teamsManifest(makeApp());
  const json = (name: string) => JSON.parse(strFromU8(files[name] as Uint8Array));
  expect([json('manifest.json'), json('de.json')]).toEqual([manifest, localizations['de.json']]);
});

test('the same app gives the same bytes, whatever the time zone', () => {
  const first = buildTeamsPackage(makeApp());
  const zone = process.env['TZ'];
  try {
    for (const other of ['Pacific/Honolulu', 'Pacific/Auckland']) {
      process.env['TZ'] = other;
      expect(Buffer.from(buildTeamsPackage(makeApp())).equals(first)).toBe(true);
    }
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('a package that Teams would refuse is not built', () => {
  const build = () => buildTeamsPackage(makeApp({ botId: 'my-bot', version: '1' }));
  expect(build).toThrow(PackageError);
  expect(build).toThrow(
    [
      'The Teams app package is not valid:',
      'manifest.json: found 1 in version, expected three numbers such as 1.0.0',
      'manifest.json: found my-bot in bots[0].botId, expected the application (client) ID of the bot',
    ].join('\n'),
  );
});
