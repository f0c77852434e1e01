/** `npm run test:clients`. It needs the registries of npm, PyPI, Go and Maven, and is no part of `npm run test:all`. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'clients',
    include: ['test/clients/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    pool: 'forks',
    // Compilers of four languages run here, after their packages have been fetched.
    testTimeout: 900_000,
    hookTimeout: 60_000,
  },
})
