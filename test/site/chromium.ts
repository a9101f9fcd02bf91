import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const ADVICE =
  'These tests need a Chromium. Install one (Debian, Ubuntu: apt-get install chromium; elsewhere: ' +
  'npx playwright-core install chromium) or name yours in CHROME_PATH.';

/** A headless Chromium: the one that is there, else one installed now. Never skips. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
}

/** Of the Chromium that is there, else of one installed now. */
export function chromiumPath(): string | undefined {
  return findChromium() ?? installChromium();
}

function findChromium(): string | undefined {
  const places = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env['CHROME_PATH'], chromium.executablePath(), ...places].find(isExecutable);
}

/** As root from the Debian package, else Playwright's own download. */
function installChromium(): string | undefined {
  try {
    if (process.getuid?.() === 0) {
      execFileSync('apt-get', ['update'], { stdio: 'ignore' });
      execFileSync('apt-get', ['install', '--yes', 'chromium'], {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } else execFileSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'ignore' });
  } catch (error) {
    throw new Error(ADVICE, { cause: error });
  }
  const path = findChromium();
  if (!path) throw new Error(ADVICE);
  return path;
}

function isExecutable(path: string | undefined): path is string {
  try {
    accessSync(path ?? '', constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
