import { parseJson as parseJsonText } from '../json.ts';
import { say } from '../seats/sentence.ts';
import type { ListBuilder } from './entry.ts';
import { parseYaml } from './parse-yaml.ts';

/** Whether a text is the beginning of valid JSON: the only thing wrong with it is that it ends. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = Number(/ in JSON at position (\d+)/.exec(message)?.[1]);
    return /^(?:Unexpected end of JSON input|Unterminated string)/.test(message) || position >= text.length;
  }
}

/** Reads `.json` in the shapes of YAML. Valid JSON is YAML, so it is read as YAML, which knows the lines. */
export function parseJson(text: string, list: ListBuilder): void {
  if (parseJsonText(text) !== undefined) {
    parseYaml(text, list);
    return;
  }
  // The first character that is not valid JSON. A search, since V8 does not report all positions.
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isBeginning(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const lines = text.slice(0, good).split('\n');
  list.unreadable(lines.length, say`not valid JSON at column ${(lines.at(-1) ?? '').length + 1}`);
}
