/** Units of work that share a transaction, of which one fails or loses its connection: what becomes of the others. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { DatabaseUnavailable } from '../../src/db/errors.ts'
import { withLimits } from '../../src/db/limits/limits.ts'
import { inSharedTransaction } from '../../src/db/transactions/shared-transaction.ts'
import type { Guard } from '../../src/db/transactions/transaction.ts'
import { look, useLines, write, writing } from '../support/shared-lines.ts'

const { pool, begin, idsOf, transactionsOf, connectionsInUse } = useLines()

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
      withLimits(pool(), { signal: new AbortController().signal, wait: 1_000 }),
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
    pool().raw(
      "select pid from pg_stat_activity where query = 'COMMIT' and state = 'active' and datname = current_database()",
    )
  await expect.poll(async () => (await commits()).rows).toHaveLength(1)
  const [{ pid }] = (await commits()).rows
  await pool().raw('select pg_terminate_backend(?)', [pid])
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
    if (cutting.runs === 1) await pool().raw('select pg_terminate_backend(?)', [rows[0].pid])
    return writing(90)(db)
  })
  const other = begin(writing(91))
  expect(await Promise.all([cutting.done, other.done])).toEqual([90, 91])
  expect(await idsOf([90, 91])).toEqual([90, 91])
  expect(connectionsInUse()).toBe(0)
})

test('without a connection it throws what a transaction of its own would', async () => {
  const blocking = await Promise.all(Array.from({ length: 8 }, () => pool().client.acquireConnection()))
  const all = [96, 97].map((id) => begin(writing(id)))
  for (const one of all) {
    await expect(one.done).rejects.toBeInstanceOf(DatabaseUnavailable)
    expect(one.runs).toBe(1)
  }
  for (const connection of blocking) pool().client.releaseConnection(connection)
})
