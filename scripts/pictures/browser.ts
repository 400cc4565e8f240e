import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium is installed: Debian, Ubuntu, macOS, Windows. */
const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium: `CHROMIUM_PATH`, or a usual one. Throws if none is installed. */
function findChromium(): string {
  const path = process.env.CHROMIUM_PATH ?? USUAL_PATHS.find((usual) => existsSync(usual));
  if (path === undefined) {
    throw new Error('No Chromium is installed; install one (Debian: apt-get install chromium), or set CHROMIUM_PATH.');
  }
  return path;
}

/** Starts Chromium without a window. It asks nothing of the network. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
}
