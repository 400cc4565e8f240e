/** Control characters, line breaks, and the invisible ones that turn text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What begins or ends something in HTML, Markdown, a table or a formula. An underscore within a word does not. */
const MEANINGFUL = /[&<>`*~[\]\\|$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What GitHub links or draws after Markdown is done: `@mention`, `#1`, `GH-1`, `https://…`, `www.…`, `:emoji:`. */
const LINKABLE = /[@#]|:(?=\/\/|[\w+-]+:)|www(?=\.)|\bGH(?=-)/gi;
const ZERO_WIDTH_SPACE = '\u200b';

/** One line of visible text. */
export function flatten(text: string): string {
  return text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();
}

/** Text from outside as Markdown that shows just this text: no element, emphasis, link, table cell or mention. */
export function escapeMarkdown(text: string): string {
  return flatten(text)
    .replace(MEANINGFUL, (character) => ENTITIES[character] ?? `\\${character}`)
    .replace(LINKABLE, (match) => `${match}${ZERO_WIDTH_SPACE}`);
}

/** What can stand in a code span within a table as it is. */
const PLAIN_IN_CODE = /^[^`|\\\p{C}\p{Zl}\p{Zp}]+$/u;

/** Text from outside as a code span, in which GitHub links nothing. Text that could end it is escaped instead. */
export function code(text: string): string {
  const line = flatten(text);
  return PLAIN_IN_CODE.test(line) ? `\`${line}\`` : escapeMarkdown(line);
}

/** Text from outside as one line of the log: the runner takes `::` at its beginning, and `##[` anywhere, for a command. */
export function escapeLogLine(text: string): string {
  return flatten(text).replace(/^::/, ':\u200b:').replaceAll('##[', '##\u200b[');
}
