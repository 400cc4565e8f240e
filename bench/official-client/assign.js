// A straightforward script on Datadog's own client: everybody in the list file holds a seat afterwards.
// Usage: API_URL=… API_KEY=… APP_KEY=… PRODUCT_CODE=… node assign.js <list file>; without a file it lists the holders.
import { readFileSync } from 'node:fs';
import datadog from '@datadog/datadog-api-client';

const { client, v2 } = datadog;
const { API_URL, API_KEY, APP_KEY, PRODUCT_CODE: productCode } = process.env;
const [file] = process.argv.slice(2);

const configuration = client.createConfiguration({
  baseServer: new client.BaseServerConfiguration(API_URL, {}),
  authMethods: { apiKeyAuth: API_KEY, appKeyAuth: APP_KEY },
});
const users = new v2.UsersApi(configuration);
const seats = new v2.SeatsApi(configuration);

const held = new Set();
let pageCursor = undefined;
do {
  const page = await seats.getSeatsUsers({ productCode, pageLimit: 100, pageCursor });
  (page.data ?? []).forEach(({ id }) => held.add(id));
  pageCursor = page.meta?.nextCursor;
} while (pageCursor);

if (file === undefined) {
  console.log(`${held.size} hold a seat`);
} else {
  const ids = new Map();
  for await (const { id, attributes } of users.listUsersWithPagination({ pageSize: 100 })) {
    ids.set(attributes?.email, id);
  }
  const listed = readFileSync(file, 'utf8').trim().split('\n');
  const missing = listed.map((email) => ids.get(email)).filter((id) => id !== undefined && !held.has(id));
  for (let next = 0; next < missing.length; next += 100) {
    const userUuids = missing.slice(next, next + 100);
    await seats.assignSeatsUser({
      body: { data: { type: 'seat-assignments', attributes: { productCode, userUuids } } },
    });
  }
  console.log(`${missing.length} assigned`);
}
