/** A person as lists name them and as people are matched by: a lower-cased e-mail or a lower-cased Datadog user UUID. */
export type PersonKey = string;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMAIL =
  /^[^\s\p{C}@<>()[\]\\,;:"|`*]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;
const MAX_EMAIL_CHARACTERS = 254;

/** Whether `text` is a UUID of any version (8-4-4-4-12), in lower case. Datadog hands out v1 and v4. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Whether a key is an e-mail; otherwise it is a UUID. */
export function isEmailKey(key: PersonKey): boolean {
  return key.includes('@');
}

/** The key of a person written as an e-mail or a UUID, in any case, with white space around it; `null` for anything else. */
export function parsePersonKey(text: string): PersonKey | null {
  const key = text.trim().toLowerCase();
  const isEmail = key.length <= MAX_EMAIL_CHARACTERS && EMAIL.test(key);
  return isEmail || isUuid(key) ? key : null;
}

/** Codes are not published, so any word is one; an e-mail or a UUID in its place is a mistake. */
const PRODUCT_CODE = /^[^\s\p{C},=@]{1,100}$/u;

/** Whether `text` can be the code of a product. */
export function isProductCode(text: string): boolean {
  return PRODUCT_CODE.test(text) && !isUuid(text.toLowerCase());
}
