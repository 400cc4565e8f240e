import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import { property, type RecordedRequest } from '../../sandbox/exchange.ts';
import { isRed, type Verdict } from '../../src/seats/status.ts';
import type { Finished, ReportFile } from '../e2e/action.ts';
import { SECRETS } from './faults.ts';
import { HELD, NUMBER, PRODUCT, type Scene } from './scenarios.ts';

type Person = ReportFile['products'][number]['people'][number];

const HOLDS = ['assigned', 'has-seat', 'kept', 'protected', 'withheld'];
const HOLDS_NOT = ['unassigned', 'no-seat'];
/** Nothing was done for them: they hold a seat if they held one before. */
const AS_BEFORE = ['failed', 'not-attempted', 'would-assign', 'would-unassign', 'not-found'];

function isTrue({ status }: Person, email: string, holders: readonly string[]): boolean {
  const [held, holds] = [HELD.includes(email), holders.includes(email)];
  if (HOLDS.includes(status)) return holds;
  if (HOLDS_NOT.includes(status)) return !holds;
  return AS_BEFORE.includes(status) ? holds === held : status === 'unconfirmed';
}

/** What the report says about people and seats that is not true. */
function untruePeople({ report, outputs }: Finished, datadog: DatadogSandbox): string[] {
  const holders = datadog.holders(PRODUCT);
  const [product] = report.products;
  const people = product?.people ?? [];
  const wrong = people.filter((one) => !isTrue(one, datadog.person(one.id ?? one.user)?.email ?? '', holders));
  const isPlan = ['planned', 'refused'].includes(report.verdict);
  const seats = isPlan ? HELD.length : holders.length;
  const said = isPlan ? product?.seatsBefore : product?.seatsAfter;
  return [
    ...wrong.map(({ user, status }) => `${user} is not ${status}`),
    ...((said ?? null) === null || said === seats ? [] : [`${said ?? ''} seats are not ${seats}`]),
    ...(outputs['seats-after'] === String(product?.seatsAfter ?? '') ? [] : ['the output seats-after is another one']),
    ...(report.verdict === 'failed' && report.products.length > 0 ? ['a failed run knows nothing'] : []),
  ];
}

function idsOf({ body }: RecordedRequest): readonly unknown[] {
  const ids = property(property(property(body, 'data'), 'attributes'), 'user_uuids');
  return Array.isArray(ids) ? (ids as unknown[]) : [];
}

/** What was written, or changed, that was not planned. */
function unplanned({ report }: Finished, { datadog, plan }: Scene): string[] {
  const writes = datadog.requests.filter(({ method }) => method !== 'GET');
  const planned = (method: string): readonly string[] => (method === 'POST' ? plan.assign : plan.unassign);
  const wrong = writes.filter(({ method, ...request }) => {
    const allowed = planned(method).map((email) => datadog.person(email)?.id);
    return !idsOf({ method, ...request }).every((id) => allowed.includes(String(id)));
  });
  const holders = datadog.holders(PRODUCT);
  const allowed = [...plan.assign, ...plan.unassign];
  const changed = [...HELD, ...holders].filter((one) => HELD.includes(one) !== holders.includes(one));
  const mayWrite = ['applied', 'incomplete'].includes(report.verdict);
  return [
    ...wrong.map(({ method }) => `a ${method} is not planned`),
    ...changed.filter((email) => !allowed.includes(email)).map((email) => `${email} was changed`),
    ...(mayWrite || writes.length === 0 ? [] : [`a run that is ${report.verdict} wrote`]),
  ];
}

/** Text without the escapes and code spans of Markdown. */
function plain(text: string): string {
  return text.replaceAll(/[`\\]/g, '');
}

/** The comment that the run links to must exist and have its headline. */
function untrueComment({ outputs }: Finished, { github }: Scene): string[] {
  const url = outputs['comment-url'] ?? '';
  const id = Number(/\d+$/.exec(url)?.[0]);
  const body = plain(github?.repository.comment(id)?.body ?? '');
  return url === '' || body.includes(outputs.headline ?? '-') ? [] : ['the comment says something else'];
}

function shownSecrets(run: Finished, { github }: Scene): string[] {
  const shown = [
    run.stdout.replaceAll(/^::add-mask::.*$/gm, ''),
    run.stderr,
    run.summary,
    JSON.stringify([run.outputs, run.report]),
    ...(github?.repository.comments(NUMBER) ?? []).map(({ body }) => body),
  ].join('\n');
  return SECRETS.filter((secret) => shown.includes(secret)).map((secret) => `${secret} is shown`);
}

/** Everything about a run that is not true, was not planned or must not be shown. */
export function untruthsOf(run: Finished, scene: Scene): string[] {
  const { verdict } = run.report;
  return [
    ...(run.outputs.verdict === verdict ? [] : [`the output verdict is ${run.outputs.verdict ?? ''}`]),
    ...(run.exitCode === Number(isRed(verdict as Verdict)) ? [] : [`${verdict} ends with ${String(run.exitCode)}`]),
    ...untruePeople(run, scene.datadog),
    ...unplanned(run, scene),
    ...untrueComment(run, scene),
    ...shownSecrets(run, scene),
    ...(plain(run.summary).includes(run.outputs.headline ?? '-') ? [] : ['the summary says something else']),
    ...(/^\s+at /m.test(run.stdout) ? ['a stack is shown'] : []),
    ...(run.stderr === '' ? [] : [`stderr is not empty: ${run.stderr}`]),
  ];
}
