import { expect, test } from '@jest/globals';
import { read } from './documents.ts';

test('every test that the threat model names is in the file it links to', () => {
  const links = [...read('docs/threat-model.md').matchAll(/\[([^\]]+)\]\(\.\.\/(__tests__\/[^)]+)\)/g)];
  const missing = links.filter(([, name = '', path = '']) => !read(path).replaceAll("\\'", "'").includes(name));
  expect(missing.map(([, name, path]) => `${path}: ${name}`)).toEqual([]);
  expect(links.length).toBeGreaterThan(30);
});
