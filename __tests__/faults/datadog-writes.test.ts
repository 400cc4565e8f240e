import { describe } from '@jest/globals';
import { closeServersAfterEach } from '../e2e/servers.ts';
import { DATADOG_WRITES } from './calls.ts';
import { drive } from './matrix.ts';

closeServersAfterEach();

describe('whatever happens to a call that writes to Datadog, or reads it again', () => {
  drive(DATADOG_WRITES);
});
