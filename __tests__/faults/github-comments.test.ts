import { describe } from '@jest/globals';
import { closeServersAfterEach } from '../e2e/servers.ts';
import { GITHUB_COMMENTS } from './calls.ts';
import { drive } from './matrix.ts';

closeServersAfterEach();

describe('whatever happens to a call that is about a comment', () => {
  drive(GITHUB_COMMENTS);
});
