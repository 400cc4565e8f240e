import { applyPlan } from './apply/apply.ts';
import { gatherSituation, withDatadog } from './datadog/datadog.ts';
import { secretsOf } from './inputs/credentials.ts';
import type { Environment } from './inputs/fields.ts';
import { factsOf, type Inputs, parseInputs } from './inputs/inputs.ts';
import { isFirstList, type ListSources, readLists } from './list/lists.ts';
import { listParser } from './list/thread.ts';
import { Conversation } from './pull-request/conversation.ts';
import { showReport } from './render/display.ts';
import { openingLines } from './render/lines.ts';
import { redactor } from './render/redact.ts';
import { openConsole, maskSecrets } from './runner/console.ts';
import { modeOf, readEvent } from './runner/event.ts';
import { announceProducts, publish, publishOutputs } from './runner/publish.ts';
import { checkLimits, guard } from './seats/guard.ts';
import { mayChange, type Mode } from './seats/operation.ts';
import { hasChanges, type Plan } from './seats/plan.ts';
import { planSeats } from './seats/planner.ts';
import { unusualCodes } from './seats/products.ts';
import { problemOf, Problems } from './seats/problem.ts';
import { type Ending, makeReport } from './seats/report.ts';
import type { Clock, Services } from './seats/services.ts';

/** The process that an action runs in. `stopping` fires when the job is cancelled: nothing new begins after it. `entry` is the
 * URL of the module that the process started with. */
export type Host = Readonly<{ env: Environment; clock: Clock; stopping: AbortSignal; entry: string }>;

/** What a run knows before it reads anything. `announce` shows a plan in the log before it is carried out. */
type Beginning = Readonly<{
  inputs: Inputs;
  sources: ListSources;
  mode: Mode;
  conversation: Conversation;
  announce: (plan: Plan) => void;
}>;

/** Runs the action once: whatever happens, it is reported, and a red verdict fails the job. */
export async function run({ env, clock, stopping, entry }: Host): Promise<void> {
  const secrets = secretsOf(env);
  maskSecrets(secrets); // before anything else, even if both keys and a token are set, which is an error
  const problems = new Problems();
  const event = readEvent(env);
  const inputs = parseInputs(env, event, problems);
  const mode = modeOf(inputs.dryRun, event.mode);
  const facts = factsOf(inputs, mode, event);

  const hidesQuotes = event.name === 'pull_request_target';
  const display = { emails: inputs.report.emailDisplay, hidesQuotes, redact: redactor(secrets) };
  const console = openConsole(display, clock);
  const services: Services = { log: console, clock, stopping, problems };
  const github = { token: inputs.githubToken, repository: event.repository, apiUrl: event.apiUrl };
  const conversation = new Conversation({ event, inputs: inputs.report, github, display, services });
  const announce = (plan: Plan): void => {
    announceProducts(showReport(makeReport({ kind: 'planned', plan }, facts, []), display), console, 'Plan for ');
  };
  openingLines(facts).forEach(console.info);

  const isApplied = mode.kind === 'may-write' && mayChange(inputs.rules.operation);
  const sources = { event, github, isApplied, parse: listParser(entry, stopping) };
  const ending = await decide({ inputs, sources, mode, conversation, announce }, services).catch(
    (error: unknown): Ending => {
      problems.add([problemOf(error, stopping.aborted)]);
      return { kind: 'failed' };
    },
  );

  const report = showReport(makeReport(ending, facts, problems.all), display);
  await publish(report, display, console);
  const plan = 'plan' in ending ? ending.plan : null;
  const url = await conversation.publish(report, plan);
  await publishOutputs('The output comment-url', { 'comment-url': url }, console);
}

/** The story: list → seats and people → plan → guard → apply. Throws if something cannot be read; then nothing was written. */
async function decide(beginning: Beginning, services: Services): Promise<Ending> {
  const { inputs, sources, mode, conversation, announce } = beginning;
  const { rules, limits } = inputs;
  const { problems } = services;

  const { products, drift } = await readLists(inputs, sources, services);
  problems.add(checkLimits(limits, products));
  const isInvalid = problems.hasErrors;
  problems.add(drift);
  if (isInvalid) return { kind: 'invalid' };
  if (drift.length > 0) return { kind: 'refused', plan: null };
  // Not for an invalid list: its codes may be anything.
  problems.add(unusualCodes(products, inputs.list.productCodes));
  const { credentials, ...address } = inputs.datadog;
  if (credentials === null) return { kind: 'checked' };

  const isReadOnly = !sources.isApplied;
  return withDatadog({ ...address, credentials, isReadOnly }, services, async (datadog): Promise<Ending> => {
    const situation = await gatherSituation(datadog, products, rules, services);
    const unreviewed = planSeats(situation, rules);
    const reviewed = sources.isApplied ? await conversation.readReviewed(unreviewed) : situation.reviewed;
    const plan = reviewed.kind === 'none' ? unreviewed : planSeats({ ...situation, reviewed }, rules);
    problems.add(plan.problems);

    const refusals = guard(plan, limits);
    problems.add(refusals);
    if (refusals.length > 0) {
      const isSetUp = await isFirstList(plan, inputs.list.files, sources, services);
      return { kind: isSetUp ? 'set-up' : 'refused', plan };
    }
    if (mode.kind === 'dry-run' || !hasChanges(plan)) return { kind: 'planned', plan };
    announce(plan);
    // Also if the job is cancelled meanwhile: what is confirmed is applied, the rest is not attempted.
    return { kind: 'applied', plan, applied: await applyPlan(plan, limits, datadog, services) };
  });
}
