import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Json, listOf, objectOf, textOf } from '../github/payload.ts';
import { errorAt, type Problem } from '../seats/problem.ts';
import {
  countGroups,
  type Status,
  STATUS_GROUP,
  STATUSES,
  type StatusGroup,
  type Verdict,
  VERDICTS,
} from '../seats/status.ts';

/** One report file, as far as a joined summary tells it. */
export interface ReadReport {
  /** The name that tells it from the others. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly operation: string;
  readonly site: string;
  readonly dryRun: boolean;
  readonly products: readonly {
    readonly productCode: string;
    readonly seatsBefore: number | null;
    readonly seatsAfter: number | null;
  }[];
  /** How many people are in each group of statuses. */
  readonly groups: Readonly<Record<StatusGroup, number>>;
  /** Errors that the run told. */
  readonly errors: readonly string[];
}

/** What was read, and what could not be. */
export interface ReadReports {
  readonly reports: readonly ReadReport[];
  readonly problems: readonly Problem[];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function groupsOf(products: readonly Json[]): Record<StatusGroup, number> {
  const people = products.flatMap((product) => listOf(product.people));
  const known = people.flatMap(({ status }) => STATUSES.find((one: Status) => one === status) ?? []);
  return countGroups(known.map((status) => STATUS_GROUP[status]));
}

/** Parses a report file; `null` where it is none that this version knows. */
export function parseReport(name: string, text: string): ReadReport | null {
  let json: Json;
  try {
    json = objectOf(JSON.parse(text));
  } catch {
    return null;
  }
  const verdict = VERDICTS.find((one) => one === json.verdict);
  if (json.version !== 1 || verdict === undefined || !Array.isArray(json.products)) {
    return null;
  }
  const products = listOf(json.products);
  return {
    name,
    verdict,
    operation: textOf(json.operation) ?? '',
    site: textOf(json.site) ?? '',
    dryRun: json.dryRun === true,
    products: products.map(({ productCode, seatsBefore, seatsAfter }) => ({
      productCode: textOf(productCode) ?? '',
      seatsBefore: numberOf(seatsBefore),
      seatsAfter: numberOf(seatsAfter),
    })),
    groups: groupsOf(products),
    errors: listOf(json.problems)
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => textOf(message) ?? ''),
  };
}

/** What an artifact's name begins with beside the name of the organisation. */
const ARTIFACT_PREFIX = /^datadog-seats-/;

/** The JSON files at a path: the file itself, or everything below a folder. */
async function listFiles(path: string): Promise<{ name: string; path: string }[]> {
  if (!(await stat(path)).isDirectory()) {
    return [{ name: basename(path, '.json'), path }];
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return {
        name:
          entry.parentPath === path ? basename(file, '.json') : basename(dirname(file)).replace(ARTIFACT_PREFIX, ''),
        path: file,
      };
    });
}

/**
 * Reads report files.
 *
 * @param paths files or folders, relative to the workspace.
 * @param expected names of reports that must be there.
 * @returns reports by name, and an error for each path without a report, each file that is none, each that is missing, and
 *   each name that two files claim.
 */
export async function readReports(
  workspace: string,
  paths: readonly string[],
  expected: readonly string[],
): Promise<ReadReports> {
  const reports = new Map<string, ReadReport>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const files = await listFiles(resolve(workspace, path)).catch(() => []);
    if (files.length === 0) {
      problems.push(errorAt(null, `report-files has "${path}", where there is no report file`));
    }
    for (const file of files) {
      const text = await readFile(file.path, 'utf8').catch(() => '');
      const report = parseReport(file.name, text.replace(/^\ufeff/, ''));
      if (report === null) {
        problems.push(errorAt(null, `"${file.path}" is no report file of Datadog Seats`));
      } else if (reports.has(file.name)) {
        problems.push(errorAt(null, `two report files are named "${file.name}"; put each into a folder of its own`));
      } else {
        reports.set(file.name, report);
      }
    }
  }
  for (const name of expected.filter((one) => !reports.has(one))) {
    problems.push(errorAt(null, `there is no report of "${name}": its job may have ended before it could write one`));
  }
  return { reports: [...reports.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), problems };
}
