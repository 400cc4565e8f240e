import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { showReport, type ShownReport } from '../../src/render/display.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { say, words } from '../../src/seats/sentence.ts';
import { type Status, STATUS_GROUP, VERDICTS } from '../../src/seats/status.ts';
import { DRY_RUN, ERROR, ID, person, product, reportOf, SETTING, WARNING } from './sample.ts';

const STATUSES = Object.keys(STATUS_GROUP) as Status[];

function render(report: ShownReport, max = Infinity): string {
  return renderMarkdown(report, { ...SETTING, max });
}

/** The cells of every row of every table, without the header. */
function rowsOf(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Person ') && !line.startsWith('| --- '))
    .map((line) => line.slice(2, -2).split(/(?<!\\)(?:\\\\)* \| /));
}

describe('headlines', () => {
  test.each<[string, ShownReport, string]>([
    ['listed', reportOf('listed'), 'Seats listed — nothing was changed'],
    ['in-sync', reportOf('in-sync'), 'In sync — nothing to do'],
    [
      'in-sync with a warning about people',
      reportOf('in-sync', [], { totals: { unresolved: 2 } }),
      'Nothing to do, but 2 people could not be resolved',
    ],
    ['planned', reportOf('planned', [], { facts: DRY_RUN }), 'Plan — nothing was changed'],
    ['applied', reportOf('applied', [], { totals: { assigned: 2, unassigned: 1 } }), 'Done — 2 assigned, 1 unassigned'],
    [
      'applied, with a warning about one person',
      reportOf('applied', [], { totals: { assigned: 1200, unresolved: 1 } }),
      'Done — 1,200 assigned, 1 problem',
    ],
    [
      'incomplete',
      reportOf('incomplete', [], { totals: { assigned: 1, failed: 2 } }),
      'Incomplete — 1 assigned, 2 problems',
    ],
    [
      'incomplete, nothing done',
      reportOf('incomplete', [], { totals: { unresolved: 1 } }),
      'Incomplete — nothing was changed, 1 problem',
    ],
    [
      'incomplete in a dry run',
      reportOf('incomplete', [], { facts: DRY_RUN, totals: { assigned: 2, unresolved: 1 } }),
      'Plan with 1 problem — nothing was changed',
    ],
    ['refused', reportOf('refused'), 'Refused — nothing was changed'],
    [
      'invalid',
      reportOf('invalid', [], { problems: [ERROR, ERROR, WARNING] }),
      'Invalid — nothing was changed, 2 problems to fix',
    ],
    ['failed', reportOf('failed', [], { problems: [ERROR] }), 'Failed — nothing was changed'],
  ])('%s', (_, report, headline) => {
    expect(render(report).split('\n')[0]).toBe(`## Datadog Seats: ${headline}`);
  });

  test.each(VERDICTS)('%s names operation and site', (verdict) => {
    expect(render(reportOf(verdict))).toContain('\n\n`sync` on `datadoghq.eu`\n');
  });

  test.each([
    ['incomplete', 'A re-run does what is left, with the newest list', 'and push. Merged as it is'],
    ['refused', 'a re-run alone takes the same workflow file', 'in this same pull request'],
    ['invalid', 'Fix everything below and merge that', 'Fix everything below and push'],
    ['failed', 'Re-run it once the cause below is gone', 'Re-run it once the cause below is gone'],
  ] as const)('%s says what helps after the merge and before it', (verdict, merged, open) => {
    expect(render(reportOf(verdict))).toContain(merged);
    expect(render(reportOf(verdict, [], { facts: DRY_RUN }))).toContain(open);
  });

  test('checked says whose pull request it is', () => {
    expect(render(reportOf('checked', [], { facts: { outsider: 'Dependabot' } }))).toContain(
      'GitHub hands out no keys for a pull request of Dependabot',
    );
  });

  test('what is not known is left out', () => {
    const report = reportOf('invalid');
    const unknown = { ...report, facts: { ...report.facts, operation: null, site: null } };
    expect(render(unknown)).not.toMatch(/null|undefined| on /);
  });

  test.each(['unconfirmed', 'failed'] as const)('%s: what may have changed is not called unchanged', (status) => {
    const report = reportOf('incomplete', [product([person(status)])], { totals: { failed: 1 } });
    expect(render(report).split('\n')[0]).toBe('## Datadog Seats: Incomplete — 1 problem');
  });

  test('what was not attempted has changed nothing', () => {
    const report = reportOf('incomplete', [product([person('not-attempted')])], { totals: { failed: 1 } });
    expect(render(report).split('\n')[0]).toBe('## Datadog Seats: Incomplete — nothing was changed, 1 problem');
  });

  test('where no whole report is kept, none is pointed to', () => {
    const everybody = reportOf('planned', [product(Array.from({ length: 100 }, () => person('would-assign')))]);
    const text = renderMarkdown(everybody, { ...SETTING, wholeReport: null, max: 1000 });
    expect(text).toContain('\nNot everything fits here.\n');
  });

  test('a dry run that the inputs ask for needs no reason', () => {
    expect(render(reportOf('planned', [], { facts: DRY_RUN }))).not.toContain('This is a dry run');
  });

  test('a forced dry run says why, and a note stands beside it', () => {
    const mode = { kind: 'dry-run', why: 'the pull request is not merged' } as const;
    const text = renderMarkdown(reportOf('planned', [], { facts: { mode } }), { ...SETTING, note: 'A note.' });
    expect(text).toContain('\n\nThis is a dry run: the pull request is not merged.\n\nA note.\n');
  });
});

describe('products', () => {
  const heading = (more: Parameters<typeof product>[1], people: Status[] = []): string | undefined =>
    render(
      reportOf('applied', [
        product(
          people.map((status) => person(status)),
          more,
        ),
      ]),
    )
      .split('\n')
      .find((line) => line.startsWith('### '));

  test.each([
    ['a change and a budget', { seatsAfter: 43 }, '41 → 43 of 50 seats'],
    ['no change', {}, '41 of 50 seats'],
    ['no budget', { seatsAfter: 43, maxSeats: null }, '41 → 43 seats'],
    ['one seat', { seatsBefore: 0, seatsAfter: 1, maxSeats: null }, '0 → 1 seat'],
    ['a budget of one', { seatsBefore: 0, seatsAfter: 0, maxSeats: 1 }, '0 of 1 seat'],
    ['thousands', { seatsBefore: 12345, seatsAfter: 12346, maxSeats: null }, '12,345 → 12,346 seats'],
    ['not known', { seatsAfter: null }, '41 → unknown of 50 seats'],
  ])('%s', (_, more, expected) => {
    expect(heading(more)).toBe(`### \`incident_response\`: ${expected}`);
  });

  test.each<[Status[], string]>([
    [['would-assign', 'would-assign', 'would-unassign'], '2 people would get a seat, 1 person would lose the seat.'],
    [['assigned', 'unassigned', 'unassigned'], '1 person got a seat, 2 people lost the seat.'],
    [['would-unassign'], '1 person would lose the seat.'],
  ])('%j in a sentence', (statuses, sentence) => {
    const people = statuses.map((status) => person(status));
    expect(render(reportOf('planned', [product(people)]))).toContain(`\n${sentence}\n`);
  });

  test('nothing is said where nobody changes', () => {
    expect(render(reportOf('in-sync', [product([person('has-seat')])]))).not.toMatch(/get a seat|lose|lost|got/);
  });
});

describe('people', () => {
  const LOUD = [
    'withheld',
    'assigned',
    'unassigned',
    'would-assign',
    'would-unassign',
    'not-found',
    'disabled',
    'ambiguous',
    'failed',
    'unconfirmed',
    'not-attempted',
  ];

  test.each(STATUSES)('%s: who, status, why and where in one row', (status) => {
    const text = render(reportOf('applied', [product([person(status, { why: 'so it is' })])]));
    const [row = []] = rowsOf(text);
    expect(row).toEqual([
      '`jane@example.com` Jane Doe',
      expect.stringMatching(new RegExp(`^\\S+ ${status}$`, 'u')),
      'so it is `seats.txt:3`',
    ]);
  });

  test.each(STATUSES)('%s is folded away exactly if nothing changes and nothing is wrong', (status) => {
    const text = render(reportOf('applied', [product([person(status)])]));
    expect(text.includes('<details><summary>1 person unchanged</summary>')).toBe(!LOUD.includes(status));
    expect((text.match(/<details>/g) ?? []).length).toBe((text.match(/<\/details>/g) ?? []).length);
  });

  test('a listing shows everybody unfolded', () => {
    const text = render(reportOf('listed', [product([person('has-seat'), person('kept', { key: ID })])]));
    expect(text).not.toContain('<details>');
    expect(rowsOf(text)).toHaveLength(2);
  });

  test('an unlisted person who loses the seat is told why', () => {
    const text = render(reportOf('planned', [product([person('would-unassign', { listed: null })])]));
    expect(rowsOf(text)[0]?.[2]).toBe('not on the list');
  });

  test('without name, reason and place, the cells are empty', () => {
    const text = render(
      reportOf('applied', [product([person('assigned', { name: null, listed: { key: ID, source: null } })])]),
    );
    expect(text).toContain('| `jane@example.com` | ➕ assigned |  |');
  });

  test('a table stands after a blank line, also within the fold', () => {
    const text = render(reportOf('applied', [product([person('assigned'), person('has-seat')])]));
    expect(text.match(/\n\n\| Person \|/g)).toHaveLength(2);
    expect(text).toContain('</summary>\n\n| Person');
    expect(text).toContain('|\n\n</details>\n');
  });
});

test('problems are listed with severity and place', () => {
  const text = render(
    reportOf('invalid', [], {
      problems: [ERROR, WARNING, { ...ERROR, at: { file: 'seats.txt', line: null }, says: 'no such file' }],
    }),
  );
  expect(text).toContain(
    '- ❌ `seats.txt:7` "jane" is neither an e-mail nor a UUID\n- ⚠️ listed twice\n- ❌ `seats.txt` no such file\n',
  );
});

describe('hostile text', () => {
  const evil = 'x | y\n| z <img src=x> @team #1 [a](b) `c` </details>';

  test('keeps a row a row of three cells, and nothing of it means anything', () => {
    const people = [
      person('assigned', { key: evil, name: evil, why: evil, listed: { key: evil, source: { file: evil, line: 1 } } }),
      person('kept', { name: evil }),
    ];
    const text = render(
      reportOf('applied', [product(people, { productCode: evil })], {
        problems: [{ ...ERROR, says: evil, at: { file: evil, line: 1 } }],
      }),
    );
    expect(rowsOf(text).map((row) => row.length)).toEqual([3, 3]);
    const outside = text.replace(/(?<!\\)`[^`\n]*`/g, '').replace(/<\/?(?:details|summary)>/g, '');
    expect(outside).not.toMatch(/<|@team|#1|(?<!\\)\[/);
    expect(text.match(/<\/details>/g)).toHaveLength(1);
    expect(text.match(/^### /gm)).toHaveLength(1);
  });

  test('whatever the product code: its heading is one line', () => {
    const usual = render(reportOf('in-sync', [product([])])).split('\n');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (productCode) => {
        const lines = render(reportOf('in-sync', [product([], { productCode })])).split('\n');
        expect(lines.filter((line) => line.startsWith('### '))).toHaveLength(1);
        expect(lines).toHaveLength(usual.length);
      }),
    );
  });
});

describe('the size budget', () => {
  const changed = Array.from({ length: 5 }, (_, index) => person('assigned', { key: `new-${index}@example.com` }));
  const same = Array.from({ length: 400 }, (_, index) => person('has-seat', { key: `same-${index}@example.com` }));
  const problems = Array.from({ length: 60 }, (_, index) => ({
    ...ERROR,
    at: { file: 'seats.txt', line: index + 1 },
  }));
  const report = reportOf('applied', [product([...changed, ...same])], { problems });
  const full = render(report);
  const withoutUnchanged = render(report, full.length - 1);
  const counts = render(report, withoutUnchanged.length - 1);
  const headline = render(report, counts.length - 1);

  test('of hundreds of thousands only the counts are left', () => {
    const everybody = Array.from({ length: 130_000 }, () => person('would-assign'));
    const text = render(reportOf('planned', [product(everybody)]), 1024 * 1024);
    expect(text).toContain('130,000 would-assign');
    expect(text.length).toBeLessThan(2000);
    // Where everything fits, every one of them has a row.
    expect(render(reportOf('planned', [product(everybody)])).split('\n| `').length - 1).toBe(130_000);
  });

  test('everything is shown where it fits', () => {
    expect(full).toContain('same-399@example.com');
    expect(full).toContain('`seats.txt:60`');
    expect(full).not.toContain('Not everything fits here');
  });

  test('then the unchanged people are counted, and fifty problems shown', () => {
    expect(withoutUnchanged).toContain('new-4@example.com');
    expect(withoutUnchanged).not.toContain('same-0@example.com');
    expect(withoutUnchanged).toContain('400 people unchanged.');
    expect(withoutUnchanged).toContain('`seats.txt:50`');
    expect(withoutUnchanged).not.toContain('`seats.txt:51`');
    expect(withoutUnchanged).toContain('- and 10 more problems\n');
    expect(withoutUnchanged).toContain('Not everything fits here. All of it is in the report file.');
  });

  test('then everybody is counted', () => {
    expect(counts).not.toContain('@example.com');
    expect(counts).toContain('5 assigned · 400 has-seat');
    expect(counts).toContain('Not everything fits here. All of it is in the report file.');
  });

  test('before that, people with a problem are shown, fifty of them', () => {
    const lost = Array.from({ length: 60 }, (_, index) => person('not-found', { key: `lost-${index}@example.com` }));
    const troubled = reportOf('incomplete', [product([...lost, ...changed])]);
    // Nobody is unchanged, so leaving those out makes nothing shorter.
    const problemsOnly = render(troubled, render(troubled).length - 1);
    expect(problemsOnly).toContain('60 not-found · 5 assigned');
    expect(problemsOnly).toContain('lost-49@example.com');
    expect(problemsOnly).not.toMatch(/lost-50@|new-0@/);
    expect(problemsOnly).toContain('\nand 10 more people with a problem\n');
  });

  test('at last only the headline is left', () => {
    expect(headline).toBe(
      '## Datadog Seats: Done — nothing was changed, 60 problems\n\nNot everything fits here. All of it is in the report file.\n',
    );
  });

  test('a text exactly as large as the budget fits, in the unit of the budget', () => {
    const size = Buffer.byteLength(full);
    const inBytes = (max: number): string =>
      renderMarkdown(report, { ...SETTING, max, sizeOf: (text) => Buffer.byteLength(text) });
    expect(inBytes(size)).toBe(full);
    expect(inBytes(size - 1)).not.toBe(full);
    expect(size).toBeGreaterThan(full.length);
  });

  test.each([
    ['a name', { name: 'x'.repeat(70_000) }],
    ['a key', { key: 'x'.repeat(70_000) }],
    ['a refusal', { why: say`Datadog: ${words('x'.repeat(70_000))}` }],
  ])("%s of 70,000 characters is cut, and costs nobody else's row", (_, long) => {
    const people = [{ ...person('failed'), why: null, ...long }, ...changed.map((one) => ({ ...one, why: null }))];
    const products = [{ ...product([]), people }];
    const shown = showReport(
      { ...reportOf('incomplete'), products, problems: [] },
      { emails: 'full', redact: (text) => text },
    );
    const text = render(shown, 65_536);
    const keys = rowsOf(text).map(([who = '']) => who.split(' ')[0]);
    expect(keys.slice(1)).toEqual(changed.map(({ key }) => `\`${key}\` Jane Doe`.split(' ')[0]));
    expect(text).not.toContain('Not everything fits here');
    expect(text).toContain('x…');
  });

  test('whatever the budget, it is kept as far as the headline allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (max) => {
        expect(render(report, max).length).toBeLessThanOrEqual(Math.max(max, headline.length));
      }),
    );
  });
});
