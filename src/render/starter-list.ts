import { extname } from 'node:path/posix';
import type { Status } from '../seats/status.ts';
import type { ShownReport } from './display.ts';

/** Statuses of people who hold a seat before anything is applied. */
const HOLDERS: readonly Status[] = ['has-seat', 'kept', 'protected', 'withheld', 'would-unassign'];

/** Needs no quotation marks in YAML and CSV. */
const PLAIN = /^[a-z\d][\w.+-]*(?:@[\w.-]+)?$/i;
const inCsv = (key: string): string => (PLAIN.test(key) ? key : `"${key.replaceAll('"', '""')}"`);
const inYaml = (key: string): string => `- ${PLAIN.test(key) ? key : JSON.stringify(key)}`;

/** The name and the lines of a list of everybody who holds a seat now. A text list cannot name several products. */
export function starterList({ products, facts }: ShownReport): { file: string; lines: string[] } {
  const starters = products.map(({ productCode, people }) => {
    const holders = people.filter(({ status }) => HOLDERS.includes(status));
    return [productCode, holders.map(({ key }) => key).sort()] as const;
  });
  const all = starters.flatMap(([, keys]) => keys);
  const isOne = starters.length === 1;
  const named = facts.files[0] ?? 'seats.txt';
  const file = !isOne && extname(named) === '.txt' ? named.replace(/txt$/, 'yaml') : named;
  switch (extname(file)) {
    case '.csv': {
      const rows = starters.flatMap(([code, keys]) => keys.map((key) => `${inCsv(key)},${code}`));
      return { file, lines: isOne ? ['user', ...all.map(inCsv)] : ['user,product', ...rows] };
    }
    case '.json': {
      const json = JSON.stringify(isOne ? all : Object.fromEntries(starters), null, 2);
      return { file, lines: json.split('\n') };
    }
    case '.yaml':
    case '.yml': {
      const rows = starters.flatMap(([code, keys]) => [`${code}:`, ...keys.map((key) => `  ${inYaml(key)}`)]);
      return { file, lines: isOne ? all.map(inYaml) : rows };
    }
    default:
      return { file, lines: all };
  }
}
