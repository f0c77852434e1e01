/** Rows that are left to the end: those of rolled back parts are not inserted, all others once and in order. */
import fc from 'fast-check'
import type { Knex } from 'knex'
import { expect, onTestFinished, test } from 'vitest'
import { withLimits } from '../../src/db/limits/limits.ts'
import { insertAtEnd, LateRows } from '../../src/db/transactions/deferred.ts'
import { inSharedTransaction } from '../../src/db/transactions/shared-transaction.ts'
import { createDatabase } from '../support/database.ts'

const noDb = {} as Knex
const pattern = /rows/

test('whatever parts are rolled back, and whenever rows are inserted earlier', async () => {
  const part = fc.record({
    steps: fc.array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant('insert' as const)), { maxLength: 4 }),
    fate: fc.constantFrom('alone', 'released', 'rolled back'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(part), async (parts) => {
      const late = new LateRows()
      let [added, table]: [number[], number[]] = [[], []]
      let number = 0
      const insert = async (_: Knex, rows: number[]) => void table.push(...rows)
      for (const { steps, fate } of parts) {
        const before = { added: [...added], table: [...table] }
        if (fate !== 'alone') late.beginPart()
        for (const step of steps) {
          if (step === 'insert') {
            await late.insert()
            continue
          }
          const rows = Array.from({ length: step }, () => ++number)
          added.push(...rows)
          await late.add(noDb, { names: pattern, insert }, rows)
        }
        if (fate === 'alone') continue
        late.endPart({ rolledBack: fate === 'rolled back' })
        // As Postgres does with a savepoint.
        if (fate === 'rolled back') ({ added, table } = before)
      }
      await late.insert()
      expect(table).toEqual(added)
    }),
  )
})

test('ten thousand rows are held, and more are inserted earlier', async () => {
  const late = new LateRows()
  const table: number[] = []
  const insert = async (_: Knex, rows: number[]) => void table.push(rows.length)
  for (let part = 0; part < 11; part++)
    await late.add(
      noDb,
      { names: pattern, insert },
      Array.from({ length: 1_000 }, () => 1),
    )
  expect(table).toEqual([11_000])
})

test('those of a unit of work that fails are not inserted with those of the others in its transaction', async () => {
  const { pool, drop } = await createDatabase({ max: 8 })
  onTestFinished(drop)
  await pool.raw('create table rows (id integer, tx bigint not null default txid_current())')
  const insert = async (db: Knex, rows: { id: number }[]) => db('rows').insert(rows)
  const begin = (id: number, end = async () => {}) =>
    inSharedTransaction(withLimits(pool, { signal: new AbortController().signal, wait: 1_000 }), {}, async (db) => {
      await insertAtEnd(db, { names: pattern, insert }, [{ id }])
      await end()
    })
  const first = begin(1)
  const shared = Promise.allSettled([begin(2), begin(3, () => Promise.reject(new Error('no'))), begin(4)])
  await first
  expect((await shared).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const rows: { id: number; tx: string }[] = await pool('rows').whereNot({ id: 1 }).orderBy('id')
  expect(rows.map(({ id }) => id)).toEqual([2, 4])
  expect(new Set(rows.map(({ tx }) => tx)).size).toBe(1)
})
