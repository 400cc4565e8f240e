import type { Reply } from '../exchange.ts';

const DOCUMENTATION = 'https://docs.github.com/rest';

/** GitHub's form of an error. */
export function refuse(status: number, message: string, errors?: readonly object[]): Reply {
  const body = { message, ...(errors ? { errors } : {}), documentation_url: DOCUMENTATION, status: String(status) };
  return { status, contentType: 'application/json; charset=utf-8', body };
}

export function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, contentType: 'application/json; charset=utf-8', body, headers };
}

export const NOT_FOUND = refuse(404, 'Not Found');
