export default {
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/jest.transform.js' },
  injectGlobals: false,
  // Most tests wait for a process or a server.
  maxWorkers: '100%',
  // A run that gives up after five tries waits for some seconds in between.
  testTimeout: 30_000,
};
