import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../../scripts/pictures/browser.ts';
import { renderPage } from '../../scripts/pictures/page.ts';
import type { ShownPerson, ShownReport } from '../../src/render/display.ts';
import { flatten } from '../../src/render/escape.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderHistory } from '../../src/pull-request/state.ts';
import { reportOf as sampleOf, SETTING } from '../render/sample.ts';

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
  return {
    key,
    id: null,
    name: text,
    status: 'failed',
    why: text,
    listed,
    since: null,
    suggestion: null,
    change: null,
  };
}

function reportOf(text: string, key: string): ShownReport {
  const mode = { kind: 'dry-run', why: text } as const;
  const products = [{ productCode: text, seatsBefore: 1, seatsAfter: 1, maxSeats: null, people: [person(text, key)] }];
  const problem = { severity: 'warning', says: text, details: text, at: { file: text, line: 1 } } as const;
  return sampleOf('incomplete', products, {
    facts: { mode, files: [text] },
    problems: [problem],
    totals: { failed: 1 },
  });
}

/** What a page shows. It runs in the page, whose types this project does not know. */
const LOOK = `{
  const article = document.querySelector('article');
  const elements = [...article.querySelectorAll('*')].map(({ tagName }) => tagName.toLowerCase());
  ({
    text: article.textContent,
    elements: [...new Set(elements)].sort(),
    title: document.title,
    linked: document.documentElement.dataset.linked,
  });
}`;

interface Seen {
  readonly text: string;
  /** Names of all elements, each once. */
  readonly elements: readonly string[];
  readonly title: string;
  /** `yes` once what GitHub links was linked. */
  readonly linked: string;
}

describe('whatever comes from outside is text in a real browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
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
    const entry = {
      kind: 'other',
      at: text,
      what: text,
      commit: text,
      run: `https://x.example.com/) ${text}`,
    } as const;
    const history = renderHistory([entry, entry], 'https://x.example.com');
    const markdown = renderMarkdown(reportOf(text, `${text}@example.com`), { ...SETTING, history });
    await page.setContent(renderPage(markdown, 'light'));
    const seen = await page.evaluate<Seen>(LOOK);
    expect(seen.linked).toBe('yes');
    expect(seen.title).toBe('Datadog Seats');
    const own = [
      'a',
      'blockquote',
      'code',
      'details',
      'div',
      'h3',
      'li',
      'p',
      'path',
      'pre',
      'span',
      'strong',
      'sub',
      'summary',
      'svg',
      'ul',
    ];
    expect(seen.elements.filter((element) => !own.includes(element))).toEqual([]);
    // Twice in the history, and in headline, alert, fence, warning and details.
    expect(seen.text.replace(/\s+/g, ' ').split(flatten(text)).length).toBeGreaterThan(7);
  });
});
