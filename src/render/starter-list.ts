import { extname } from 'node:path/posix';
import type { Status } from '../seats/status.ts';
import type { ShownReport } from './display.ts';

/** The holders of a product by their keys. */
type Starter = readonly [productCode: string, keys: readonly string[]];
type Writer = (starters: readonly Starter[], isOne: boolean) => string[];

/** Needs no quotation marks in YAML and CSV. */
const PLAIN = /^[a-z\d][\w.+-]*(?:@[\w.-]+)?$/i;
const inCsv = (key: string): string => (PLAIN.test(key) ? key : `"${key.replaceAll('"', '""')}"`);
const inYaml = (key: string): string => `- ${PLAIN.test(key) ? key : JSON.stringify(key)}`;

const yaml: Writer = (starters, isOne) =>
  starters.flatMap(([code, keys]) =>
    isOne ? keys.map(inYaml) : [`${code}:`, ...keys.map((key) => `  ${inYaml(key)}`)],
  );
const text: Writer = (starters) => starters.flatMap(([, keys]) => keys);

const WRITERS: Readonly<Record<string, Writer>> = {
  '.csv': (starters, isOne) => [
    isOne ? 'user' : 'user,product',
    ...starters.flatMap(([code, keys]) => keys.map((key) => `${inCsv(key)}${isOne ? '' : `,${code}`}`)),
  ],
  '.json': (starters, isOne) =>
    JSON.stringify(isOne ? starters[0]?.[1] : Object.fromEntries(starters), null, 2).split('\n'),
  '.yaml': yaml,
  '.yml': yaml,
};

/** Statuses of people who hold a seat before anything is applied. */
const HOLDERS: readonly Status[] = ['has-seat', 'kept', 'protected', 'withheld', 'would-unassign'];

/** The name and the lines of a list of everybody who holds a seat now. A text list cannot name several products. */
export function starterList({ products, facts }: ShownReport): { file: string; lines: string[] } {
  const starters = products.map(({ productCode, people }): Starter => {
    const holders = people.filter(({ status }) => HOLDERS.includes(status));
    return [productCode, holders.map(({ key }) => key).sort()];
  });
  const isOne = starters.length === 1;
  const named = facts.files[0] ?? 'seats.txt';
  const file = !isOne && extname(named) === '.txt' ? named.replace(/txt$/, 'yaml') : named;
  return { file, lines: (WRITERS[extname(file)] ?? text)(starters, isOne) };
}
