/** A person as lists name them and as people are matched: an e-mail or a Datadog user UUID, in lower case. */
export type PersonKey = string;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMAIL =
  /^[^\s\p{C}@<>()[\]\\,;:"|`*]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;
const MAX_EMAIL_CHARACTERS = 254;
/** Characters that show nothing. Two addresses that look the same may differ in them. */
const BLANK =
  /\p{Cf}|\u034f|\u115f|\u1160|[\u17b4\u17b5]|[\u180b-\u180e]|\u2800|\u3164|[\ufe00-\ufe0f]|\uffa0|[\u{e0100}-\u{e01ef}]/gu;
/** Letters of another script that look like Latin ones. */
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
/** Datadog publishes no list of codes, so any word may be one; a UUID, or an e-mail however its `@` is written, is a mistake. */
const PRODUCT_CODE = /^[^\s\p{C},=@\uff20\ufe6b%&]{1,100}$/u;

/** An e-mail as addresses are compared: composed (NFC), in lower case, without characters that show nothing. */
export const normalizeEmail = (text: string): string => text.replace(BLANK, '').trim().toLowerCase().normalize('NFC');

/** Whether an address is not what it looks like: blank characters, decomposed letters, or two scripts in one word. */
export function isDeceptive(text: string): boolean {
  const isMixed = text.split(/[@.]/).some((word) => LOOK_ALIKE.test(word) && /\p{Script=Latin}/u.test(word));
  return text.search(BLANK) >= 0 || text.normalize('NFC') !== text || isMixed;
}

/** The text with every character that may deceive as its code point: `j\u{430}ne`. */
export const spelledOut = (text: string): string =>
  text.replace(/[^\x21-\x7e]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

/** Whether `text` is a UUID of any version, in lower case. Datadog uses v1 and v4. */
export const isUuid = (text: string): boolean => UUID.test(text);

export const isEmailKey = (key: PersonKey): boolean => key.includes('@');

/** The key of an e-mail or a UUID, in any case, with white space around it; `null` for anything else. */
export function parsePersonKey(text: string): PersonKey | null {
  const key = normalizeEmail(text);
  return isUuid(key) || (key.length <= MAX_EMAIL_CHARACTERS && EMAIL.test(key)) ? key : null;
}

export const isProductCode = (text: string): boolean => PRODUCT_CODE.test(text) && !isUuid(text.toLowerCase());
