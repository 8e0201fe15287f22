import { defineConfig } from 'vitest/config';

/** Two cores; more at a time would only keep one another waiting. */
const WORKERS = 2;
/** A limit for what hangs, not for what is slow on a machine that others use as well. */
const TEST_TIMEOUT_MS = 120_000;
/** A question asked until its answer is the one wanted: patient, so that a machine that is busy fails nothing. */
const POLL = { timeout: 15_000 };

export default defineConfig({
  test: {
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: 'coverage/results.json' }]] : ['default'],
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/faults/**'],
          testTimeout: TEST_TIMEOUT_MS,
          expect: { poll: POLL },
          hookTimeout: TEST_TIMEOUT_MS,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/faults/**/*.test.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          testTimeout: TEST_TIMEOUT_MS,
          expect: { poll: POLL },
          hookTimeout: TEST_TIMEOUT_MS,
          maxWorkers: WORKERS,
        },
      },
    ],
  },
});
