/** A test suite that only reporter.test.ts runs: two projects with tests of a small service. */
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
