/** A test suite of its own, in which nobody but reporter.test.ts runs anything: two projects with tests of a small service. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  test: {
    // Starts sooner.
    maxWorkers: 1,
    isolate: false,
    // For runs of some lines.
    includeTaskLocation: true,
    projects: ['read', 'update'].map((name) => ({ extends: true, test: { name, include: [`${name}.part.ts`] } })),
    reporters: [
      'default',
      [
        '../reporter.ts',
        {
          contract: 'openapi.yaml',
          exceptions: process.env.EXCEPTIONS ?? 'none.yaml',
          projects: (process.env.JUDGED ?? 'read,update').split(','),
        },
      ],
    ],
  },
})
