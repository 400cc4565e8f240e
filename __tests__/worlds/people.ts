/** The addresses of generated worlds, and which of them look alike. */

/** Somebody in the directory may have one of these. */
export const ADDRESSES = [
  'jane.miller@example.com',
  'jane.miler@example.com',
  'kenneth@example.com',
  'kenneth@other.example.com',
  'omar.haddad@example.com',
  'haddad.omar@example.com',
  'zoe@example.com',
  'bo@other.example.com',
] as const;

/** Nobody in the directory has one of these. */
export const UNKNOWN = [
  'jane.millre@example.com',
  'kenneth@third.example.com',
  'hadad.omar@example.com',
  'zoey@example.com',
  'nobody.at.all@example.com',
  'ffffffff-0000-4000-8000-000000000000',
] as const;

/** One typo or two apart, at another domain, or with first and last name swapped. Each pair holds both ways. */
const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['jane.miller@example.com', 'jane.miler@example.com'],
  ['jane.miller@example.com', 'jane.millre@example.com'],
  ['jane.miler@example.com', 'jane.millre@example.com'],
  ['kenneth@example.com', 'kenneth@other.example.com'],
  ['kenneth@example.com', 'kenneth@third.example.com'],
  ['kenneth@other.example.com', 'kenneth@third.example.com'],
  ['omar.haddad@example.com', 'haddad.omar@example.com'],
  ['haddad.omar@example.com', 'hadad.omar@example.com'],
  ['zoe@example.com', 'zoey@example.com'],
];

export function lookAlike(one: string, other: string): boolean {
  return LOOK_ALIKES.some(([a, b]) => (a === one && b === other) || (b === one && a === other));
}
