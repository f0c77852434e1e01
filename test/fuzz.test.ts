/**
 * Fuzzes every operation of openapi.yaml against a real service: once by a random seed, or for FUZZ_MINUTES
 * (`npm run fuzz`). What is found is printed with the seed that finds it again.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { undeclaredMethods } from './fuzz/bytes.ts'
import { readSettings, summary, trials } from './fuzz/campaign.ts'
import { operations } from './fuzz/contract.ts'
import { buildWorld, type World } from './fuzz/world.ts'
import { useService } from './support/service.ts'

const settings = readSettings(process.env)
const chosen = trials.filter(({ operation }) => settings.operation === null || operation.id === settings.operation)
const service = useService()
const found = new Map<string, number>()
let world: World

beforeAll(async () => {
  world = await buildWorld(service())
})

afterAll(() => {
  if (process.env.FUZZ_SUMMARY) process.stdout.write(`${summary(world, found)}\n`)
})

describe(`seed ${settings.seed}`, () => {
  test.each(chosen.map((trial) => [`${trial.operation.id}: ${trial.rule}`, trial] as const))(
    '%s',
    async (_, trial) => {
      const complaint = await trial.run(world, settings)
      if (complaint) found.set(trial.operation.id, (found.get(trial.operation.id) ?? 0) + 1)
      expect(complaint).toBeNull()
    },
    120_000,
  )

  test.each([...new Set(operations.map(({ path }) => path))])('%s refuses every other method', (path) =>
    undeclaredMethods(service().url, path),
  )
})
