// `npm run pictures [name…]`: what the action writes, as GitHub shows it, in light and dark: docs/pictures/*.png.
// Needs a Chromium: Debian's package `chromium`, or any other that CHROMIUM_PATH points to. `plan` and `applied` are in the
// README; the others are for looking at, and are not committed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorld } from '../sandbox/organisation.ts';
import { LIST, playScenes, type Scene } from '../sandbox/scenes.ts';
import { launch } from './pictures/browser.ts';
import { renderPage, type Theme } from './pictures/page.ts';

const FOLDER = join(import.meta.dirname, '../docs/pictures');
const THEMES: readonly Theme[] = ['light', 'dark'];

/** A scene of its own that ends red. */
function red(list: string, inputs: Scene['inputs'] = {}): Scene {
  return { title: '', explanation: '', list, isMerged: false, isRed: true, inputs };
}

const wanted = process.argv.slice(2);
const pictures = new Map<string, string>();
const names = ['typo', 'plan', 'applied', 're-run'];
for await (const { comments } of playScenes()) {
  pictures.set(names[pictures.size] ?? '', comments[0] ?? '');
}

const forty = Array.from({ length: 40 }, (_, index) => `person-${index + 1}@example.com`);
const many = makeWorld({ users: forty, held: { incident_response: forty.slice(0, 20) } });
const others: readonly (readonly [string, Scene, Parameters<typeof playScenes>[1]?])[] = [
  ['refused', red('ada@example.com\nalan@example.com\n')],
  ['invalid', red(LIST.replace('tara@example.com ', 'tara@example.com, tom@example.com').replace('alan@', 'alan at '))],
  ['failed', red(LIST, { 'INPUT_APP-KEY': 'wrong-application-key' })],
  ['set-up', red('# nobody yet\n')],
  ['forty', { ...red(forty.slice(4).join('\n')), isRed: false, inputs: { 'INPUT_MAX-SEATS': '50' } }, many],
];
for (const [name, scene, company] of others) {
  for await (const { comments } of playScenes([scene], company)) {
    pictures.set(name, comments[0] ?? '');
  }
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
try {
  for (const theme of THEMES) {
    const viewport = { width: 900, height: 200 };
    const page = await browser.newPage({ viewport, deviceScaleFactor: 2, colorScheme: theme });
    for (const [name, markdown] of pictures) {
      if (wanted.length === 0 || wanted.includes(name)) {
        await page.setContent(renderPage(markdown, theme));
        const path = join(FOLDER, `${name}-${theme}.png`);
        await page.screenshot({ path, fullPage: true });
        console.log(path);
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
}
