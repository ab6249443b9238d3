/** A real Chromium for the journeys: CHROME, else one on the machine, else the one that npm brings. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/** Without them a machine without a graphics card has no WebGL2, and Chromium looks for the outside world at start. */
const FLAGS = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function onPath(): string | null {
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // not under this name
    }
  }
  return null;
}

async function executable(): Promise<string> {
  const asked = process.env.CHROME;
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROME names no file: ${asked}`);
    return asked;
  }
  const found = onPath();
  if (found) return found;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } catch (cause) {
    throw new Error(
      'No Chromium found for the browser tests. Install one (Debian: apt-get install chromium), or name one: CHROME=/path/to/chrome npm test',
      { cause },
    );
  }
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), args: FLAGS });
}
