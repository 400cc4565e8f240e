import { describe } from '@jest/globals';
import { closeServersAfterEach } from '../e2e/servers.ts';
import { DATADOG_READS } from './calls.ts';
import { drive } from './matrix.ts';

closeServersAfterEach();

describe('whatever happens to a call that reads Datadog', () => {
  drive(DATADOG_READS);
});
