import { readFileSync } from 'node:fs';
import { type Conversation, openConversation } from './conversation.ts';
import { DatadogError } from './datadog/error.ts';
import { decide, type Decision } from './decide.ts';
import { maskSecrets, openConsole } from './github/console.ts';
import { type Environment, parseEvent, type TriggerEvent } from './github/event.ts';
import { HistoryError } from './github/history-error.ts';
import { type ParsedInputs, parseInputs, type Publication, secretsOf } from './inputs/inputs.ts';
import { createProgress } from './progress.ts';
import { checkReportFile, publish, type Stage } from './publish.ts';
import { displayReport, displayText, type EmailDisplay } from './render/display.ts';
import { escapeLogLine } from './render/escape.ts';
import { productGroup } from './render/log.ts';
import type { Cancellation } from './seats/cancellation.ts';
import { errorAt, type Problem } from './seats/problem.ts';
import { report, type RunFacts } from './seats/report.ts';

/** The process that an action runs in. */
export interface Host {
  readonly env: Environment;
  readonly cancellation: Cancellation;
  readonly now: () => number;
  /** Waits, or returns early when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
  /** Told before much is read. */
  readonly keepHeapSmall: () => void;
}

/** Shorter texts would be cut out of ordinary words. */
const MIN_SECRET_CHARACTERS = 4;

function redactor(secrets: readonly string[]): (text: string) => string {
  const long = secrets.filter(({ length }) => length >= MIN_SECRET_CHARACTERS);
  return (text) => long.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}

/** Without its payload an event is judged by its name alone, on the safe side. */
function readPayload(path: string): string | null {
  try {
    return path === '' ? null : readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** E-mails in full are for private repositories alone; where that is not known, they are masked. */
function emailDisplayOf(publication: Publication, event: TriggerEvent): EmailDisplay {
  const { emailDisplay } = publication;
  return emailDisplay === 'auto' ? (event.isPrivate === true ? 'full' : 'masked') : emailDisplay;
}

/** What a throw says to the reader. */
function problemOf(error: unknown): Problem {
  if (error instanceof DatadogError && error.kind === 'cancelled') {
    return errorAt(null, 'the job was cancelled before there was a plan');
  }
  if (error instanceof DatadogError || error instanceof HistoryError) {
    return errorAt(null, error.message);
  }
  return errorAt(null, `unexpected error: ${error instanceof Error ? error.message : String(error)}`);
}

function factsOf(parsed: ParsedInputs, isDryRun: boolean, maxSeats: ReadonlyMap<string, number>): RunFacts {
  const { operation, site, inputs } = parsed;
  return { operation, site, dryRun: isDryRun, maxSeats, unresolvedFails: inputs?.unresolvedFails ?? true };
}

/** What is wrong with the list, to be told together with what is wrong with the inputs. */
async function listProblems({ list, operation }: ParsedInputs, workspace: string): Promise<readonly Problem[]> {
  if (list.listFiles.length === 0 && list.users === '') {
    return [];
  }
  // With `changes` a file may be missing on purpose, which only GitHub could tell.
  const mayBeMissing = operation === 'changes' ? new Set(list.listFiles) : null;
  const { readLists } = await import('./list/lists.ts');
  const { problems } = await readLists(workspace, list.listFiles, list.users, list.productCodes, mayBeMissing);
  return problems;
}

async function decideSafely(
  parsed: ParsedInputs,
  stage: Stage,
  host: Host,
  display: EmailDisplay,
  talk: { event: TriggerEvent; conversation: Conversation },
): Promise<Decision> {
  const { inputs, problems } = parsed;
  const workspace = host.env.GITHUB_WORKSPACE ?? process.cwd();
  if (inputs === null) {
    return {
      ending: { kind: 'invalid', problems: [...problems, ...(await listProblems(parsed, workspace))] },
      maxSeats: new Map(),
    };
  }
  const isDryRun = inputs.dryRun || stage.dryRunReason !== null;
  const world = {
    ...host,
    ...talk,
    isDryRun,
    workspace,
    redact: stage.redact,
    progress: createProgress(stage.console.info, host.now),
    onPlan: (ending: Decision['ending'], maxSeats: ReadonlyMap<string, number>) => {
      const planned = displayReport(report(ending, factsOf(parsed, isDryRun, maxSeats)), display);
      for (const { title, lines } of planned.products.map((product) => productGroup(product, null))) {
        stage.console.group(`Plan for ${title}`, lines);
      }
    },
  };
  try {
    const { ending, maxSeats } = await decide(inputs, world);
    return { ending: { ...ending, problems: [...problems, ...ending.problems] }, maxSeats };
  } catch (error) {
    return { ending: { kind: 'failed', problems: [...problems, problemOf(error)] }, maxSeats: new Map() };
  }
}

/** Runs the action once: whatever happens, the report is published, and a red verdict sets the exit code. */
export async function run(host: Host): Promise<void> {
  const { env, cancellation } = host;
  const secrets = secretsOf(env);
  maskSecrets(secrets);
  const event = parseEvent(env, readPayload(env.GITHUB_EVENT_PATH ?? ''));
  const parsed = checkReportFile(parseInputs(env), env);
  const display = emailDisplayOf(parsed.publication, event);
  const redact = redactor(secrets);
  const { permission } = event;
  const stage: Stage = {
    env,
    redact,
    publication: parsed.publication,
    dryRunReason: permission.kind === 'dry-run' ? permission.reason : null,
    console: openConsole(
      (text) => escapeLogLine(redact(displayText(text, display))),
      (line) => escapeLogLine(redact(line)),
    ),
  };
  const conversation = openConversation({ ...host, ...stage, event, signal: cancellation.abandonReads });
  stage.console.info(`Datadog Seats: ${parsed.operation ?? 'no operation'} on ${parsed.site ?? 'no site'}`);
  if (stage.dryRunReason !== null) {
    stage.console.info(`This is a dry run, whatever the inputs say: ${stage.dryRunReason}.`);
  }
  const { ending, maxSeats } = await decideSafely(parsed, stage, host, display, { event, conversation });
  const isDryRun = parsed.dryRun || stage.dryRunReason !== null;
  const shown = displayReport(report(ending, factsOf(parsed, isDryRun, maxSeats)), display);
  await publish(shown, 'plan' in ending ? ending.plan : null, stage, conversation);
}
