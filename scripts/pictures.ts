// `npm run pictures`: what the action writes, as GitHub shows it, in light and dark: docs/pictures/*.png.
// Needs a Chromium: Debian's package `chromium`, or any other that CHROMIUM_PATH points to.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { playScenes } from '../sandbox/scenes.ts';
import { findChromium, launch } from './pictures/browser.ts';
import { renderPage, type Theme } from './pictures/page.ts';

const FOLDER = join(import.meta.dirname, '../docs/pictures');
const THEMES: readonly Theme[] = ['light', 'dark'];

const executable = findChromium();
if (executable === null) {
  console.error(
    'No Chromium is installed; install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to it.',
  );
  process.exit(1);
}

const pictures: { name: string; markdown: string }[] = [];
for await (const { scene, comments, summary } of playScenes()) {
  const [comment = ''] = comments;
  if (!scene.isMerged) {
    pictures.push({ name: scene.isRed ? 'typo' : 'plan', markdown: comment });
  } else if (!pictures.some(({ name }) => name === 'result')) {
    pictures.push({ name: 'result', markdown: comment }, { name: 'summary', markdown: summary });
  }
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launch(executable);
try {
  for (const theme of THEMES) {
    const page = await browser.newPage({
      viewport: { width: 900, height: 400 },
      deviceScaleFactor: 2,
      colorScheme: theme,
    });
    for (const { name, markdown } of pictures) {
      await page.setContent(renderPage(markdown, theme));
      const path = join(FOLDER, `${name}-${theme}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    }
    await page.close();
  }
} finally {
  await browser.close();
}
