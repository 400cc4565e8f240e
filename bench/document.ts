import { cpus, totalmem, type as systemType, release } from 'node:os';
import { grouped } from '../src/seats/problem.ts';
import type { Size, Switches } from './switches.ts';

/** What one contestant took for one job. */
export interface Result {
  readonly name: string;
  readonly wallMs: number;
  readonly requests: number;
  readonly peakBytes: number | null;
}

/** One organisation: what everybody took, and the floor. */
export interface Comparison {
  readonly size: Size;
  readonly rounds: number;
  readonly results: readonly Result[];
}

/** Everything that was measured. */
export interface Findings {
  readonly startUp: readonly { readonly name: string; readonly wallMs: number }[];
  readonly comparisons: readonly Comparison[];
  readonly growth: readonly (Result & { readonly size: Size })[];
}

function seconds(ms: number): string {
  const digits = ms < 10_000 ? 2 : ms < 100_000 ? 1 : 0;
  return `${(ms / 1000).toFixed(digits)} s`;
}

function mebibytes(bytes: number | null): string {
  return bytes === null ? 'unknown' : `${Math.round(bytes / 2 ** 20)} MiB`;
}

function times(value: number): string {
  return `${value.toFixed(value < 9.95 ? 2 : value < 99.5 ? 1 : 0)} ×`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function startUpTable({ startUp }: Findings): string {
  const [bare] = startUp;
  const rows = startUp.map(({ name, wallMs }) => [
    name,
    `${Math.round(wallMs)} ms`,
    times(wallMs / (bare?.wallMs ?? NaN)),
  ]);
  return table(['One call, from start to end', 'Wall time', 'Beside `node -e 0`'], rows);
}

function comparisonTable({ results, rounds }: Comparison, latencyMs: number): string {
  const [own] = results;
  const floorMs = rounds * latencyMs;
  const rows = results.map(({ name, wallMs, requests, peakBytes }) => [
    name,
    seconds(wallMs),
    times(wallMs / (own?.wallMs ?? NaN)),
    floorMs === 0 ? '' : times(wallMs / floorMs),
    grouped(requests),
    mebibytes(peakBytes),
  ]);
  return table(['', 'Wall time', 'Beside this action', 'Beside the floor', 'Requests', 'Peak memory'], rows);
}

function comparisonSection(comparison: Comparison, { latencyMs, held }: Switches): string {
  const { size, rounds } = comparison;
  const already = held === 0 ? 'nobody of them holds a seat' : `${grouped(held)} of them hold a seat`;
  return `### ${grouped(size.listed)} listed among ${grouped(size.people)} people

At ${latencyMs} ms, ${already} before. The floor: ${rounds} rounds of calls that wait for each other, ${seconds(rounds * latencyMs)}.

${comparisonTable(comparison, latencyMs)}`;
}

function growthSection({ growth }: Findings): string {
  if (growth.length === 0) {
    return '';
  }
  const rows = growth.map(({ size, wallMs, peakBytes, requests }) => [
    grouped(size.listed),
    grouped(size.people),
    seconds(wallMs),
    `${((wallMs / size.listed) * 1000).toFixed(0)} µs`,
    mebibytes(peakBytes),
    grouped(requests),
  ]);
  return `## Growth

This action alone, without latency: everybody listed gets a seat. The last list is as large as one may be, 5 MiB.

${table(['Listed', 'People', 'Wall time', 'For each listed', 'Peak memory', 'Requests'], rows)}
`;
}

/** The three lines that the README quotes. */
function inShort({ startUp, comparisons }: Findings, latencyMs: number): string {
  const [bare, own, official] = startUp.map(({ wallMs }) => wallMs);
  const largest = comparisons.at(-1);
  const [action, client] = largest?.results ?? [];
  if (bare === undefined || own === undefined || official === undefined || !largest || !action || !client) {
    return '';
  }
  const { listed, people } = largest.size;
  return `## In short

- Start-up: a \`list\` takes ${times(own / bare)} as long as \`node -e 0\`; with Datadog's official client, ${times(official / bare)}.
- Waiting: ${grouped(listed)} people listed among ${grouped(people)} get their seats in ${seconds(action.wallMs)} at ${latencyMs} ms latency; with the official client, in ${seconds(client.wallMs)}.
- Cost: that takes ${grouped(action.requests)} requests and ${mebibytes(action.peakBytes)}; with the official client, ${grouped(client.requests)} and ${mebibytes(client.peakBytes)}.
`;
}

/** Everything that was measured as a document, with what it takes to measure it again. */
export function renderDocument(findings: Findings, switches: Switches, args: readonly string[]): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${mebibytes(totalmem())}, ${systemType()} ${release()}, Node ${process.version}`;
  const command = ['npm run --silent bench', ...(args.length === 0 ? [] : ['--', ...args])].join(' ');
  const { comparisons } = findings;
  return `# Performance

Measured on ${new Date().toISOString().slice(0, 10)} in one run, on ${machine}, with

\`\`\`sh
${command} > docs/performance.md
\`\`\`

Everything runs against the sandbox of this repository, which takes part of the machine's time itself. What is compared:
this action's \`dist/index.js\` as the runner starts it; a straightforward script on \`@datadog/datadog-api-client\`
(\`bench/official-client/assign.js\`); and a \`curl\` loop in bash (\`bench/curl-loop.sh\`), one call a person, which is given
the UUIDs that the others look up. All leave the same people with a seat, which is checked after each run. Memory is the
most that the process had, and the largest one that it started.

${inShort(findings, switches.latencyMs)}
## Start-up

Medians of ${switches.runs} runs in turns, against an answer without latency.

${startUpTable(findings)}

${comparisons.length === 0 ? '' : '## Beside the others\n\n'}${comparisons.map((one) => comparisonSection(one, switches)).join('\n\n')}

${growthSection(findings)}`;
}
