/** `npm run test:cluster`: Taskpact as it is deployed, of real processes. Needs nginx, PgBouncer and Postgres 15. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/cluster/*.test.ts'],
    globalSetup: ['test/cluster/installed.ts'],
    pool: 'forks',
    // One cluster at a time has two cores to itself.
    maxWorkers: 1,
    fileParallelism: false,
    // It takes 20 s at most when the machine does nothing else.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
