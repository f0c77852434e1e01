import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Not those of `npm run test:client`, which need a built package and the npm registry, and of `npm run test:cluster`,
    // which need nginx. They are left out here, and not by `exclude`: what that takes away makes the run one of a part,
    // whose contract coverage is not judged.
    include: ['test/*.test.ts', 'test/!(client|cluster)/**/*.test.ts', 'src/kernel/test/*.test.ts'],
    reporters: [
      'default',
      ['./test/coverage/reporter.ts', { contract: 'openapi.yaml', exceptions: 'test/coverage-exceptions.yaml' }],
    ],
    globalSetup: 'test/support/global-setup.ts',
    pool: 'forks',
    // Two cores: with more files at once those that start processes run out of time.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
