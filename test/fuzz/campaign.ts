/** Runs the rules by fast-check, says what was found so that it can be run again, and keeps the tallies. */
import fc from 'fast-check'
import { bytesAreRefused } from './bytes.ts'
import { type FuzzedOperation, operations } from './contract.ts'
import { creators, live, livesOf } from './lives.ts'
import { draftsOf } from './request.ts'
import { invalidIsRefused, othersAreKeptOut, type Rule, validIsServed } from './rules.ts'
import type { World } from './world.ts'

export interface Settings {
  seed: number
  /** fast-check's path to one counterexample: only that is run. */
  path: string | null
  /** Only this operation. */
  operation: string | null
  /** One of so many parts of the operations, another each day. */
  parts: number
  /** 0: once, as in `npm run test:all`. */
  minutes: number
}

/** Reads `FUZZ_SEED`, `FUZZ_PATH`, `FUZZ_OPERATION`, `FUZZ_PARTS` and `FUZZ_MINUTES`. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const seed = env.FUZZ_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(env.FUZZ_SEED)
  if (!Number.isInteger(seed))
    throw new Error(`FUZZ_SEED is "${env.FUZZ_SEED}": write the whole number that was printed.`)
  const minutes = Number(env.FUZZ_MINUTES ?? 0)
  if (!(minutes >= 0)) throw new Error(`FUZZ_MINUTES is "${env.FUZZ_MINUTES}": write how many minutes, such as 10.`)
  const operation = env.FUZZ_OPERATION ?? null
  if (operation !== null && !operations.some(({ id }) => id === operation))
    throw new Error(`openapi.yaml has no operation "${operation}".`)
  const parts = Number(env.FUZZ_PARTS ?? 1)
  if (!Number.isInteger(parts) || parts < 1)
    throw new Error(`FUZZ_PARTS is "${env.FUZZ_PARTS}": write in how many parts to try the operations, such as 2.`)
  return { seed, path: env.FUZZ_PATH ?? null, operation, parts, minutes }
}

export interface Trial {
  operation: FuzzedOperation
  rule: string
  /** Returns the finding, or null. */
  run(world: World, settings: Pick<Settings, 'seed' | 'path'>): Promise<string | null>
}

/** Each rule for each operation that it is about; a new operation is among them. */
export const trials: Trial[] = operations.flatMap((operation) => [
  trial(operation, 'valid requests are served', 40, () => draftsOf(operation, 50), validIsServed),
  trial(operation, 'invalid requests are refused', 5, () => draftsOf(operation, 90), invalidIsRefused),
  ...(operation.roles === null
    ? []
    : [trial(operation, 'others are kept out', 4, () => draftsOf(operation, 40), othersAreKeptOut)]),
  trial(
    operation,
    'any bytes are refused',
    2,
    () => fc.tuple(draftsOf(operation, 40), fc.uint8Array({ minLength: 1, maxLength: 200 })),
    (world, [draft, noise]) => bytesAreRefused(noise)(world, draft),
  ),
  ...(creators.includes(operation)
    ? [trial(operation, 'what is made lives and dies', 15, () => livesOf(operation), live)]
    : []),
])

function trial<T>(
  operation: FuzzedOperation,
  rule: string,
  numRuns: number,
  arbitrary: () => fc.Arbitrary<T>,
  hold: (world: World, drawn: T) => ReturnType<Rule>,
): Trial {
  return {
    operation,
    rule,
    async run(world, { seed, path }) {
      const property = fc.asyncProperty(arbitrary(), (drawn) => hold(world, drawn))
      const details = await fc.check(property, {
        seed,
        numRuns,
        ...(path !== null && { path }),
        // Reports a finding even when shrinking it has not ended.
        interruptAfterTimeLimit: 20_000,
        markInterruptAsFailure: false,
      })
      if (!details.failed) return null
      const why = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance)
      return [
        `${operation.id}: ${rule}`,
        why,
        `Again: FUZZ_SEED=${details.seed} FUZZ_PATH=${details.counterexamplePath} npx vitest run test/fuzz.test.ts -t '${operation.id}: ${rule}'`,
      ].join('\n')
    },
  }
}

/** Once a trial has found this much it is left out: what is found after that is mostly the same again. */
const enough = 3

/**
 * Runs the trials again and again, by another seed each round, until the time is over. Returns the findings; `report`
 * gets the progress.
 */
export async function runFor(
  world: World,
  chosen: Trial[],
  settings: Settings,
  found: Map<string, number>,
  report: (line: string) => void,
): Promise<string[]> {
  const end = Date.now() + settings.minutes * 60_000
  const complaints: string[] = []
  const findingsOf = new Map<Trial, number>()
  let reported = Date.now()
  const open = () => chosen.filter((each) => (findingsOf.get(each) ?? 0) < enough)
  for (let round = 0; Date.now() < end && open().length > 0; round += 1)
    for (const each of open()) {
      if (Date.now() >= end) break
      const complaint = await each.run(world, { seed: settings.seed + round, path: null })
      if (complaint !== null) {
        findingsOf.set(each, (findingsOf.get(each) ?? 0) + 1)
        found.set(each.operation.id, (found.get(each.operation.id) ?? 0) + 1)
        complaints.push(complaint)
        report(complaint)
      }
      if (Date.now() - reported < 5_000) continue
      reported = Date.now()
      const sent = [...world.tallies.values()].reduce((sum, tally) => sum + tally.sent, 0)
      const left = Math.ceil((end - Date.now()) / 1000)
      report(`round ${round + 1}, ${each.operation.id}: ${sent} sent, ${complaints.length} found, ${left} s left`)
    }
  return complaints
}

/** A table with a row for each operation: how much was sent, what was answered, what was found. */
export function summary(world: World, found: Map<string, number>): string {
  const rows = operations.flatMap(({ id }) => {
    const tally = world.tallies.get(id)
    if (!tally) return []
    const statuses = [...tally.statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
    return [[id, String(tally.sent), String(found.get(id) ?? 0), statuses.join(', ')]]
  })
  const widths = ['operation', 'sent', 'found'].map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [['operation', 'sent', 'found', 'answered'], ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n')
}
