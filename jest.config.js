export default {
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  transform: { '\\.ts$': ['ts-jest', { useESM: true, tsconfig: '__tests__/tsconfig.json' }] },
  injectGlobals: false,
  // A run that gives up after five tries waits for some seconds in between.
  testTimeout: 30_000,
};
