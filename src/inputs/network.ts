import { type Problem, errorAt, warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Environment } from './fields.ts';

/** Variables that name a proxy, in the order in which the toolkit looks at them. */
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/** Whether requests can go through a proxy of this address. One without a scheme means `http`. */
function isUsable(address: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(
      /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`,
    );
    decodeURIComponent(username + password);
    return /^https?:$/.test(protocol) && hostname !== '';
  } catch {
    return false;
  }
}

/** What is wrong with how the environment sets up the network. A proxy that cannot be used must not be bypassed. */
export function checkNetwork(env: Environment): Problem[] {
  const unusable = PROXIES.filter((name) => (env[name] ?? '') !== '' && !isUsable(env[name] ?? ''));
  // The value may hold a password, so it is not quoted.
  const errors = unusable.map((name) =>
    errorAt(null, say`${name} is not the address of a proxy; it must look like http://proxy.example.com:3128`),
  );
  const unverified = say`NODE_TLS_REJECT_UNAUTHORIZED is 0, so anybody on the network can read the keys; use NODE_EXTRA_CA_CERTS instead`;
  return env.NODE_TLS_REJECT_UNAUTHORIZED === '0' ? [...errors, warningAt(null, unverified)] : errors;
}
