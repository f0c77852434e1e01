import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:client` has these: they need a built package, and the npm registry.
    exclude: ['test/client/**'],
    reporters: [
      'default',
      ['./test/coverage/reporter.ts', { contract: 'openapi.yaml', exceptions: 'test/coverage-exceptions.yaml' }],
    ],
    globalSetup: 'test/support/global-setup.ts',
    pool: 'forks',
    // Two cores: more files at once only wait for one another.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
