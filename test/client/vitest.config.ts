/** The second half of `npm run test:client`: the operations' cases, sent through the SDK's package. */
import { defineConfig } from 'vitest/config'
import { contract } from '../../generated/contract.ts'
import { SentReporter } from './sent-reporter.ts'

const tags = [...new Set(Object.values(contract).map(({ tag }) => tag))]

export default defineConfig({
  test: {
    name: 'operations through the SDK',
    include: tags.map((tag) => `test/operations/${tag}.test.ts`),
    globalSetup: 'test/support/global-setup.ts',
    reporters: ['default', new SentReporter()],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: { TASKPACT_TEST_CLIENT: 'sdk' },
  },
})
