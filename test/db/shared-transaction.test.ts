/** Units of work that share a transaction: which of them do, and that each is there once or not at all. */
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type { Knex } from 'knex'
import { expect, test } from 'vitest'
import { prepared } from '../../src/db/statements/prepared.ts'
import { look, useLines, write, writing } from '../support/shared-lines.ts'

const fail = prepared<never, never>((db) => db.raw('select 1 / 0'), { readOnly: true })

const { pool, begin, idsOf, transactionsOf, connectionsInUse } = useLines()

test('units of work of one moment share a transaction, but the first, which does not wait for others', async () => {
  const ids = [1, 2, 3, 4]
  const waits: number[] = []
  const first = begin(writing(5))
  const all = ids.map((id) => begin(writing(id), { waited: (milliseconds) => waits.push(milliseconds) }))
  expect(await Promise.all(all.map(({ done }) => done))).toEqual(ids)
  expect((await transactionsOf(ids)).size).toBe(1)
  expect(all.map(({ runs }) => runs)).toEqual([1, 1, 1, 1])
  expect(waits).toHaveLength(4)
  expect(await first.done).toBe(5)
  expect((await transactionsOf([5, ...ids])).size).toBe(2)
  expect(connectionsInUse()).toBe(0)
})

test('at most 25 units of work share a transaction: 60 of one moment have three', async () => {
  const ids = Array.from({ length: 60 }, (_, index) => 100 + index)
  await Promise.all(ids.map((id) => begin(writing(id)).done))
  expect(await idsOf(ids)).toEqual(ids)
  expect((await transactionsOf(ids)).size).toBe(3)
})

test('nothing is there for others before the last of them is done', async () => {
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const first = begin(writing(10))
  const last = begin(async (db) => {
    await writing(11)(db)
    await held
  })
  await sleep(50)
  expect(await idsOf([10, 11])).toEqual([])
  goOn()
  await Promise.all([first.done, last.done])
  expect(await idsOf([10, 11])).toEqual([10, 11])
})

test.each([
  [
    'throws after it has written',
    async (db: Knex) => {
      await write(db, { id: 20 })
      throw new Error('changed its mind')
    },
    'changed its mind',
  ],
  [
    'writes what cannot be written',
    async (db: Knex) => {
      await write(db, { id: 20 })
      await write(db, { id: 20 })
    },
    'duplicate key',
  ],
  ['fails when it looks', (db: Knex) => fail(db, {} as Record<never, never>), 'division by zero'],
])('one that %s is undone, and the others are kept', async (_, work, message) => {
  await pool()('lines').whereBetween('id', [20, 29]).delete()
  const before = begin(writing(21))
  const failing = begin<unknown>(work)
  const after = begin(writing(22))
  await expect(failing.done).rejects.toThrow(message)
  expect(await Promise.all([before.done, after.done])).toEqual([21, 22])
  expect(await idsOf([20, 21, 22])).toEqual([21, 22])
  // Each by itself, since they were undone together.
  expect((await transactionsOf([21, 22])).size).toBe(2)
  expect([before, failing, after].map(({ runs }) => runs)).toEqual([2, 2, 2])
  expect(connectionsInUse()).toBe(0)
})

test('those of one name share none', async () => {
  const copies = [60, 61].map((id) => begin(writing(id), { name: 'a key' }))
  const other = begin(writing(62), { name: 'another' })
  await Promise.all([...copies, other].map(({ done }) => done))
  const [first, second] = await Promise.all([[60], [61]].map(transactionsOf))
  expect(first).not.toEqual(second)
  expect(await transactionsOf([62])).toEqual(first)
})

test('one that is slow keeps those who come later waiting for a moment only', async () => {
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const slow: { done: Promise<void> }[] = []
  // As many as there may be under way.
  for (let turn = 0; turn < 2; turn++) {
    slow.push(begin(async () => held))
    await sleep(5)
  }
  expect(await begin(writing(95)).done).toBe(95)
  goOn()
  await Promise.all(slow.map(({ done }) => done))
})

const kinds = ['writes', 'refuses', 'throws', 'fails', 'stops', 'waits'] as const

test('whatever they do, each that resolves has written once, and no other has', async () => {
  let next = 1_000
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ kind: fc.constantFrom(...kinds), late: fc.nat(12) }), { minLength: 1, maxLength: 30 }),
      async (wanted) => {
        const all = wanted.map(async ({ kind, late }) => {
          await sleep(late)
          const id = next++
          const stop = new AbortController()
          const { done } = begin(
            async (db) => {
              await look(db, { id })
              if (kind === 'refuses') throw new Error(kind)
              if (kind === 'waits') await sleep(late)
              await write(db, { id })
              if (kind === 'throws') throw new Error(kind)
              if (kind === 'fails') await write(db, { id })
              if (kind === 'stops') stop.abort(new Error(kind))
              return id
            },
            { signal: stop.signal },
          )
          const [{ status }] = await Promise.allSettled([done])
          return { id, kind, status }
        })
        const ended = await Promise.all(all)
        for (const { kind, status } of ended)
          if (kind !== 'stops') expect(status).toBe(kind === 'writes' || kind === 'waits' ? 'fulfilled' : 'rejected')
        const kept = ended.filter(({ status }) => status === 'fulfilled').map(({ id }) => id)
        expect(await idsOf(ended.map(({ id }) => id))).toEqual(kept.toSorted((a, b) => a - b))
        expect(connectionsInUse()).toBe(0)
      },
    ),
    { numRuns: 40 },
  )
})
