/** A test suite of its own, in which nobody but reporter.test.ts runs anything: two files of tests of a small service. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.part.ts'],
    // Starts sooner.
    maxWorkers: 1,
    isolate: false,
    // For runs of some lines.
    includeTaskLocation: true,
    reporters: [
      'default',
      ['../reporter.ts', { contract: 'openapi.yaml', exceptions: process.env.EXCEPTIONS ?? 'none.yaml' }],
    ],
  },
})
