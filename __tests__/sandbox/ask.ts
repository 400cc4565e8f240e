import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import type { GithubSandbox } from '../../sandbox/github.ts';

export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly headers: Headers;
  /** The parsed JSON; the text where it is not JSON; undefined where there is none. */
  readonly body: unknown;
}

interface Question {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(url: string, { method = 'GET', body, headers = {} }: Question): Promise<Answer> {
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, headers, redirect: 'manual', ...payload });
  const text = await response.text();
  const contentType = response.headers.get('content-type');
  return { status: response.status, contentType, headers: response.headers, body: parse(text) };
}

/** With both keys, unless the question brings headers of its own. */
export async function askDatadog(datadog: DatadogSandbox, path: string, question: Question = {}): Promise<Answer> {
  const { apiKey, appKey } = datadog.credentials;
  return ask(datadog.url + path, { headers: { 'dd-api-key': apiKey, 'dd-application-key': appKey }, ...question });
}

/** With the token, beside any headers of the question. */
export async function askGithub(github: GithubSandbox, path: string, question: Question = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${github.repository.token}`, ...question.headers };
  return ask(github.url + path, { ...question, headers });
}

export async function writeSeats(
  datadog: DatadogSandbox,
  method: 'POST' | 'DELETE',
  uuids: readonly string[],
  productCode = 'incident_response',
): Promise<Answer> {
  const attributes = { product_code: productCode, user_uuids: uuids };
  return askDatadog(datadog, '/api/v2/seats/users', {
    method,
    body: { data: { type: 'seat-assignments', attributes } },
  });
}

export interface SeatList {
  readonly data: readonly {
    id: string;
    type: string;
    attributes: { assigned_at: string; email: string; name?: string };
  }[];
  readonly meta?: { cursor: string; limit: number; next_cursor?: string | null };
}

export async function readSeats(datadog: DatadogSandbox, query = ''): Promise<SeatList> {
  return (await askDatadog(datadog, `/api/v2/seats/users?product_code=incident_response${query}`)).body as SeatList;
}

export function emailsOf(list: SeatList): string[] {
  return list.data.map(({ attributes }) => attributes.email);
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
