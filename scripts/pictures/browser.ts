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

/** The path of a Chromium: `CHROMIUM_PATH`, else a usual one; `null` where none is installed. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH ?? '';
  return named === '' ? (USUAL_PATHS.find((path) => existsSync(path)) ?? null) : named;
}

/** Starts Chromium without a window and without looking for anything on the network. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
}
