import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export type Theme = 'light' | 'dark';

const require = createRequire(import.meta.url);

function stylesheet(theme: Theme): string {
  return readFileSync(require.resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8');
}

/**
 * What GitHub does after Markdown is done, on text that is not within code or a link: mentions, references, bare addresses
 * and e-mails become links. Runs in the page.
 */
const LINKER = String.raw`{
  const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest('code, pre, a')) nodes.push(walker.currentNode);
  }
  const linkable = /((?<![\w/\x60])(?:@[a-z\d][\w-]*|#\d+|GH-\d+)|(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+)/gi;
  for (const node of nodes) {
    const parts = node.textContent.split(linkable);
    if (parts.length > 1) {
      node.replaceWith(...parts.map((part, index) => {
        const piece = document.createElement(index % 2 === 1 ? 'a' : 'span');
        piece.textContent = part;
        return piece;
      }));
    }
  }
  document.documentElement.dataset.linked = 'yes';
}`;

/** `> [!WARNING]` as GitHub shows it. */
function withAlerts(html: string): string {
  const alert = /<blockquote>\n<p>\[!(NOTE|WARNING|CAUTION)\](.*?)<\/blockquote>/gs;
  return html.replace(alert, (_, level: string, rest: string) => {
    const kind = level.toLowerCase();
    const title = `<p class="markdown-alert-title">${level[0]}${kind.slice(1)}</p>`;
    return `<div class="markdown-alert markdown-alert-${kind}">${title}<p>${rest}</div>`;
  });
}

/** The lines of a `diff` fence in GitHub's colors. */
function withDiffs(html: string): string {
  const classes: Readonly<Record<string, string>> = { '-': 'pl-md', '+': 'pl-mi1', '!': 'pl-mc' };
  return html.replace(
    /(<code class="language-diff">)(.*?)(<\/code>)/gs,
    (_, start: string, text: string, end: string) => {
      const lines = text.split('\n').map((line) => `<span class="${classes[line[0] ?? ''] ?? ''}">${line}</span>`);
      return `${start}${lines.join('\n')}${end}`;
    },
  );
}

/** A page that shows Markdown as GitHub would: GitHub's own styles, its dialect, HTML let through, and its links made. */
export function renderPage(markdown: string, theme: Theme): string {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  const background = theme === 'light' ? '#ffffff' : '#0d1117';
  return `<!doctype html>
<meta charset="utf-8">
<title>Datadog Seats</title>
<style>${stylesheet(theme)} body { margin: 0; padding: 24px; background: ${background}; } article { max-width: 820px; }</style>
<article class="markdown-body">${withDiffs(withAlerts(html))}</article>
<script>${LINKER}</script>
`;
}
