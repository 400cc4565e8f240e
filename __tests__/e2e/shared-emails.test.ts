import { expect, test } from '@jest/globals';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import { idOf } from '../../sandbox/organisation.ts';
import { runInHost } from '../host/hosts.ts';
import type { Finished, With } from './action.ts';
import { closeServersAfterEach, datadogWith, writesOf } from './servers.ts';

closeServersAfterEach();

const EMAIL = 'tara@example.com';
const ROBOT = '70b07000-0000-4000-8000-000000000000';
const person = { email: EMAIL };
const robot = { email: EMAIL, id: ROBOT, serviceAccount: true };

/** Who holds a seat of a product, by UUID: people and robots may share an e-mail. */
async function idsOf(datadog: DatadogSandbox, productCode: string): Promise<string[]> {
  const { apiKey, appKey } = datadog.credentials;
  const headers = { 'dd-api-key': apiKey, 'dd-application-key': appKey };
  const answer = await fetch(`${datadog.url}/api/v2/seats/users?product_code=${productCode}`, { headers });
  const { data } = (await answer.json()) as { data: { id: string }[] };
  return data.map(({ id }) => id);
}

function unassign(datadog: DatadogSandbox, inputs: With = {}): Promise<Finished> {
  return runInHost({ datadog, with: { operation: 'unassign', users: EMAIL, ...inputs } });
}

test('a disabled account that still holds the seat of another product is assigned none', async () => {
  const datadog = await datadogWith({ users: [{ email: EMAIL, status: 'Disabled' }], held: { on_call: [EMAIL] } });
  const inputs = { operation: 'assign', users: EMAIL, 'product-code': 'on_call,incident_response' };
  const run = await runInHost({ datadog, with: inputs });
  expect(run.report.products.map(({ people }) => people[0]?.status)).toEqual(['has-seat', 'disabled']);
  expect(writesOf(datadog)).toEqual([]);
});

test("a service account that holds another product's seat does not get the seat of the person with its e-mail", async () => {
  const datadog = await datadogWith({ users: [robot, person], held: { on_call: [ROBOT] } });
  const inputs = { operation: 'assign', users: EMAIL, 'product-code': 'on_call,incident_response' };
  await runInHost({ datadog, with: inputs });
  expect(await idsOf(datadog, 'incident_response')).toEqual([idOf(EMAIL)]);
});

test('unassign by a shared e-mail removes the seat of the person, however often it runs', async () => {
  const datadog = await datadogWith({ users: [robot, person], held: { incident_response: [ROBOT, idOf(EMAIL)] } });
  expect((await unassign(datadog)).outputs).toMatchObject({ verdict: 'applied', unassigned: '1' });
  expect((await unassign(datadog)).outputs).toMatchObject({ verdict: 'in-sync', unassigned: '0' });
  expect(await idsOf(datadog, 'incident_response')).toEqual([ROBOT]);
});

test('unassign by an e-mail never removes the seat of a service account where there is a person', async () => {
  const datadog = await datadogWith({ users: [robot, person], held: { incident_response: [ROBOT] } });
  const run = await unassign(datadog);
  expect(run.outputs.verdict).toBe('in-sync');
  expect(await idsOf(datadog, 'incident_response')).toEqual([ROBOT]);
});

test('where a service account is the only match, its seat is the one that is removed', async () => {
  const datadog = await datadogWith({ users: [robot], held: { incident_response: [ROBOT] } });
  expect((await unassign(datadog)).outputs).toMatchObject({ verdict: 'applied', unassigned: '1' });
});

test('without user_access_read nobody is removed by e-mail, and the permission is named', async () => {
  const permissions = new Set(['billing_read', 'billing_edit']);
  const held = { incident_response: [EMAIL] };
  const datadog = await datadogWith({ users: [person], held, credentials: { permissions } });
  const byEmail = await unassign(datadog);
  expect(byEmail.outputs.verdict).toBe('failed');
  expect(byEmail.log).toContain('user_access_read');
  const byId = await unassign(datadog, { users: idOf(EMAIL) });
  expect(byId.outputs).toMatchObject({ verdict: 'applied', unassigned: '1' });
});
