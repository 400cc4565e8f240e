import { expect, test } from '@jest/globals';
import type { FaultAnswer } from '../../sandbox/faults.ts';
import { runInHost } from '../host/hosts.ts';
import type { Finished } from './action.ts';
import { pullRequestEvent, sha } from './events.ts';
import { closeServersAfterEach, datadogWith, githubWith, writesOf } from './servers.ts';

closeServersAfterEach();

const holders = ['amy@example.com', 'ben@example.com'];
const BLOCK = '```text\namy@example.com\nben@example.com\n```';

/** A run for an open pull request whose list is empty, on a base with these files. */
async function openOn(base: Readonly<Record<string, string>>, answer: FaultAnswer | null = null): Promise<Finished> {
  const datadog = await datadogWith({ users: holders, held: { incident_response: holders } });
  const github = await githubWith({ commits: { [sha('a')]: { files: base } } });
  if (answer !== null) {
    github.faults.add({ path: /contents/, times: Infinity, answer });
  }
  const run = await runInHost({
    datadog,
    github,
    event: pullRequestEvent({ merged: false }),
    files: { 'seats.txt': '# nobody yet\n' },
    with: { operation: 'sync', 'product-code': 'incident_response', 'user-list-file': './seats.txt' },
  });
  expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'refused' } });
  expect(writesOf(datadog)).toEqual([]);
  return run;
}

test.each([
  ['no list', {}],
  ['an empty one', { 'seats.txt': '# nobody\n' }],
])('an empty list on a base with %s leads to a list to begin with', async (_, base) => {
  const run = await openOn(base);
  expect(run.outputs.headline).toBe('Datadog seats: set-up works, now fill in seats.txt');
  expect(run.summary).toContain(`copy this into \`seats.txt\` and push:\n\n${BLOCK}\n`);
  expect(run.summary).not.toContain('allow-empty-list');
  expect(run.summary).toContain('**`incident_response`**: 2 seats.');
  expect(run.log).toContain('incident_response: 2 seats\n');
  expect(run.log).not.toContain('- amy@example.com');
  expect(run.log).toContain('The job summary shows how to fill in seats.txt.');
});

test.each<[string, Readonly<Record<string, string>>, FaultAnswer | null]>([
  ['the base has a list', { 'seats.txt': 'amy@example.com\n' }, null],
  ['the base has a list with a mistake', { 'seats.txt': 'amy\n' }, null],
  ['GitHub does not answer', {}, { kind: 'status', status: 500 }],
])('it is refused as a mistake where %s', async (_, base, answer) => {
  const run = await openOn(base, answer);
  expect(run.outputs.headline).toBe('Datadog seats: refused: the list is empty');
  expect(run.summary).toContain('Set `allow-empty-list: true` in the workflow, in this same pull request.');
  expect(run.summary).not.toContain(BLOCK);
});
