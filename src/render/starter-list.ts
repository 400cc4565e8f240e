import { extname } from 'node:path/posix';
import { STATUS_GROUP } from '../seats/status.ts';
import type { ShownReport } from './display.ts';

/** The holders of a product by their keys, as a list would name them. */
interface Starter {
  readonly productCode: string;
  readonly keys: readonly string[];
}

/** Needs no quotation marks in YAML and CSV. */
const PLAIN = /^[a-z\d][\w.+-]*(?:@[\w.-]+)?$/i;

function quoted(key: string): string {
  return PLAIN.test(key) ? key : JSON.stringify(key);
}

const WRITERS: Readonly<Record<string, (products: readonly Starter[], isOne: boolean) => string[]>> = {
  '.txt': (products) => products.flatMap(({ keys }) => keys),
  '.csv': (products, isOne) => [
    isOne ? 'user' : 'user,product',
    ...products.flatMap(({ productCode, keys }) =>
      keys.map((key) => `${PLAIN.test(key) ? key : `"${key.replaceAll('"', '""')}"`}${isOne ? '' : `,${productCode}`}`),
    ),
  ],
  '.json': (products, isOne) => {
    const lists = Object.fromEntries(products.map(({ productCode, keys }) => [productCode, keys]));
    return JSON.stringify(isOne ? products[0]?.keys : lists, null, 2).split('\n');
  },
  '.yaml': (products, isOne) =>
    isOne
      ? products.flatMap(({ keys }) => keys.map((key) => `- ${quoted(key)}`))
      : products.flatMap(({ productCode, keys }) => [`${productCode}:`, ...keys.map((key) => `  - ${quoted(key)}`)]),
};

/** The name and the text of a list of everybody who holds a seat now. A text list cannot name several products. */
export function starterList({ products, facts }: ShownReport): { file: string; text: string } {
  const starters = products.map(({ productCode, people }) => {
    const holders = people.filter(({ status }) => {
      const group = STATUS_GROUP[status];
      return status === 'has-seat' || group === 'unassign' || group === 'left' || group === 'withheld';
    });
    return { productCode, keys: holders.map(({ key }) => key).sort() };
  });
  const isOne = starters.length === 1;
  const named = facts.files[0] ?? 'seats.txt';
  const file = !isOne && extname(named) === '.txt' ? named.replace(/txt$/, 'yaml') : named;
  const write = WRITERS[extname(file).replace('.yml', '.yaml')] ?? WRITERS['.txt'];
  return { file, text: write?.(starters, isOne).join('\n') ?? '' };
}
