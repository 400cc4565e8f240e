import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { showReport, type ShownProblem, type ShownReport } from '../../src/render/display.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { say, words } from '../../src/seats/sentence.ts';
import { VERDICTS } from '../../src/seats/status.ts';
import { DRY_RUN, ERROR, ID, person, product, PULL_REQUEST, reportOf, SETTING, STATUSES, WARNING } from './sample.ts';

const BLOB = `https://github.com/example-org/platform/blob/${'b'.repeat(40)}`;

function render(report: ShownReport, max = Infinity): string {
  return renderMarkdown(report, { ...SETTING, fits: ({ length }) => length <= max });
}

function headlineOf(report: ShownReport): string {
  return (render(report).split('\n')[0] ?? '').replace('### Datadog seats: ', '');
}

/** The lines of all `diff` fences. */
function rowsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^(`{3,})diff\n([^]*?)\n\1$/gm)].flatMap(([, , rows = '']) => rows.split('\n'));
}

const REFUSAL: ShownProblem = {
  severity: 'error',
  says: 'incident_response: would remove 14 of 28 seats (50 %), more than max-unassign-percent 25 %; raise it',
  at: null,
  choice: {
    brief: 'would remove 14 of 28 seats',
    limit: 'The limit is 7 removals (max-unassign-percent: 25).',
    undo: 'Put the missing people back into',
    settings: ['max-unassign-percent: 50', 'max-unassign: 14'],
  },
};
const NOT_FOUND = person('not-found', { key: 'kenn@example.com', name: null, why: 'has no Datadog account' });

describe('the headline', () => {
  test.each<[string, ShownReport, string]>([
    ['listed', reportOf('listed'), '41 seats held'],
    ['checked', reportOf('checked'), 'list is valid, seats not read'],
    ['in sync', reportOf('in-sync'), 'in sync, 41 seats'],
    [
      'in sync, with somebody who is not found',
      reportOf('in-sync', [product([NOT_FOUND])], { facts: DRY_RUN, totals: { unresolved: 1 } }),
      'in sync, 41 seats, 1 address not found',
    ],
    [
      'a plan',
      reportOf('planned', [], { facts: DRY_RUN, totals: { assigned: 2, unassigned: 1 } }),
      '2 to add, 1 to remove',
    ],
    [
      'a plan with removals on hold',
      reportOf('incomplete', [product([NOT_FOUND])], { facts: DRY_RUN, totals: { unresolved: 1, withheld: 3 } }),
      '1 address not found, removals on hold',
    ],
    [
      'a plan with some removals on hold',
      reportOf('incomplete', [], { facts: DRY_RUN, totals: { unassigned: 1, withheld: 3 } }),
      '1 to remove, 3 removals on hold',
    ],
    [
      'a UUID that is not found',
      reportOf('incomplete', [product([person('not-found', { key: ID })])], {
        facts: DRY_RUN,
        totals: { unresolved: 1 },
      }),
      '1 user not found',
    ],
    [
      'several kinds of problems',
      reportOf('incomplete', [product([NOT_FOUND, person('disabled')])], {
        facts: DRY_RUN,
        totals: { assigned: 1, unresolved: 2 },
      }),
      '1 to add, 2 problems',
    ],
    ['applied', reportOf('applied', [], { totals: { assigned: 1200, unassigned: 1 } }), '1,200 added, 1 removed'],
    ['incomplete', reportOf('incomplete', [], { totals: { assigned: 2, failed: 1 } }), '2 added, 1 problem'],
    ['nothing done', reportOf('incomplete', [], { totals: { unresolved: 1, failed: 1 } }), '2 problems'],
    [
      'refused',
      reportOf('refused', [product([])], { problems: [WARNING, REFUSAL] }),
      'refused: would remove 14 of 28 seats',
    ],
    [
      'refused for two reasons',
      reportOf('refused', [], { problems: [REFUSAL, ERROR] }),
      'refused: would remove 14 of 28 seats, and 1 more problem',
    ],
    [
      'refused for a changed list',
      reportOf('refused', [], { problems: [{ ...ERROR, says: 'seats.txt is not the merged version; re-run' }] }),
      'refused: seats.txt is not the merged version',
    ],
    ['set-up', reportOf('refused', [product([])], { isSetUp: true }), 'set-up works, now fill in seats.txt'],
    ['a list', reportOf('invalid', [], { problems: [ERROR, ERROR, WARNING] }), 'list is invalid: 2 problems'],
    ['inputs', reportOf('invalid', [], { problems: [{ ...ERROR, at: null }] }), 'inputs are invalid: 1 problem'],
    [
      'list and inputs',
      reportOf('invalid', [], { problems: [ERROR, { ...ERROR, at: null }] }),
      'inputs and list are invalid: 2 problems',
    ],
    [
      'failed',
      reportOf('failed', [], { problems: [{ ...ERROR, at: null, says: 'app-key is wrong (api-key is valid)' }] }),
      'failed: app-key is wrong',
    ],
  ])('%s', (_, report, headline) => {
    expect(headlineOf(report)).toBe(headline);
  });
});

describe('the alert', () => {
  const alertOf = (report: ShownReport): string =>
    render(report)
      .split('\n')
      .filter((line) => line.startsWith('>'))
      .map((line) => line.slice(2))
      .join('\n')
      .replaceAll(BLOB, 'BLOB');

  test('of a refusal names the limit and both ways out', () => {
    expect(alertOf(reportOf('refused', [product([])], { facts: PULL_REQUEST, problems: [REFUSAL] }))).toBe(
      [
        '[!CAUTION]',
        'The limit is 7 removals (max-unassign-percent: 25).',
        '',
        'Nothing was changed. Merged as it is, this is refused again.',
        '',
        '- **Not intended?** Put the missing people back into [seats.txt](BLOB/seats.txt).',
        '- **Intended?** Set `max-unassign-percent: 50` and `max-unassign: 14` in the workflow, in this same pull request.',
      ].join('\n'),
    );
  });

  test('of a plan with a typo leads to the line', () => {
    const people = [{ ...NOT_FOUND, why: 'has no Datadog account; did you mean ken@example.com, who holds a seat?' }];
    const more = { facts: PULL_REQUEST, totals: { unresolved: 1, withheld: 2 } };
    expect(alertOf(reportOf('incomplete', [product(people)], more))).toBe(
      [
        '[!WARNING]',
        '`kenn@example.com` ([seats.txt:3](BLOB/seats.txt#L3)) has no Datadog account; did you mean `ken@example.com`, who holds a seat?',
        '',
        'Fix [seats.txt:3](BLOB/seats.txt#L3) and push. Until then no seat is removed, even if this is merged.',
      ].join('\n'),
    );
  });

  test('of an invalid list names each line once', () => {
    const problems = [ERROR, { ...ERROR, says: 'One person per line', at: { file: 'a (b).txt', line: 9 } }, WARNING];
    expect(alertOf(reportOf('invalid', [], { facts: PULL_REQUEST, problems }))).toBe(
      [
        '[!CAUTION]',
        'Fix 2 lines and push. Datadog was not contacted.',
        '',
        '- "jane" is neither an e-mail nor a UUID ([seats.txt:7](BLOB/seats.txt#L7)).',
        '- One person per line (`a (b).txt:9`).',
      ].join('\n'),
    );
  });

  test('of a failure leads with the cause; what machines said is folded away', () => {
    const problem = { ...ERROR, at: null, says: 'app-key is wrong', details: 'GET /api/v2/seats: status 403: ```' };
    const report = reportOf('failed', [], { problems: [problem] });
    expect(alertOf(report)).toBe(
      '[!CAUTION]\napp-key is wrong.\n\nNothing was changed. Re-run the job once this is fixed.',
    );
    expect(render(report)).toContain(
      '<details><summary>Details</summary>\n\n````text\nGET /api/v2/seats: status 403: ```\n````\n\n</details>',
    );
  });

  test('of a fork says why there are no seats', () => {
    expect(alertOf(reportOf('checked', [], { facts: { ...PULL_REQUEST, outsider: 'a fork' } }))).toBe(
      '[!NOTE]\nGitHub gives no secrets to pull requests from a fork, so seats were not read. The list is valid.',
    );
  });

  test('after a run says what a re-run does', () => {
    const people = [person('failed', { change: 'assign', why: 'Datadog rejected this user: "no seats left"' })];
    const text = alertOf(reportOf('incomplete', [product(people)], { totals: { failed: 1 } }));
    expect(text).toContain('[!CAUTION]\n`jane@example.com` ([seats.txt:3](BLOB/seats.txt#L3)): not added: Datadog rej');
    expect(text).toContain('re-run the job: it makes the remaining changes.');
    expect(text).not.toContain('push');
  });

  test('names ten causes and counts the others', () => {
    const people = Array.from({ length: 40 }, () => NOT_FOUND);
    const text = alertOf(reportOf('incomplete', [product(people)], { facts: DRY_RUN, totals: { unresolved: 40 } }));
    expect(text.match(/^- `kenn@/gm)).toHaveLength(10);
    expect(text).toContain('- and 30 more problems');
  });

  test('of removals on hold alone names the reason', () => {
    const people = [person('withheld', { change: 'unassign', why: 'the comment cannot be read', listed: null })];
    expect(alertOf(reportOf('incomplete', [product(people)], { facts: DRY_RUN, totals: { withheld: 1 } }))).toBe(
      '[!WARNING]\n`jane@example.com`: removal on hold: the comment cannot be read.',
    );
  });

  test.each(VERDICTS)('%s has one at most, and where nothing is wrong none', (verdict) => {
    const text = render(reportOf(verdict, [product([person('has-seat')])], { problems: [WARNING] }));
    expect(text.match(/^> \[!/gm) ?? []).toHaveLength(
      ['refused', 'invalid', 'failed', 'checked'].includes(verdict) ? 1 : 0,
    );
  });
});

describe('a product', () => {
  const line = (more: Parameters<typeof product>[1], report: Partial<ShownReport> = {}): string | undefined =>
    render({ ...reportOf('in-sync', [product([], more)]), ...report })
      .split('\n')
      .find((one) => one.startsWith('**'));

  test.each([
    ['a change and a budget', { seatsAfter: 43 }, '41 → 43 of 50 seats'],
    ['no change', {}, '41 of 50 seats'],
    ['no budget', { seatsAfter: 43, maxSeats: null }, '41 → 43 seats'],
    ['one seat', { seatsBefore: 0, seatsAfter: 1, maxSeats: null }, '0 → 1 seat'],
    ['a budget of one', { seatsBefore: 0, seatsAfter: 0, maxSeats: 1 }, '0 of 1 seat'],
    ['thousands', { seatsBefore: 12345, seatsAfter: 12346, maxSeats: null }, '12,345 → 12,346 seats'],
    ['not known', { seatsAfter: null }, '41 → unknown of 50 seats'],
  ])('%s', (_, more, expected) => {
    expect(line(more)).toBe(`**\`incident_response\`**: ${expected}.`);
  });

  test.each([
    ['an open pull request', 'planned', PULL_REQUEST, 'Applied when this pull request is merged.'],
    ['one with a problem', 'incomplete', PULL_REQUEST, 'Additions are applied when this pull request is merged.'],
    ['a dry run', 'planned', DRY_RUN, 'Dry run: nothing was changed.'],
    ['another event', 'planned', { mode: { kind: 'dry-run', why: 'so it is' } }, 'Plan only: so it is.'],
    ['a run', 'applied', {}, 'Confirmed in Datadog.'],
  ] as const)('says what happens next: %s', (_, verdict, facts, sentence) => {
    const report = (products: ShownReport['products']): ShownReport =>
      reportOf(verdict, products, { facts, totals: { changed: true } });
    expect(render(report([product([])]))).toContain(`50 seats. ${sentence}\n`);
    // Of several products it is said once.
    expect(render(report([product([]), product([])])).split(`\n\n${sentence}\n\n**`)).toHaveLength(2);
  });
});

test('a listing says nothing of a plan, since it has none', () => {
  const facts = { mode: { kind: 'dry-run', why: 'the pull request is not merged' } } as const;
  expect(render(reportOf('listed', [product([])], { facts }))).not.toMatch(/plan|dry run/i);
});

describe('people', () => {
  test.each(STATUSES)('%s is in exactly one fence, with the reason and the line', (status) => {
    const text = render(reportOf('applied', [product([person(status, { why: 'so it is', change: 'assign' })])]));
    expect(text.split('\n').filter((line) => /^[-+! ] jane@example.com {2}Jane Doe/.test(line))).toHaveLength(1);
  });

  test('removals come first, then additions, then problems', () => {
    const people = [
      person('has-seat'),
      person('would-assign', { key: 'tara@example.com', name: 'Tara' }),
      NOT_FOUND,
      person('would-unassign', { listed: null, since: '2026-02-11' }),
    ];
    const text = render(reportOf('incomplete', [product(people)], { facts: DRY_RUN }));
    expect(rowsIn(text)).toEqual([
      '- jane@example.com  Jane Doe  not in seats.txt, seat since 2026-02-11',
      '+ tara@example.com  Tara      seats.txt:3',
      '! kenn@example.com            seats.txt:3: has no Datadog account',
    ]);
    expect(text).toContain(
      '<details><summary>1 unchanged</summary>\n\n```text\n  jane@example.com  Jane Doe  seats.txt:3\n```\n\n</details>',
    );
  });

  test('changes says that somebody was removed from the list', () => {
    const report = reportOf('planned', [product([person('would-unassign', { listed: null })])], {
      facts: { ...DRY_RUN, operation: 'changes', files: ['a.txt', 'b.txt'] },
    });
    expect(rowsIn(render(report))).toEqual(['- jane@example.com  Jane Doe  removed from the list']);
  });

  test.each([
    ['failed', 'unassign', 'not removed: why'],
    ['unconfirmed', 'assign', 'not added: not confirmed: why'],
    ['not-attempted', 'assign', 'not added: not attempted: why'],
    ['withheld', 'unassign', 'removal on hold: why'],
    ['kept', null, 'kept: why'],
  ] as const)('%s in words', (status, change, words) => {
    const people = [person(status, { why: 'why', change, listed: null })];
    expect(rowsIn(render(reportOf('incomplete', [product(people)])))[0]).toMatch(new RegExp(`  ${words}$`));
  });

  test('a listing shows everybody, and a list to copy', () => {
    const text = render(reportOf('listed', [product([person('has-seat'), person('no-seat', { key: ID })])]));
    expect(rowsIn(text)).toHaveLength(2);
    expect(text).toContain('<summary>Copy these people into seats.txt</summary>\n\n```text\njane@example.com\n```\n');
    expect(text).not.toContain('unchanged');
  });

  test('twenty are seen at a glance, the others are folded', () => {
    const people = Array.from({ length: 40 }, (_, index) => person('would-assign', { key: `p${index}@example.com` }));
    const text = render(reportOf('planned', [product(people)]));
    const [seen = '', folded = ''] = text.split('<details><summary>20 more</summary>');
    expect([rowsIn(seen).length, rowsIn(folded).length]).toEqual([20, 20]);
  });
});

describe('the list to begin with', () => {
  const holders = [
    person('would-unassign', { key: 'zoe@example.com' }),
    person('protected', { key: 'ann@example.com' }),
    person('withheld', { key: "o'neil+x@example.com" }),
    person('not-found', { key: 'nobody@example.com' }),
  ];
  const products = (count: number): ShownReport['products'] =>
    Array.from({ length: count }, (_, index) => product(holders, { productCode: `product_${index}` }));
  const blockOf = (file: string, count = 1, facts: Partial<ShownReport['facts']> = {}): string => {
    const report = reportOf('refused', products(count), {
      isSetUp: true,
      facts: { ...PULL_REQUEST, files: [file], ...facts },
    });
    return render(report).split('\n\n').slice(1, 3).join('\n\n');
  };

  test.each([
    ['seats.txt', 1, "ann@example.com\no'neil+x@example.com\nzoe@example.com"],
    ['seats.csv', 1, 'user\nann@example.com\n"o\'neil+x@example.com"\nzoe@example.com'],
    ['seats.yml', 1, '- ann@example.com\n- "o\'neil+x@example.com"\n- zoe@example.com'],
    ['seats.YAML', 1, '- ann@example.com\n- "o\'neil+x@example.com"\n- zoe@example.com'],
    ['seats.json', 1, '[\n  "ann@example.com",\n  "o\'neil+x@example.com",\n  "zoe@example.com"\n]'],
  ])('is written in the format of %s', (file, count, text) => {
    expect(blockOf(file, count)).toBe(
      `Set-up works: 41 seats held. To start from them, copy this into \`${file}\` and push:\n\n\`\`\`text\n${text}\n\`\`\``,
    );
  });

  test('names the products where there are several', () => {
    expect(blockOf('seats.csv', 2)).toContain('user,product\nann@example.com,product_0\n');
    expect(blockOf('seats.json', 2)).toContain('{\n  "product_0": [\n    "ann@example.com",');
    // A text list cannot.
    const yaml = 'product_0:\n  - ann@example.com\n';
    expect(blockOf('seats.txt', 2)).toContain(
      `copy this into \`seats.yaml\`, set user-list-file to it, and push:\n\n\`\`\`text\n${yaml}`,
    );
    expect(blockOf('seats.TXT', 2)).toContain(yaml);
  });

  test.each(['masked', 'hidden'] as const)('cannot be copied from %s e-mails, and says how to get them', (display) => {
    const text = blockOf('seats.txt', 1, { emailDisplay: display });
    expect(text).toContain(`E-mails are ${display} here`);
    expect(text).toContain('`email-display: full`');
    expect(text).not.toContain('ann@');
  });
});

test('warnings stand below, with their line', () => {
  const text = render(reportOf('in-sync', [], { problems: [WARNING, { ...ERROR, severity: 'warning' }] }));
  expect(text).toContain(
    `\n\n- Warning: listed twice\n- Warning: "jane" is neither an e-mail nor a UUID ([seats.txt:7](${BLOB}/seats.txt#L7))\n\n<sub>`,
  );
});

describe('the footer', () => {
  test('links the list at its commit, and the run', () => {
    expect(render(reportOf('in-sync')).trimEnd().split('\n').slice(-2)).toEqual([
      '',
      `<sub>\`sync\` on datadoghq.eu · [seats.txt](${BLOB}/seats.txt) at [\`bbbbbbb\`](https://github.com/example-org/platform/commit/${'b'.repeat(40)}) · [run](https://github.com/example-org/platform/actions/runs/7)</sub>`,
    ]);
  });

  test('leaves out what is not known', () => {
    const links = { commit: '', homeUrl: '', runUrl: '' };
    const text = render(reportOf('invalid', [], { facts: { operation: null, site: null, files: [], links } }));
    expect(text).not.toMatch(/<sub>|null|undefined/);
  });
});

describe('hostile text', () => {
  const evil =
    'x | y\n| z <img src=x> @team #1 GH-2 [a](b) `c` ``` ~~~ </details> https://evil.example _www.evil.example :smile: \u202e';

  function hostileReport(text: string): ShownReport {
    const people = [
      person('assigned', { key: text, name: text, listed: { key: text, source: { file: text, line: 1 } } }),
      person('not-found', { key: text, name: text, why: text, listed: { key: text, source: { file: text, line: 1 } } }),
      person('has-seat', { key: text, name: text }),
    ];
    const problem = { ...WARNING, says: text, details: text, at: { file: text, line: 1 } };
    return reportOf('incomplete', [product(people, { productCode: text })], {
      facts: { files: [text], mode: { kind: 'dry-run', why: text }, site: text },
      problems: [problem, { ...problem, severity: 'error' }],
      totals: { unresolved: 1 },
    });
  }

  /** What GitHub would link after Markdown is done, outside code. */
  const LIVE = /(?:^|[^\w`])@\w|#\d|\bGH-\d|:\w+:|https?:\/\/|www\./i;

  function htmlOf(markdown: string): string {
    return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  }

  function check(text: string): void {
    const html = htmlOf(render(hostileReport(text)));
    const own = /^(?:h3|p|strong|code|pre|blockquote|ul|li|details|summary|sub|a)$/;
    const tags = [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag = '']) => tag);
    expect(tags.filter((tag) => !own.test(tag))).toEqual([]);
    expect(tags.filter((tag) => tag === 'details')).toHaveLength(2 * (html.match(/<summary>/g) ?? []).length);
    expect(html.match(/<h3>/g)).toHaveLength(1);
    const prose = html.replace(/<code[^>]*>[^]*?<\/code>|<a href="https:\/\/github.com[^"]*">|<[^>]*>/g, '');
    expect(LIVE.exec(prose.replace('datadoghq', ''))).toBeNull();
    expect(html).not.toMatch(/<a href="(?!https:\/\/github\.com\/example-org\/platform\/)/);
    expect(render(hostileReport(text))).not.toMatch(/[\p{Cf}\u2028\u2029]/u);
  }

  test('shows itself and means nothing', () => {
    check(evil);
  });

  test('whatever it is', () => {
    const parts = fc.constantFrom(
      ...evil.split(' '),
      '@jane',
      '`',
      '``',
      '\n',
      '\r\n',
      '    ',
      '- ',
      '> ',
      '# ',
      '<!--',
      '-->',
      '&lt;',
      '&#64;',
      '\\',
      '|',
      '\u200b',
    );
    const text = fc.array(fc.oneof(parts, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 8 });
    fc.assert(
      fc.property(text, (several) => {
        check(several.join(''));
      }),
      { numRuns: 300 },
    );
  });

  test('e-mails can be copied: no character is added to them', () => {
    const text = render(reportOf('incomplete', [product([NOT_FOUND])], { totals: { unresolved: 1 } }));
    expect(text.match(/kenn@example\.com/g)).toHaveLength(2);
  });
});

describe('the size budget', () => {
  const changed = Array.from({ length: 600 }, (_, index) => person('assigned', { key: `new-${index}@example.com` }));
  const same = Array.from({ length: 400 }, (_, index) => person('has-seat', { key: `same-${index}@example.com` }));
  const problems = Array.from({ length: 60 }, (_, index) => ({
    ...WARNING,
    at: { file: 'seats.txt', line: index + 1 },
  }));
  const report = reportOf('applied', [product([...changed, ...same])], { problems, totals: { assigned: 600 } });
  const steps = (max: number): string[] => {
    const text = render(report, max);
    return text.length > 400 ? [text, ...steps(text.length - 1)] : [text];
  };
  const [full = '', ...less] = steps(Infinity);

  test('everything is shown where it fits', () => {
    expect(rowsIn(full)).toHaveLength(600);
    expect(full).toContain('same-399@example.com');
    expect(full).toContain('seats.txt:60');
    expect(full).not.toContain('Shortened');
  });

  test('then less and less, with the counts right and a pointer to the rest', () => {
    expect(less.map((text) => [rowsIn(text).length, /(\d+) people not shown/.exec(text)?.[1]])).toEqual([
      [600, undefined],
      [500, '100'],
      [20, '580'],
      [0, '600'],
      [0, undefined],
    ]);
    expect(less.slice(0, 4).every((text) => text.includes('\n400 unchanged.\n'))).toBe(true);
    expect(less.every((text) => text.startsWith('### Datadog seats: 600 added\n'))).toBe(true);
    expect(less.every((text) => text.includes('Shortened to fit. Everyone is in the report file.'))).toBe(true);
    expect(less[0]).toContain('- and 10 more warnings\n');
  });

  test('of hundreds of thousands the first are left', () => {
    const everybody = Array.from({ length: 130_000 }, () => person('would-assign'));
    const text = render(reportOf('planned', [product(everybody)]), 65_536);
    expect(text).toContain('129,500 people not shown here.');
    expect(rowsIn(text)).toHaveLength(500);
  });

  test('a text exactly as large as the budget fits, in the unit of the budget', () => {
    const size = Buffer.byteLength(full);
    const inBytes = (max: number): string =>
      renderMarkdown(report, { ...SETTING, fits: (text) => Buffer.byteLength(text) <= max });
    expect(inBytes(size)).toBe(full);
    expect(inBytes(size - 1)).not.toBe(full);
    expect(size).toBeGreaterThan(full.length);
  });

  test.each([
    ['a name', { name: 'x'.repeat(70_000) }],
    ['a key', { key: 'x'.repeat(70_000) }],
    ['a refusal', { why: say`Datadog: ${words('x'.repeat(70_000))}` }],
  ])("%s of 70,000 characters is cut, and costs nobody else's row", (_, long) => {
    const people = [
      { ...person('failed'), why: null, ...long },
      ...changed.slice(0, 5).map((one) => ({ ...one, why: null })),
    ];
    const products = [{ ...product([]), people }];
    const shown = showReport(
      { ...reportOf('incomplete'), products, problems: [] },
      { emails: 'full', hidesQuotes: false, redact: (text) => text },
    );
    const text = render(shown, 65_536);
    expect(rowsIn(text).filter((row) => row.startsWith('+'))).toHaveLength(5);
    expect(text).not.toContain('Shortened');
    expect(text).toContain('x…');
  });

  test('whatever the budget, it is kept as far as the headline allows', () => {
    const least = less.at(-1)?.length ?? 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (max) => {
        expect(render(report, max).length).toBeLessThanOrEqual(Math.max(max, least));
      }),
    );
  });
});
