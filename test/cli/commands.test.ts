import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json';
import { enrollkit as run } from './enrollkit.ts';

const enrollkit = (...args: string[]) => run(args);

const folder = mkdtempSync(join(tmpdir(), 'enrollkit-cli-'));

describe('enrollkit', () => {
  test('lists its commands', () => {
    const { status, stdout } = enrollkit('--help');
    expect(status).toBe(0);
    expect([...stdout.matchAll(/^ {2}([a-z]+) .*\[options\]/gm)].map((match) => match[1])).toEqual([
      'check',
      'ask',
      'export',
      'build',
      'start',
      'dev',
      'package',
      'report',
      'doctor',
    ]);
  });

  test('is what npx enrollkit runs', () => {
    const { stdout } = spawnSync('npx', ['enrollkit', '--help'], { encoding: 'utf8' });
    expect(stdout).toBe(enrollkit('--help').stdout);
  });

  test('answers an unknown command with exit code 2 and no stack', () => {
    const { status, stderr } = enrollkit('chek');
    expect(status).toBe(2);
    expect(stderr).toContain("unknown command 'chek'");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('check names a mistake with file, line and column, exit code 1', () => {
    const config = join(folder, 'wrong.yaml');
    writeFileSync(
      config,
      readFileSync('enrollkit.config.yaml', 'utf8').replace('cloud: global', 'cloud: globl'),
    );
    const line =
      readFileSync(config, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('globl')) + 1;
    expect(enrollkit('check', '--config', config)).toEqual({
      status: 1,
      stdout: `${config}:${line}:10  found "globl", expected global, us-government or china-21vianet; did you mean global?\n`,
      stderr: '',
    });
  });

  test.each([
    'enrollkit.config.yaml',
    'test/fixtures/everything.yaml',
    'test/fixtures/everything-us-government.yaml',
    'test/fixtures/hostile.yaml',
  ])('check finds nothing wrong with the records and %s', (config) => {
    const { status, stdout } = enrollkit('check', '--config', config);
    expect({ status, stdout: stdout.replace(/\d+/, 'N') }).toEqual({
      status: 0,
      stdout: `${config} and N records: no problems found.\n`,
    });
  });

  test('check --stale names what was not checked for so long, the oldest first, and exits with 1', () => {
    const { status, stdout } = enrollkit('check', '--stale', '0');
    const days = Math.floor((Date.now() - Date.parse('2026-11-25')) / 86_400_000);
    const lines = stdout.split('\n').filter(Boolean);
    if (days > 0) {
      expect(status).toBe(1);
      expect(lines[0]).toMatch(
        /^docs\/\S+\.md:\d+:1 {2}found 20\d\d-\d\d-\d\d, which is \d+ days ago, expected at most 0; /,
      );
    } else expect([status, lines.length]).toEqual([0, 1]);
    expect(enrollkit('check', '--stale', 'soon')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'found --stale soon, expected a number of days, write --stale 180\n',
    });
  });

  test('ask --batch prints one line of JSON for each question, in order', () => {
    const file = join(folder, 'questions.json');
    writeFileSync(file, JSON.stringify([{ q: 'E01' }, { q: 'hi' }, { q: 'E01', lang: 'de' }]));
    const { status, stdout } = enrollkit('ask', '--batch', file);
    expect(status).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      {
        kind: 'answer',
        ids: ['esso-app-already-installed'],
        confidence: 0.99,
        locale: 'en',
        title: 'Authenticator was on your phone before you started',
        url: '/issues/esso-app-already-installed',
        ms: expect.any(Number),
      },
      { kind: 'smalltalk', ids: [], confidence: 0, locale: 'en', title: '', url: '', ms: expect.any(Number) },
      {
        kind: 'answer',
        ids: ['esso-app-already-installed'],
        confidence: 0.99,
        locale: 'de',
        title: 'Authenticator war schon auf deinem Gerät',
        url: '/de/issues/esso-app-already-installed',
        ms: expect.any(Number),
      },
    ]);
  });

  test('ask with a file that is no list of questions says what is expected', () => {
    expect(enrollkit('ask', '--batch', 'package.json')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'package.json  expected a JSON array such as [{ "q": "it will not let me in", "lang": "en" }]\n',
    });
  });

  test('export prints the knowledge of a language, and names the languages there are', () => {
    const { organization, locale, records } = JSON.parse(enrollkit('export', '--locale', 'de').stdout);
    expect([organization, locale]).toEqual(['Contoso', 'de']);
    const guide = records.find(({ id }: { id: string }) => id === 'account-driven-user-enrollment');
    expect(guide.steps[0]).toEqual({
      id: 'open-settings',
      number: 1,
      text: 'Öffne die App Einstellungen (Settings).',
      url: '/de/guides/account-driven-user-enrollment#open-settings',
      screen: 'Auf dem Bildschirm: Home-Bildschirm. Tippe auf Einstellungen.',
    });
    expect(enrollkit('export', '--locale', 'fr').stderr).toBe('found --locale fr, expected one of en, de\n');
  });

  test('start refuses to answer strangers without credentials', () => {
    const { status, stderr } = enrollkit('start', '--only-bot', '--host', '0.0.0.0', '--port', '0');
    expect(status).toBe(1);
    expect(stderr).toBe(
      'Without MicrosoftAppId the bot would answer everybody who reaches 0.0.0.0. Set MicrosoftAppId and MicrosoftAppPassword, or listen on 127.0.0.1.\n',
    );
  });

  test('package writes the same bytes every time', () => {
    const bytes = () => {
      expect(enrollkit('package').stdout).toBe('build/teams/enrollkit.zip\n');
      return readFileSync('build/teams/enrollkit.zip').toString('base64');
    };
    expect(bytes()).toBe(bytes());
  });

  test('package with a version that is none says what is expected', () => {
    expect(enrollkit('package', '--app-version', 'next')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'The Teams app package is not valid:\nmanifest.json: found next in version, expected three numbers such as 1.0.0\n',
    });
  });
});

test('every command that the README names exists', () => {
  const readme = readFileSync('README.md', 'utf8');
  const scripts = [...readme.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] as string);
  expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([]);
  const commands = [...readme.matchAll(/npx enrollkit ([a-z]+)/g)].map((match) => match[1] as string);
  const { stdout } = enrollkit('--help');
  expect(commands.filter((command) => !new RegExp(`^  ${command} `, 'm').test(stdout))).toEqual([]);
});
