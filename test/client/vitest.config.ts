/** `npm run test:client`: the package of the SDK, and the operations' cases sent through it. Needs the npm registry. */
import { defineConfig } from 'vitest/config'
import { contract } from '../../generated/contract.ts'
import { SentReporter } from './sent-reporter.ts'

const common = { pool: 'forks', testTimeout: 20_000, hookTimeout: 30_000 } as const

const tags = [...new Set(Object.values(contract).map(({ tag }) => tag))]

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new SentReporter()],
    projects: [
      {
        test: {
          ...common,
          name: 'package',
          include: ['test/client/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts', 'test/client/global-setup.ts'],
          // Two compilers and three versions of Node run here, possibly on a busy machine.
          testTimeout: 240_000,
        },
      },
      {
        test: {
          ...common,
          name: 'operations through the SDK',
          include: tags.map((tag) => `test/operations/${tag}.test.ts`),
          globalSetup: ['test/support/global-setup.ts'],
          env: { TASKPACT_TEST_CLIENT: 'sdk' },
        },
      },
    ],
  },
})
