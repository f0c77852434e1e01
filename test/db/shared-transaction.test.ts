/** Units of work that share a transaction: what each did is there once or not at all, whatever becomes of the others. */
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DatabaseUnavailable } from '../../src/db/errors.ts'
import { withLimits } from '../../src/db/limits/limits.ts'
import { prepared } from '../../src/db/statements/prepared.ts'
import { inSharedTransaction } from '../../src/db/transactions/shared-transaction.ts'
import type { Guard } from '../../src/db/transactions/transaction.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let pool: Knex

beforeAll(async () => {
  database = await createDatabase({ max: 8 })
  pool = database.pool
  await pool.raw(`
    create table lines (id integer primary key, tx bigint not null default txid_current());
    create function object() returns trigger language plpgsql as $$
    begin
      if new.id = 666 then raise 'this commit is refused'; end if;
      if new.id = 777 then perform pg_sleep(30); end if;
      return new;
    end $$;
    create constraint trigger object after insert on lines deferrable initially deferred
      for each row execute function object()`)
})

afterAll(() => database.drop())

const look = prepared<'id', { id: number }>((db, value) => db('lines').where({ id: value('id') }), { readOnly: true })
const fail = prepared<never, never>((db) => db.raw('select 1 / 0'), { readOnly: true })
const write = prepared<'id'>((db, value) => db('lines').insert({ id: value('id') }), { deferred: true })

interface Options {
  name?: string
  signal?: AbortSignal
  waited?: (milliseconds: number) => void
}

/** A unit of work of a request of its own; `runs` counts how often it was run. */
function begin<T>(work: (db: Knex) => Promise<T>, { name, signal, waited }: Options = {}) {
  const request = withLimits(pool, {
    signal: signal ?? new AbortController().signal,
    wait: 1_000,
    ...(waited && { waited }),
  })
  const own = { runs: 0, done: undefined as unknown as Promise<T> }
  own.done = inSharedTransaction(request, { exclusiveKey: name }, (db) => {
    own.runs++
    return work(db)
  })
  own.done.catch(() => {})
  return own
}

const writing = (id: number) => async (db: Knex) => {
  await look(db, { id })
  await write(db, { id })
  return id
}
const idsOf = async (ids: number[]) => (await pool('lines').whereIn('id', ids).orderBy('id')).map(({ id }) => id)
const transactionsOf = async (ids: number[]) =>
  new Set((await pool('lines').whereIn('id', ids)).map(({ tx }: { tx: string }) => tx))
const connectionsInUse = () => pool.client.pool.numUsed()

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
  await pool('lines').whereBetween('id', [20, 29]).delete()
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

test('one that only looks and then refuses disturbs nobody', async () => {
  const refusing = begin(async (db) => {
    await look(db, { id: 30 })
    throw new Error('no')
  })
  const others = [31, 32].map((id) => begin(writing(id)))
  await expect(refusing.done).rejects.toThrow('no')
  await Promise.all(others.map(({ done }) => done))
  expect((await transactionsOf([31, 32])).size).toBe(1)
  expect([refusing, ...others].map(({ runs }) => runs)).toEqual([1, 1, 1])
})

test('one that stops is undone, its statement is cancelled, and the others are kept', async () => {
  const stop = new AbortController()
  const stopping = begin(
    async (db) => {
      await write(db, { id: 40 })
      await db.raw('select pg_sleep(30)')
    },
    { signal: stop.signal },
  )
  const other = begin(writing(41))
  await sleep(50)
  stop.abort(new Error('its client has gone'))
  await expect(stopping.done).rejects.toThrow('its client has gone')
  expect(await other.done).toBe(41)
  expect(await idsOf([40, 41])).toEqual([41])
  await expect.poll(connectionsInUse).toBe(0)
})

test('one that has stopped before it could begin is no part of it', async () => {
  const signal = AbortSignal.abort(new Error('gone already'))
  const stopped = begin(writing(50), { signal })
  const others = [51, 52].map((id) => begin(writing(id)))
  await expect(stopped.done).rejects.toThrow('gone already')
  await Promise.all(others.map(({ done }) => done))
  expect((await transactionsOf([51, 52])).size).toBe(1)
  expect(others.map(({ runs }) => runs)).toEqual([1, 1])
})

test('one that its guard refuses writes nothing and runs alone, where it may wait; the others are kept together', async () => {
  const asked: [subjects: number[], waits: boolean][] = []
  const confirm: Guard<number>['confirm'] = async (db, connection, subjects, waits) => {
    asked.push([subjects, waits])
    await db.client._query(connection, { sql: 'select 1' })
    return subjects.map((id) => (id === 57 ? new Error('revoked') : null))
  }
  const begun = [56, 57, 58].map((id) =>
    inSharedTransaction(
      withLimits(pool, { signal: new AbortController().signal, wait: 1_000 }),
      { guard: { subject: id, confirm } },
      writing(id),
    ),
  )
  const first = begin(writing(59))
  expect((await Promise.allSettled(begun)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  await expect(begun[1]).rejects.toThrow('revoked')
  await first.done
  expect(await idsOf([56, 57, 58])).toEqual([56, 58])
  expect(asked).toContainEqual([[57], true])
  expect(asked.some(([subjects, waits]) => subjects.length > 1 && !waits)).toBe(true)
})

test('those of one name share none', async () => {
  const copies = [60, 61].map((id) => begin(writing(id), { name: 'a key' }))
  const other = begin(writing(62), { name: 'another' })
  await Promise.all([...copies, other].map(({ done }) => done))
  const [first, second] = await Promise.all([[60], [61]].map(transactionsOf))
  expect(first).not.toEqual(second)
  expect(await transactionsOf([62])).toEqual(first)
})

test('a refused commit fails all of them, and none is repeated', async () => {
  const all = [70, 666, 71].map((id) => begin(writing(id)))
  for (const one of all) {
    await expect(one.done).rejects.toThrow('this commit is refused')
    expect(one.runs).toBe(1)
  }
  expect(await idsOf([70, 71, 666])).toEqual([])
})

test('a commit without a response fails all of them, and none is repeated', async () => {
  const all = [80, 777, 81].map((id) => begin(writing(id)))
  const commits = () =>
    pool.raw(
      "select pid from pg_stat_activity where query = 'COMMIT' and state = 'active' and datname = current_database()",
    )
  await expect.poll(async () => (await commits()).rows).toHaveLength(1)
  const [{ pid }] = (await commits()).rows
  await pool.raw('select pg_terminate_backend(?)', [pid])
  for (const one of all) {
    await expect(one.done).rejects.toThrow()
    expect(one.runs).toBe(1)
  }
  expect(await idsOf([80, 81, 777])).toEqual([])
  expect(connectionsInUse()).toBe(0)
})

test('a connection that is lost before the commit costs nobody anything', async () => {
  const cutting = begin(async (db) => {
    const { rows } = await db.raw('select pg_backend_pid() as pid')
    if (cutting.runs === 1) await pool.raw('select pg_terminate_backend(?)', [rows[0].pid])
    return writing(90)(db)
  })
  const other = begin(writing(91))
  expect(await Promise.all([cutting.done, other.done])).toEqual([90, 91])
  expect(await idsOf([90, 91])).toEqual([90, 91])
  expect(connectionsInUse()).toBe(0)
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

test('without a connection it throws what a transaction of its own would', async () => {
  const blocking = await Promise.all(Array.from({ length: 8 }, () => pool.client.acquireConnection()))
  const all = [96, 97].map((id) => begin(writing(id)))
  for (const one of all) {
    await expect(one.done).rejects.toBeInstanceOf(DatabaseUnavailable)
    expect(one.runs).toBe(1)
  }
  for (const connection of blocking) pool.client.releaseConnection(connection)
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
