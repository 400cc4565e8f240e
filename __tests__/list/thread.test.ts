import { describe, expect, test } from '@jest/globals';
import { parseList } from '../../src/list/parse-list.ts';
import { listParser } from '../../src/list/thread.ts';
import { ENTRY } from '../services.ts';

const MIB = 1024 * 1024;

function repeated(line: string, bytes: number): Uint8Array {
  return Buffer.from(line.repeat(Math.floor(bytes / line.length)));
}

describe('a long list', () => {
  test.each([
    ['seats.yaml', '- jane@example.com\n'],
    ['seats.yaml', '}\n'],
    ['seats.csv', 'email\n'],
  ])('%s of %j is parsed as a short one is', async (file, line) => {
    const bytes = repeated(line, 100_000);
    const parsed = await listParser(ENTRY, new AbortController().signal)(bytes, file);
    expect(parsed).toEqual(parseList(bytes, file));
  });

  test.each(['seats.yaml', 'seats.csv'])('%s is given up when the job is cancelled', async (file) => {
    const stopping = new AbortController();
    const parsing = listParser(ENTRY, stopping.signal)(repeated('}"\n', 5 * MIB), file);
    stopping.abort();
    await expect(parsing).rejects.toThrow();
  });
});
