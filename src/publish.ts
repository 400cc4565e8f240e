import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Conversation } from './conversation.ts';
import type { Console } from './github/console.ts';
import type { Environment } from './github/event.ts';
import { MAX_SUMMARY_BYTES, setCommentUrl, setOutputs, writeReportFile, writeSummary } from './github/outputs.ts';
import type { ParsedInputs, Publication } from './inputs/inputs.ts';
import { renderJson } from './render/json.ts';
import { problemText, productGroup, verdictLine } from './render/log.ts';
import { renderMarkdown } from './render/markdown.ts';
import { headline } from './render/words.ts';
import type { Plan } from './seats/plan.ts';
import { errorAt, type Problem } from './seats/problem.ts';
import type { Report, ReportedPerson } from './seats/report.ts';
import { isRed, STATUS_GROUP } from './seats/status.ts';

/** Where and how a report is published. */
export interface Stage {
  readonly console: Console;
  readonly env: Environment;
  readonly publication: Publication;
  /** Why this is a dry run, where the inputs did not ask for it. */
  readonly dryRunReason: string | null;
  /** Cuts secrets out of a text. */
  readonly redact: (text: string) => string;
}

/** The path that the input `report-file` names, relative to the workspace. */
function namedReportPath({ reportFile }: Publication, env: Environment): string {
  return resolve(env.GITHUB_WORKSPACE ?? '.', reportFile);
}

/** Makes sure, before anything is done, that the report file can be written; where it cannot, that is a wrong input. */
export function checkReportFile(parsed: ParsedInputs, env: Environment): ParsedInputs {
  const { publication, inputs, problems } = parsed;
  if (publication.reportFile === '' || inputs === null) {
    return parsed;
  }
  const path = namedReportPath(publication, env);
  try {
    writeReportFile(path, '');
    return parsed;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const problem = errorAt(null, `report-file is "${publication.reportFile}", which cannot be written (${why})`);
    return {
      ...parsed,
      inputs: null,
      problems: [...problems, problem],
      publication: { ...publication, reportFile: '' },
    };
  }
}

/** The path of the report file: as the input says, relative to the workspace, else a new one in the runner's own folder. */
function reportPath({ env, publication }: Stage): string {
  return publication.reportFile === ''
    ? join(env.RUNNER_TEMP ?? tmpdir(), `datadog-seats-${process.pid}-${process.hrtime.bigint()}.json`)
    : namedReportPath(publication, env);
}

/** What became of somebody, and why. */
function becameText({ key, status, reason }: Pick<ReportedPerson, 'key' | 'status' | 'reason'>): string {
  return `${key}: ${status}${reason === null ? '' : `: ${reason}`}`;
}

/** People who are listed and cannot be resolved, as problems on their line of the list. */
function unresolvedPeople(report: Report): Problem[] {
  const severity = report.facts.unresolvedFails ? 'error' : 'warning';
  return report.products.flatMap(({ people }) =>
    people
      .filter(({ status, source }) => source !== null && STATUS_GROUP[status] === 'unresolved')
      .map(({ key, status, reason, source }) => ({
        severity,
        message: becameText({ key, status, reason }),
        file: source?.file ?? null,
        line: source?.line ?? null,
      })),
  );
}

/** The one error that the job ends with: everything that has no line of its own. */
function closingError(report: Report): string {
  const problems = report.problems.filter(({ severity, file }) => severity === 'error' && file === null);
  const failed = report.products.flatMap(({ productCode, people }) =>
    people
      .filter(
        ({ status, source }) =>
          STATUS_GROUP[status] === 'failed' || (STATUS_GROUP[status] === 'unresolved' && source === null),
      )
      .map(({ key, status, reason }) => `${productCode}: ${becameText({ key, status, reason })}`),
  );
  return [`Datadog Seats: ${headline(report)}`, ...problems.map(problemText), ...failed].join('\n');
}

/** Writes the log's end, the annotations, and the error that makes the job red. */
function publishLog(report: Report, { console }: Stage): void {
  for (const product of report.products) {
    const { title, lines } = productGroup(product, report.verdict);
    console.group(title, lines);
  }
  const placed = report.problems.filter(({ severity, file }) => severity === 'warning' || file !== null);
  console.annotate([...placed, ...unresolvedPeople(report)]);
  console.info(verdictLine(report));
  if (isRed(report.verdict)) {
    console.fail(closingError(report));
  }
}

function attempt(what: string, console: Console, write: () => void): void {
  try {
    write();
  } catch (error) {
    console.fail(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Tells a report everywhere: file, outputs, summary, log, and last the comment, for which nothing else must wait.
 *
 * @param report as it may be shown: e-mails are masked before.
 * @param plan what was planned, where the run came so far.
 */
export async function publish(
  report: Report,
  plan: Plan | null,
  stage: Stage,
  conversation: Conversation,
): Promise<void> {
  const { console } = stage;
  const path = reportPath(stage);
  attempt('The report file', console, () => {
    writeReportFile(path, stage.redact(renderJson(report)));
  });
  attempt('The outputs', console, () => {
    setOutputs(report, path);
  });
  const budget = { max: MAX_SUMMARY_BYTES, measure: (text: string) => Buffer.byteLength(text) };
  const setting = {
    dryRunReason: stage.dryRunReason,
    note: null,
    reportHint: 'The report file (output `report-file`) names everybody.',
  };
  attempt('The job summary', console, () => {
    writeSummary(stage.redact(renderMarkdown(report, setting, budget)));
  });
  publishLog(report, stage);
  setCommentUrl(await conversation.publishComment(report, plan));
}
