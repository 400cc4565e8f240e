import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

/** An input or an output, as far as its table shows it. */
interface Field {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, Field>>;
  readonly outputs: Readonly<Record<string, Field>>;
}

/** Text that stays in its table cell. */
function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`);
  // Padding every cell to the longest one would make lines that nobody can read or compare.
  return ['<!-- prettier-ignore -->', ...lines].join('\n');
}

function inputsTable({ inputs }: Action): string {
  const rows = Object.entries(inputs).map(([name, { description, required, default: value }]) => [
    `\`${name}\``,
    required === true ? '(required)' : value === undefined ? '' : `\`${value}\``,
    description,
  ]);
  return table(['Input', 'Default', 'Meaning'], rows);
}

function outputsTable({ outputs }: Action): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  return table(['Output', 'Meaning'], rows);
}

/** Puts `content` between the two markers of `name`. Throws where they are missing or in the wrong order. */
function fill(readme: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Error(`README.md needs the markers ${start} and ${end}, in this order`);
  }
  return `${readme.slice(0, from + start.length)}\n\n${content}\n\n${readme.slice(to)}`;
}

/** The README with its tables as the text of `action.yml` says. */
export function withTables(readme: string, actionYaml: string): string {
  const action = parse(actionYaml) as Action;
  return fill(fill(readme, 'inputs', inputsTable(action)), 'outputs', outputsTable(action));
}

function main(args: readonly string[]): void {
  const [option, ...others] = args;
  if (others.length > 0 || (option !== undefined && option !== '--check')) {
    throw new Error('usage: node scripts/readme.ts [--check]');
  }
  const root = new URL('..', import.meta.url);
  const path = new URL('README.md', root);
  const readme = readFileSync(path, 'utf8');
  const wanted = withTables(readme, readFileSync(new URL('action.yml', root), 'utf8'));
  if (wanted === readme) {
    return;
  }
  if (option === '--check') {
    throw new Error('the tables in README.md differ from action.yml; run "npm run readme"');
  }
  writeFileSync(path, wanted);
}

if (import.meta.main) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(`readme: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
