/**
 * Two writes that touch the same objects, at the same moment: none fails, none waits long, nothing is damaged. Each write runs
 * beside a few others, drawn by a seed that is printed. `TEST_SEED=<seed>` repeats a run, `TEST_PAIRS=all` runs every pair.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { findDamage } from '../../src/db/invariants.ts'
import type { Answer } from '../support/load.ts'
import { findDisorder, findUnreported } from '../support/order.ts'
import { newRaceWorld } from '../support/race-world.ts'
import { writes } from '../support/races.ts'
import { useService } from '../support/service.ts'

const service = useService()
const names = Object.keys(writes)
const seed = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 2 ** 31))
/** How many others each write runs beside. */
const partners = 6
const pairs = process.env.TEST_PAIRS === 'all' ? everyPair() : drawnPairs()
console.log(`${[...pairs.values()].flat().length} pairs of writes: TEST_SEED=${seed}`)

/** For each write those that it runs beside; each two once, itself included. */
function everyPair(): Map<string, string[]> {
  return new Map(names.map((one, index) => [one, names.slice(index)]))
}

function drawnPairs(): Map<string, string[]> {
  const draw = fc.array(fc.shuffledSubarray(names, { minLength: partners, maxLength: partners }), {
    minLength: names.length,
    maxLength: names.length,
  })
  const [drawn = []] = fc.sample(draw, { seed, numRuns: 1 })
  return new Map(names.map((one, index) => [one, drawn[index] ?? []]))
}

/** Writes that touch only rows of the caller's own account, or none that another write of the table touches. */
const apart = /^(auth|sessions|service|events|webhooks)$/
const elsewhere = [
  'updateMe',
  'changePassword',
  'updatePreferences',
  'requestEmailChange',
  'updateNotification',
  'updateUser',
  'replaceUserQuotas',
  'createUser',
  'endUserSessions',
  'replaceUserPassword',
  'sendUserPasswordReset',
  'confirmUserEmail',
  'startTotp',
  'confirmTotp',
  'disableTotp',
  'replaceRecoveryCodes',
  'startPasskey',
  'createPasskey',
  'updatePasskey',
  'deletePasskey',
  'removeUserSecondFactor',
  'unlinkIdentity',
  'replaceMaintenance',
  'replaceAnnouncement',
  'deleteAnnouncement',
  'sendTestMail',
]

test('every write of the contract that shares objects with others is in the table', () => {
  const known = new Set(names.map((name) => name.split(':')[0]))
  const missing = Object.entries(contract)
    .filter(
      ([id, { method, tag }]) => method !== 'get' && !apart.test(tag) && !known.has(id) && !elsewhere.includes(id),
    )
    .map(([id]) => id)
    .filter((id) => !/Job$/.test(id))
  expect(missing).toEqual([])
})

/** Writes that succeed only after another one. */
const refusedAlone: Record<string, string> = { 'updateMember: steps down': 'last_owner' }

// A write that is refused, by a rule that came later, races with none.
test.each(names)('%s by itself succeeds, or is refused as expected', async (name) => {
  const answer = await writes[name]?.(service(), await newRaceWorld(service(), name))
  if (Number(answer?.status) >= 300) expect(answer?.body?.code).toBe(refusedAlone[name] ?? 'none')
  else expect(refusedAlone).not.toHaveProperty([name])
})

async function deadlocks(): Promise<number> {
  const { pool } = service().database
  await pool.raw('select pg_stat_force_next_flush()')
  const { rows } = await pool.raw('select deadlocks from pg_stat_database where datname = current_database()')
  return Number(rows[0].deadlocks)
}

async function race(one: string, two: string): Promise<Answer[]> {
  const world = await newRaceWorld(service(), `${one}, ${two}`.slice(0, 100))
  return Promise.all([one, two].map((name) => writes[name]?.(service(), world) as Promise<Answer>))
}

/** The damage in the database, with the names of the projects, which are those of the pairs. */
async function wrongs(): Promise<unknown[]> {
  const { pool } = service().database
  const damage = await findDamage(pool)
  const [disorder, unreported] = [await findDisorder(pool), await findUnreported(pool)]
  const ids = [...damage.flatMap((one) => one.ids), ...disorder, ...unreported]
  if (ids.length === 0) return []
  return [
    damage,
    { disorder, unreported },
    await pool('todos').distinct('title').whereIn('id', ids).pluck('title'),
    await pool('projects').distinct('name').whereIn('id', ids).pluck('name'),
  ]
}

test.each([...pairs])('%s, beside other writes', { timeout: 120_000 }, async (one, others) => {
  const before = await deadlocks()
  const failed: unknown[] = []
  for (const two of others)
    for (const answer of await race(one, two))
      if (answer.status >= 500 || answer.status === 422) failed.push([two, answer.status, answer.body])
  expect(failed).toEqual([])
  expect(await wrongs()).toEqual([])
  expect((await deadlocks()) - before).toBe(0)
})
