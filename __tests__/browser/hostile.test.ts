import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { findChromium, launch } from '../../scripts/pictures/browser.ts';
import { renderPage } from '../../scripts/pictures/page.ts';
import type { ShownPerson, ShownReport } from '../../src/render/display.ts';
import { flatten } from '../../src/render/escape.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderHistory } from '../../src/pull-request/state.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;
if (executable === null) {
  process.stderr.write(
    'SKIPPED: no Chromium is installed, so hostile names were not rendered; set CHROMIUM_PATH to one\n',
  );
}

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<script>document.title = "owned"</script>',
  '<!-- </td></table><h1>big</h1> -->',
  '</code></td></tr></table><b>out</b>',
  '&lt;img src=x&gt; &#60;b&#62; &amp;',
  '@octocat and @example-org/team, #1, GH-2, example-org/platform#3',
  '[link](https://evil.example.com) ![image](https://evil.example.com/x.png) <https://evil.example.com>',
  'https://evil.example.com www.evil.example.com someone@evil.example.com mailto:a@b.example.com',
  '`code` ``more`` | cell | \\| \\\\| \\` *bold* _em_ ~~gone~~ $x$ :smile:',
  'a | b\n| c | d |\n\n# heading\n\n- item\n\n```js\nalert(1)\n```',
  '\u202Eright to left\u200B\u0000\u001b[31m',
  '[^1]: footnote [^1] [ref]: https://evil.example.com "x"',
  '{{ mustache }} ${{ github.token }} %0A ::error::x',
];

function person(text: string, key: string): ShownPerson {
  const listed = { key, source: { file: text, line: 1 } };
  return { key, id: null, name: text, status: 'failed', why: text, listed, since: null, suggestion: null };
}

function reportOf(text: string, key: string): ShownReport {
  const maxSeats = { everywhere: null, byProduct: new Map<string, number>() };
  const mode = { kind: 'dry-run', why: text } as const;
  return {
    verdict: 'incomplete',
    facts: { operation: 'sync', mode, site: 'datadoghq.com', maxSeats, unresolvedFails: true, outsider: null },
    products: [{ productCode: text, seatsBefore: 1, seatsAfter: 1, maxSeats: null, people: [person(text, key)] }],
    problems: [{ severity: 'error', says: text, at: { file: text, line: 1 } }],
    totals: {
      changed: false,
      seatsBefore: 1,
      seatsAfter: 1,
      assigned: 0,
      unassigned: 0,
      unchanged: 0,
      unresolved: 0,
      withheld: 0,
      failed: 1,
    },
  };
}

/** What a page shows. It runs in the page, whose types this project does not know. */
const LOOK = `{
  const article = document.querySelector('article');
  const elements = [...article.querySelectorAll('*')].map(({ tagName }) => tagName.toLowerCase());
  ({
    cells: [...article.querySelectorAll('td')].map((cell) => cell.textContent),
    elements: [...new Set(elements)].sort(),
    title: document.title,
    linked: document.documentElement.dataset.linked,
  });
}`;

interface Seen {
  readonly cells: readonly string[];
  /** Names of all elements, each once. */
  readonly elements: readonly string[];
  readonly title: string;
  /** `yes` once what GitHub links was linked. */
  readonly linked: string;
}

inBrowser('whatever comes from outside is text in a real browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch(executable ?? '');
    page = await browser.newPage();
    await page.route('**/*', (route) => route.abort());
  });

  afterAll(async () => {
    await browser.close();
  });

  test('text that was not escaped would be seen', async () => {
    await page.setContent(renderPage('@octocat <b>x</b> #1 [x](https://example.com) www.example.com', 'light'));
    const { elements } = await page.evaluate<Seen>(LOOK);
    expect(elements).toEqual(['a', 'b', 'p', 'span']);
  });

  test.each(HOSTILE)('%j', async (text) => {
    const setting = { note: null, wholeReport: null, max: Infinity, sizeOf: (shown: string) => shown.length };
    const markdown = renderMarkdown(reportOf(text, `${text}@example.com`), setting);
    const history = renderHistory([
      { kind: 'other', at: 'now', what: text, commit: text, run: `https://x.example.com/) ${text}` },
    ]);
    await page.setContent(renderPage(`${markdown}${history}`, 'light'));
    const seen = await page.evaluate<Seen>(LOOK);
    expect(seen.linked).toBe('yes');
    expect(seen.title).toBe('Datadog Seats');
    const own = ['br', 'code', 'h2', 'h3', 'hr', 'li', 'p', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'];
    expect(seen.elements.filter((element) => !own.includes(element))).toEqual([]);
    expect(seen.cells).toHaveLength(3);
    const visible = (cell: string | undefined): string => (cell ?? '').replaceAll('\u200b', '').replace(/ {2,}/g, ' ');
    expect(visible(seen.cells[0])).toContain(flatten(text));
    expect(visible(seen.cells[2])).toContain(flatten(text));
  });
});
