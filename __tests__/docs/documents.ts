import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = new URL('../..', import.meta.url);

/** Text of a file of the repository, with LF wherever it was checked out. */
export function read(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8').replaceAll('\r\n', '\n');
}

/** Paths of all files of the repository: those under version control, and new ones that are not ignored. */
export function filesOfRepository(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  // Files that are deleted and not committed yet are still listed, and so is a link to a folder.
  return git(...args).filter((path) => lstatSync(new URL(path, ROOT), { throwIfNoEntry: false })?.isFile() ?? false);
}

function git(...args: readonly string[]): string[] {
  const list = execFileSync('git', args, { cwd: fileURLToPath(ROOT), encoding: 'utf8' });
  return list.split('\0').filter((path) => path !== '');
}

/** A piece of text, and where it is from. */
export interface Document {
  readonly name: string;
  readonly text: string;
}

/** The fenced blocks of a language in a Markdown file. */
export function blocksOf(path: string, language: string): Document[] {
  const fences = read(path).matchAll(/^```([a-z]*)\n(.*?)^```$/gms);
  return [...fences]
    .filter(([, found]) => found === language)
    .map(({ 2: text = '', index }) => ({ name: `${path}:${lineAt(read(path), index)}`, text }));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Every workflow of the repository: its own, the examples, and those in its documentation. */
export function workflows(): Document[] {
  const files = filesOfRepository();
  const whole = files
    .filter((path) => /^(?:\.github\/workflows|examples)\/.*\.ya?ml$/.test(path))
    .map((path) => ({ name: path, text: read(path) }));
  const embedded = files
    .filter((path) => /^(?:[^/]*|docs\/.*)\.md$/.test(path))
    .flatMap((path) => blocksOf(path, 'yaml'))
    .filter(({ text }) => /^jobs:/m.test(text));
  return [...whole, ...embedded];
}

/** A step, as far as it matters here. */
export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

export interface Job {
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
  readonly uses?: string;
  readonly strategy?: { readonly matrix?: { readonly organisation?: readonly Readonly<Record<string, string>>[] } };
}

export interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function parseWorkflow({ text }: Document): Workflow {
  return parse(text) as Workflow;
}

const THIS_ACTION = /^(?:\.\/?|datadog-seats\/datadog-seats@.+)$/;

/** The steps of a job that use this action. */
export function usesOfThisAction(job: Job): Step[] {
  return (job.steps ?? []).filter(({ uses }) => uses !== undefined && THIS_ACTION.test(uses));
}

interface Field {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

/** What `action.yml` declares. */
export const action = parse(read('action.yml')) as {
  readonly inputs: Readonly<Record<string, Field>>;
  readonly outputs: Readonly<Record<string, Field>>;
};
