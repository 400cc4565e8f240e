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

/** What a reader needs first. Every other input is rarely needed. */
const GROUPS = {
  Start: ['operation', 'site', 'product-code', 'user-list-file', 'api-key', 'app-key'],
  Safety: [
    'dry-run',
    'max-seats',
    'max-unassign',
    'max-unassign-percent',
    'allow-empty-list',
    'grace-days',
    'protected-users',
    'unresolved-users',
  ],
  Reporting: ['comment', 'email-display'],
} as const;

function inputsTables({ inputs }: Action): string {
  const grouped: readonly string[] = Object.values(GROUPS).flat();
  const others = Object.keys(inputs).filter((name) => !grouped.includes(name));
  const groups = Object.entries<readonly string[]>({ ...GROUPS, 'Rarely needed': others });
  return groups
    .map(([title, names]) => {
      const rows = names.flatMap((name) => {
        const { description, required, default: value } = inputs[name] ?? {};
        const preset = required === true ? '(required)' : value === undefined ? '' : `\`${value}\``;
        return description === undefined ? [] : [[`\`${name}\``, preset, description]];
      });
      return `### ${title}\n\n${table(['Input', 'Default', 'Meaning'], rows)}`;
    })
    .join('\n\n');
}

function outputsTable({ outputs }: Action): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  return table(['Output', 'Meaning'], rows);
}

/** Puts `content` between the two markers of `name`. Throws where they are missing or in the wrong order. */
function fill(page: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Error(`docs/reference.md needs the markers ${start} and ${end}, in this order`);
  }
  return `${page.slice(0, from + start.length)}\n\n${content}\n\n${page.slice(to)}`;
}

/** The reference with its tables as the text of `action.yml` says. */
export function withTables(page: string, actionYaml: string): string {
  const action = parse(actionYaml) as Action;
  return fill(fill(page, 'inputs', inputsTables(action)), 'outputs', outputsTable(action));
}

function main(args: readonly string[]): void {
  const [option, ...others] = args;
  if (others.length > 0 || (option !== undefined && option !== '--check')) {
    throw new Error('usage: node scripts/readme.ts [--check]');
  }
  const root = new URL('..', import.meta.url);
  const path = new URL('docs/reference.md', root);
  const page = readFileSync(path, 'utf8');
  const wanted = withTables(page, readFileSync(new URL('action.yml', root), 'utf8'));
  if (wanted === page) {
    return;
  }
  if (option === '--check') {
    throw new Error('the tables in docs/reference.md differ from action.yml; run "npm run readme"');
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
