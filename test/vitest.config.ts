import './support/refuse-old-node.ts'
import { defineConfig } from 'vitest/config'
import { LongFirst } from './support/long-first.ts'

/** Pure code: no store, no process, no socket. */
const PURE = ['shared', 'renderer', 'main/engine']

/** `pure` and `quick` run in `npm run check`; tests that build, start processes or simulate long runs are `*.slow.test.ts`. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    // More than cores: the long ones mostly wait for programs and servers that they started.
    maxWorkers: 4,
    sequence: { sequencer: LongFirst },
    // A second is not enough on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    // Real processes and sockets on a shared machine: in CI what fails three times is wrong.
    retry: process.env['CI'] === undefined ? 0 : 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: PURE.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`),
          exclude: ['**/node_modules/**', 'test/**/*.slow.test.ts'],
          // No state of its own, so files may share a module graph: most of their time is importing it.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [
            '**/node_modules/**',
            'test/**/*.slow.test.ts',
            ...PURE.map((folder) => `test/${folder}/**`),
          ],
          // As above. What a test opens it closes, and what it sets in the process it sets back.
          isolate: false,
          // Loose: a busy machine is no failure.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          globalSetup: 'test/support/program/bundled-program.ts',
          include: ['test/**/*.slow.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
