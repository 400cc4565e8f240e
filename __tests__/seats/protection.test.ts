import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isProtectionPattern, protection } from '../../src/seats/protection.ts';
import { uuid } from './situation.ts';

describe('protection', () => {
  test.each([
    ['an e-mail', 'jane@example.com', 'jane@example.com'],
    ['an e-mail in any case', 'Jane@Example.com', 'jane@example.com'],
    ['a domain', '*@sre.example.com', 'jane@sre.example.com'],
    ['a domain in any case', '*@SRE.example.com', 'jane@sre.example.com'],
    ['a star over dots, slashes and signs', '*@example.com', '.a/b.c+d-e@example.com'],
    ['a star within', 'svc-*@example.com', 'svc-deploy@example.com'],
    ['a star over sub-domains', '*@*.example.com', 'jane@a.b.example.com'],
    ['a question mark', 'j?ne@example.com', 'jane@example.com'],
    ['a plus that is a plus', 'jane+*@example.com', 'jane+datadog@example.com'],
    ['an e-mail that happens to be a glob', 'what?@example.com', 'what?@example.com'],
    ['everybody', '*', 'jane@example.com'],
  ])('%s protects', (_, pattern, email) => {
    expect(isProtectionPattern(pattern)).toBe(true);
    expect(protection([pattern]).covers({ id: uuid(1), email })).toBe(true);
  });

  test.each([
    ['a dot that is a dot', '*@sre.example.com', 'jane@sre-example.com'],
    ['a glob from the beginning', 'ane@example.com', 'jane@example.com'],
    ['a glob to the end', '*@example.com', 'jane@example.com.evil.example'],
    ['a domain, not its sub-domains', '*@example.com', 'jane@sre.example.com'],
    ['a plus that is no repetition', 'jane+*@example.com', 'janeee@example.com'],
    ['an exclamation mark that is no "not"', '!jane@example.com', 'joe@example.com'],
  ])('%s does not protect others', (_, pattern, email) => {
    expect(protection([pattern]).covers({ id: uuid(1), email })).toBe(false);
  });

  test('no pattern takes long, whatever the e-mail', () => {
    const { covers } = protection([`${'*a'.repeat(40)}*b@example.com`, `${'*?'.repeat(40)}b@example.com`]);
    expect(covers({ id: uuid(1), email: `${'a'.repeat(60)}c@example.com` })).toBe(false);
    expect(covers({ id: uuid(1), email: `${'a'.repeat(60)}b@example.com` })).toBe(true);
  });

  test('a glob is what a regular expression of it would be', () => {
    const text = fc.stringMatching(/^[ab]{0,8}$/);
    const glob = fc.stringMatching(/^[ab*?]{0,6}$/);
    fc.assert(
      fc.property(glob, text, (pattern, local) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}@example\\.com$`);
        const email = `x${local}@example.com`;
        const { covers } = protection([`${pattern}@example.com`]);
        expect(covers({ id: uuid(1), email })).toBe(expression.test(email));
      }),
    );
  });

  test('a UUID protects its holder, whatever the e-mail', () => {
    const { covers } = protection([uuid(1).toUpperCase()]);
    expect(covers({ id: uuid(1), email: 'jane@example.com' })).toBe(true);
    expect(covers({ id: uuid(1), email: null })).toBe(true);
    expect(covers({ id: uuid(2), email: 'jane@example.com' })).toBe(false);
    // Who may be that UUID is not given up.
    expect(covers({ id: null, email: 'jane@example.com' })).toBe(true);
  });

  test('somebody whose e-mail is not known may be who an e-mail or a glob protects, and is not given up', () => {
    expect(protection(['joe@example.com']).covers({ id: uuid(1), email: null })).toBe(true);
    expect(protection(['*@example.com']).covers({ id: uuid(1), email: null })).toBe(true);
    expect(protection([uuid(2)]).covers({ id: uuid(1), email: null })).toBe(false);
  });

  test('e-mails are needed where anything but UUIDs protects', () => {
    expect(protection([]).needsEmails).toBe(false);
    expect(protection([uuid(1)]).needsEmails).toBe(false);
    expect(protection(['joe@example.com', uuid(1)]).needsEmails).toBe(true);
    expect(protection(['*@example.com']).needsEmails).toBe(true);
  });

  test('one of several patterns is enough', () => {
    const { covers } = protection(['joe@example.com', uuid(7), '*@sre.example.com']);
    expect(covers({ id: uuid(1), email: 'joe@example.com' })).toBe(true);
    expect(covers({ id: uuid(7), email: 'ann@example.com' })).toBe(true);
    expect(covers({ id: uuid(1), email: 'ann@sre.example.com' })).toBe(true);
    expect(covers({ id: uuid(1), email: 'ann@example.com' })).toBe(false);
  });

  test('no pattern protects nobody', () => {
    expect(protection([]).covers({ id: uuid(1), email: 'jane@example.com' })).toBe(false);
  });

  test('every e-mail without the signs of a glob protects itself and nobody else', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        // What can only be a glob is one.
        fc.pre(!/[*?[\]{}!]/.test(email));
        const { covers } = protection([email]);
        expect(covers({ id: null, email: email.toLowerCase() })).toBe(true);
        expect(covers({ id: null, email: `x${email.toLowerCase()}` })).toBe(false);
      }),
    );
  });
});

describe('isProtectionPattern', () => {
  test.each([
    ['a name', 'jane'],
    ['a domain without a star', '@example.com'],
    ['half a glob', '{jane'],
    ['braces, which a comma would tear apart', 'team-{1..3}@*'],
    ['brackets', '[jk]*@example.com'],
    ['nothing', ''],
  ])('%s can protect nobody', (_, pattern) => {
    expect(isProtectionPattern(pattern)).toBe(false);
  });

  // `{jane@example.com,joe@example.com}` is split at its comma: what is left of it must not pass for a protection.
  test.each(['joe@example.com}', 'joe@example.com]'])(
    '%s, a glob that is torn apart, can protect nobody',
    (pattern) => {
      expect(protection([pattern]).covers({ id: null, email: 'joe@example.com' })).toBe(false);
      expect(isProtectionPattern(pattern)).toBe(false);
    },
  );
});
