import { describe, expect, test } from '@jest/globals';
import { errorAt, Failure, problemOf, Problems, sentenceOf, warningAt } from '../../src/seats/problem.ts';
import { say, who, words } from '../../src/seats/sentence.ts';
import { textOf } from './situation.ts';

describe('the problems of a run', () => {
  test('are kept in the order they were met', () => {
    const problems = new Problems();
    problems.add([warningAt(null, say`one`), errorAt(null, say`two`)]);
    problems.add([]);
    problems.add([warningAt(null, say`three`)]);
    expect(problems.all.map(({ says }) => textOf(says))).toEqual(['one', 'two', 'three']);
  });

  test('warnings are no errors', () => {
    const problems = new Problems();
    problems.add([warningAt(null, say`odd`)]);
    expect(problems.hasErrors).toBe(false);
    problems.add([errorAt({ file: 'seats.txt', line: 1 }, say`wrong`)]);
    expect(problems.hasErrors).toBe(true);
  });

  test('hundreds of thousands are no trouble', () => {
    const problems = new Problems();
    problems.add(Array.from({ length: 300_000 }, () => warningAt(null, say`odd`)));
    expect(problems.all).toHaveLength(300_000);
  });
});

describe('what was thrown', () => {
  const failure = new Failure(say`${who('ann@example.com')} is unknown: ${words('no such user')}`);

  test('a failure says its own sentence', () => {
    expect(sentenceOf(failure)).toBe(failure.says);
    expect(problemOf(failure, false)).toEqual(errorAt(null, failure.says));
  });

  test('a failure shows nothing personal where it is not caught', () => {
    expect(failure.message).toBe('… is unknown: …');
  });

  test.each([
    ['an error', new Error('ann@example.com exploded'), 'ann@example.com exploded'],
    ['anything else', 'ann@example.com fell', 'ann@example.com fell'],
  ])('%s says its words, which may be personal', (_, thrown, text) => {
    expect(sentenceOf(thrown)).toContainEqual(words(text));
    expect(textOf(problemOf(thrown, false).says)).toBe(`unexpected error: ${text}`);
  });

  test('after the job was cancelled that is all there is to say', () => {
    const { severity, says } = problemOf(failure, true);
    expect([severity, textOf(says)]).toEqual(['error', 'the job was cancelled before there was a plan']);
  });
});
