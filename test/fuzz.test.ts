/**
 * Fuzzes every operation of openapi.yaml against a real service: once by a random seed, or for FUZZ_MINUTES
 * (`npm run fuzz`). Findings are printed with the seed that repeats them.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { undeclaredMethods } from './fuzz/bytes.ts'
import { readSettings, runFor, summary, trials } from './fuzz/campaign.ts'
import { operations } from './fuzz/contract.ts'
import { buildWorld, type World } from './fuzz/world.ts'
import { useService } from './support/service.ts'

const settings = readSettings(process.env)
const { seed, minutes, parts } = settings
const today = Math.floor(Date.now() / 86_400_000)
const chosen = trials.filter(({ operation }) =>
  settings.operation === null
    ? (operations.indexOf(operation) + today) % parts === 0
    : operation.id === settings.operation,
)
const paths = [...new Set(operations.map(({ path }) => path))]
const service = useService()
const found = new Map<string, number>()
let world: World

beforeAll(async () => {
  world = await buildWorld(service())
})

describe(`seed ${seed}`, minutes > 0 ? forMinutes : once)

function once() {
  test.each(chosen.map((trial) => [`${trial.operation.id}: ${trial.rule}`, trial] as const))(
    '%s',
    async (_, trial) => expect(await trial.run(world, settings)).toBeNull(),
    120_000,
  )

  test.each(paths)('%s refuses every other method', (path) => undeclaredMethods(service().url, path))

  test('every operation was tried', () => {
    expect([...new Set(trials.map(({ operation }) => operation.id))]).toEqual(operations.map(({ id }) => id))
  })
}

function forMinutes() {
  const say = (line: string) => process.stdout.write(`${line}\n`)

  test(`nothing is found in ${minutes} minutes`, { timeout: minutes * 60_000 + 120_000 }, async () => {
    expect(await runFor(world, chosen, settings, found, say)).toEqual([])
  })

  afterAll(() => say(`\nseed ${seed}\n${summary(world, found)}`))
}
