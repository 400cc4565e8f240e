import { describe, expect, test } from '@jest/globals';
import { Body, type BodyParser, jsonParser, WaitingRoom } from '../../src/datadog/reply.ts';

interface Recorder {
  readonly parser: BodyParser<string>;
  /** What was parsed so far. */
  readonly parsed: string[];
}

function recorder(): Recorder {
  const parsed: string[] = [];
  return {
    parsed,
    parser: { push: (part) => parsed.push(part.toString()), end: () => parsed.join('') },
  };
}

function pushAll(body: Body<unknown>, parts: readonly string[]): void {
  for (const part of parts) {
    body.push(Buffer.from(part));
  }
}

describe('a body', () => {
  test('waits until it is asked for, and gives its room back', async () => {
    const room = new WaitingRoom(100);
    const { parser, parsed } = recorder();
    const body = new Body(parser, room);
    pushAll(body, ['one', 'two', 'three']);
    expect(parsed).toEqual([]);
    await expect(body.end('one')).resolves.toEqual({ value: 'onetwothree' });
    room.enter(Buffer.alloc(100));
    expect(room.isOverfull).toBe(false);
  });

  test('lets others go on between its parts', async () => {
    const { parser, parsed } = recorder();
    const body = new Body(parser, new WaitingRoom(100));
    pushAll(body, ['one', 'two', 'three']);
    const seen: number[] = [];
    const ended = body.end('one');
    while (parsed.length < 3) {
      seen.push(parsed.length);
      await new Promise(setImmediate);
    }
    await ended;
    expect(seen).toEqual(expect.arrayContaining([0, 1, 2]));
  });

  test('is parsed while it arrives where there is no room', async () => {
    const { parser, parsed } = recorder();
    const body = new Body(parser, new WaitingRoom(6));
    pushAll(body, ['one', 'two', 'x']);
    expect(parsed).toEqual(['one', 'two', 'x']);
    pushAll(body, ['y']);
    expect(parsed).toHaveLength(3);
    await expect(body.end('one')).resolves.toEqual({ value: 'onetwoxy' });
  });

  test('of which nothing is to be made leaves the room to others', () => {
    const room = new WaitingRoom(4);
    const broken = new Body(recorder().parser, room);
    pushAll(broken, ['1234']);
    broken.drop();
    const { parser, parsed } = recorder();
    pushAll(new Body(parser, room), ['1234']);
    expect(parsed).toEqual([]);
  });

  test.each([
    ['{"a":', '{"a":', 'cut-off'],
    ['<html>', '<html>', 'not-json'],
  ])('%s is no JSON: %s', async (text, beginning, end) => {
    const body = new Body(jsonParser(), new WaitingRoom(100));
    pushAll(body, [text]);
    await expect(body.end(beginning)).resolves.toBe(end);
  });

  test('ends with what a parser throws early, and tells it nothing more', async () => {
    let pushed = 0;
    const parser: BodyParser<void> = {
      push() {
        pushed += 1;
        throw new SyntaxError('no');
      },
      end: () => undefined,
    };
    const body = new Body(parser, new WaitingRoom(100));
    pushAll(body, ['[', '1']);
    await expect(body.end('[')).resolves.toBe('cut-off');
    expect(pushed).toBe(1);
  });

  test('lets any other error of a parser through', async () => {
    const body = new Body<void>(
      {
        push: () => undefined,
        end() {
          throw new TypeError('a mistake');
        },
      },
      new WaitingRoom(100),
    );
    await expect(body.end('')).rejects.toThrow('a mistake');
  });
});
