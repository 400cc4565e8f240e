/** Control characters, line breaks, and the invisible ones that turn text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What begins or ends something in HTML, Markdown or a formula. An underscore within a word does not. */
const MEANINGFUL = /[&<>`*~[\]\\|$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What GitHub links or draws: `@mention`, `#1`, `GH-1`, `https://…`, `www.…`, `:emoji:`, a commit's SHA. */
const LINKABLE = /[@#]|:\/\/|:[\w+-]+:|www\.|\bGH-|\b[\da-f]{7,40}\b/i;
/** A word, apart from the punctuation around it. */
const WORD = /^([("']*)(.*?)([)"',.;:?!]*)$/;

/** One line of visible text. */
export const flatten = (text: string): string => text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();

/** At least `min` backticks, and more than the text has in a row: nothing in the text ends what they enclose. */
export function ticksAround(text: string, min: number): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  return '`'.repeat(Math.max(min, longest + 1));
}

/** Text from outside as a code span, in which GitHub links nothing. */
export function code(text: string): string {
  const line = flatten(text);
  const ticks = ticksAround(line, 1);
  return line === '' ? '' : ticks.length > 1 ? `${ticks} ${line} ${ticks}` : `\`${line}\``;
}

function escapeWord(word: string): string {
  if (!LINKABLE.test(word)) return word.replace(MEANINGFUL, (character) => ENTITIES[character] ?? `\\${character}`);
  const [, before = '', inner = '', after = ''] = WORD.exec(word) ?? [];
  return LINKABLE.test(inner) ? `${before}${code(inner)}${after}` : code(word);
}

/** Text from outside as Markdown that shows just this text. Words that GitHub would link stand in code spans, so they can be copied. */
export const escapeMarkdown = (text: string): string => flatten(text).split(' ').map(escapeWord).join(' ');

/** Text from outside as one line of the log. The runner takes `::` at its start, or any `##[`, for a command. Spaces align columns. */
export const escapeLogLine = (text: string): string =>
  text
    .replace(INVISIBLE, ' ')
    .trimEnd()
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replaceAll('##[', '## [');
