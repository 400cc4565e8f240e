/** A person as lists name them and as people are matched: an e-mail or a Datadog user UUID, in lower case. */
export type PersonKey = string;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMAIL =
  /^[^\s\p{C}@<>()[\]\\,;:"|`*]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;
const MAX_EMAIL_CHARACTERS = 254;

/** Whether `text` is a UUID of any version, in lower case. Datadog uses v1 and v4. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

export function isEmailKey(key: PersonKey): boolean {
  return key.includes('@');
}

/** The key of an e-mail or a UUID, in any case, with white space around it; `null` for anything else. */
export function parsePersonKey(text: string): PersonKey | null {
  const key = text.trim().toLowerCase();
  const isEmail = key.length <= MAX_EMAIL_CHARACTERS && EMAIL.test(key);
  return isEmail || isUuid(key) ? key : null;
}

/** Datadog publishes no list of codes, so any word may be one; an e-mail or a UUID is a mistake. */
const PRODUCT_CODE = /^[^\s\p{C},=@]{1,100}$/u;

export function isProductCode(text: string): boolean {
  return PRODUCT_CODE.test(text) && !isUuid(text.toLowerCase());
}
