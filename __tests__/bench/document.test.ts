import { describe, expect, test } from '@jest/globals';
import { type Findings, renderDocument } from '../../bench/document.ts';
import { parseSwitches } from '../../bench/switches.ts';
import { read } from '../docs/documents.ts';

const size = { people: 100_000, listed: 10_000 };
const findings: Findings = {
  startUp: [
    { name: '`node -e 0`', wallMs: 40 },
    { name: 'this action', wallMs: 90 },
    { name: 'official client', wallMs: 1600 },
    { name: 'curl loop', wallMs: 20 },
  ],
  comparisons: [
    {
      size,
      rounds: 39,
      results: [
        { name: 'this action', wallMs: 2500, requests: 212, peakBytes: 130 * 2 ** 20 },
        { name: 'official client', wallMs: 125_000, requests: 1201, peakBytes: null },
      ],
    },
  ],
  growth: [{ name: 'this action', size, wallMs: 1000, requests: 212, peakBytes: 2 ** 27 }],
};

describe('the document', () => {
  const text = renderDocument(findings, parseSwitches([]), ['--runs', '3']);

  test('tells how to measure it again', () => {
    expect(text).toContain('npm run --silent bench -- --runs 3 > docs/performance.md');
    expect(text).toContain(`Node ${process.version}`);
  });

  test('sets everything in relation', () => {
    expect(text).toContain('| this action | 90 ms | 2.25 × |');
    expect(text).toContain('39 rounds of calls that wait for each other, 1.95 s.');
    expect(text).toContain('| this action | 2.50 s | 1.00 × | 1.28 × | 212 | 130 MiB |');
    expect(text).toContain('| official client | 125 s | 50.0 × | 64.1 × | 1,201 | unknown |');
    expect(text).toContain('| 10,000 | 100,000 | 1.00 s | 100 µs | 128 MiB | 212 |');
  });

  test('leaves out what was not measured', () => {
    const little = renderDocument({ ...findings, comparisons: [], growth: [] }, parseSwitches([]), []);
    expect(little).not.toMatch(/Growth|Beside the others|In short/);
  });
});

test('the README quotes the three lines of docs/performance.md', () => {
  const [, section = ''] = read('docs/performance.md').split('\n## In short\n');
  const lines =
    section
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('- ')) ?? [];
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(read('README.md')).toContain(`${line}\n`);
  }
});
