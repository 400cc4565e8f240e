import { describe } from '@jest/globals';
import { closeServersAfterEach } from '../e2e/servers.ts';
import { GITHUB_LISTS } from './calls.ts';
import { drive } from './matrix.ts';

closeServersAfterEach();

describe('whatever happens to a call that reads lists from GitHub', () => {
  drive(GITHUB_LISTS);
});
