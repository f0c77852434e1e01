/** The line up to which the change log may be read: what another database does does not move it back. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { isBehind, type Position } from '../../src/changelog/position.ts'
import { currentPosition, readEvents } from '../../src/changelog/queries.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let own: TestDatabase
let other: TestDatabase

beforeAll(async () => {
  own = await createDatabase()
  other = await createDatabase({ max: 10 })
  await other.pool.raw('create table others (number int)')
  return async () => {
    await own.drop()
    await other.drop()
  }
})

async function begin(pool: Knex): Promise<Knex.Transaction> {
  const transaction = await pool.transaction()
  onTestFinished(async () => {
    if (!transaction.isCompleted()) await transaction.rollback()
  })
  return transaction
}

async function idOf(transaction: Knex): Promise<bigint> {
  const { rows } = await transaction.raw('select event_transaction_id()::text as id')
  return BigInt(rows[0].id)
}

const appendEvent = (db: Knex) =>
  db('events').insert({
    id: db.raw('gen_random_uuid()'),
    type: 'todo.created',
    user_id: db.raw('gen_random_uuid()'),
    data: {},
    changes: '[]',
  })

/** A snapshot has as open only what began before the last one that has ended. */
const write = () => other.pool('others').insert({ number: 1 })

const horizonNow = async () => BigInt((await own.pool.raw('select event_horizon()::text as horizon')).rows[0].horizon)

/** The horizon of a snapshot that was taken before `happen`, and which is asked for after it. */
async function horizonAfter(happen: () => Promise<unknown>): Promise<bigint> {
  const gate = await begin(own.pool)
  await gate.raw('select pg_advisory_xact_lock(2)')
  // The columns are found from left to right, by one snapshot.
  const asked = own.pool.raw('select pg_advisory_xact_lock_shared(2), event_horizon()::text as horizon').then()
  // Of this database: other test files wait for locks of theirs on the same server.
  const waiting = () =>
    own.pool('pg_locks').where({
      locktype: 'advisory',
      granted: false,
      database: own.pool('pg_database').select('oid').whereRaw('datname = current_database()'),
    })
  await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(1)
  await happen()
  await gate.commit()
  return BigInt((await asked).rows[0].horizon)
}

test('the horizon waits for a transaction of this database as long as it may still write', async () => {
  const writing = await begin(own.pool)
  const id = await idOf(writing)
  await write()
  expect(await horizonNow()).toBe(id)
  await writing.commit()
  expect(await horizonNow()).toBeGreaterThan(id)
})

test('the horizon stays before the events of a transaction that ended after the snapshot', async () => {
  const writing = await begin(own.pool)
  const id = await idOf(writing)
  await appendEvent(writing)
  await write()
  expect(await horizonAfter(() => writing.commit())).toBe(id)
  expect(await horizonNow()).toBeGreaterThan(id)
})

test('the horizon does not wait for a transaction that ended after the snapshot without an event', async () => {
  const [first, second] = [await begin(own.pool), await begin(own.pool)]
  const ids = [await idOf(first), await idOf(second)]
  await appendEvent(second)
  await write()
  const horizon = await horizonAfter(async () => {
    await first.commit()
    await second.rollback()
  })
  for (const id of ids) expect(horizon).toBeGreaterThan(id)
})

test('the horizon does not wait for a transaction of another database, open or ended after the snapshot', async () => {
  const theirs = await begin(other.pool)
  const id = await idOf(theirs)
  await write()
  expect(await horizonNow()).toBeGreaterThan(id)
  expect(await horizonAfter(() => theirs.commit())).toBeGreaterThan(id)
})

test('the horizon ignores a transaction of another database, also when it is read again in one transaction', async () => {
  const reading = await begin(own.pool)
  const asked = async () => BigInt((await reading.raw('select event_horizon()::text as horizon')).rows[0].horizon)
  for (const theirs of [await begin(other.pool), await begin(other.pool)]) {
    const id = await idOf(theirs)
    await write()
    expect(await asked()).toBeGreaterThan(id)
  }
})

test('the horizon never goes back while other databases write', { timeout: 60_000 }, async () => {
  let busy = true
  const writeSlowly = () =>
    other.pool.transaction(async (transaction) => {
      await transaction('others').insert({ number: 1 })
      await transaction.raw('select pg_sleep(random() * 0.02)')
    })
  const writers = Array.from({ length: 5 }, async () => {
    while (busy) await writeSlowly()
  })
  try {
    let highest = 0n
    for (let times = 0; times < 3_000; times++) {
      const horizon = await horizonNow()
      expect(horizon).toBeGreaterThanOrEqual(highest)
      highest = horizon
    }
  } finally {
    busy = false
    await Promise.all(writers)
  }
})

/** The ids of events behind a position that can be read. */
async function read(after: Position): Promise<string[]> {
  return (await readEvents(own.pool, after, 100)).map(({ event }) => event.id)
}

const append = async (db: Knex): Promise<string> => {
  const id = crypto.randomUUID()
  await db('events').insert({ id, type: 'todo.created', user_id: id, data: {}, changes: '[]' })
  return id
}

test('a transaction that has not appended holds no reader back, and its events come behind those that were read', async () => {
  const start = await currentPosition(own.pool)
  const long = await begin(own.pool)
  await long.raw('select pg_current_xact_id()')
  const first = await append(own.pool)
  expect(await read(start)).toEqual([first])
  const position = (await readEvents(own.pool, start, 1))[0]?.position as Position
  const [now, last] = [await currentPosition(own.pool), await append(long)]
  const beside = await append(own.pool)
  expect(await read(position)).toEqual([])
  await long.commit()
  expect(await read(position)).toEqual([last, beside])
  expect(await read(now)).toEqual([last, beside])
})

test('a mark ends with the savepoint that it was made in', async () => {
  const transaction = await begin(own.pool)
  await transaction.raw('savepoint part')
  await append(transaction)
  const start = await currentPosition(own.pool)
  await transaction.raw('rollback to savepoint part')
  const first = await append(own.pool)
  expect(await read(start)).toEqual([first])
  const second = await append(transaction)
  expect(await read(start)).toEqual([first])
  await transaction.commit()
  expect(await read(start)).toEqual([first, second])
})

test('a reader that follows misses nothing, and its horizon never goes back', { timeout: 60_000 }, async () => {
  const database = await createDatabase({ max: 12 })
  onTestFinished(() => database.drop())
  const { pool } = database
  const written = new Set<string>()
  let position = await currentPosition(pool)
  const write = async () => {
    for (let times = 0; times < 60; times++) {
      const ids: string[] = []
      await pool.transaction(async (transaction) => {
        await transaction.raw('select pg_current_xact_id()')
        await sleep(Math.random() * 10)
        for (let count = 0; count < 3; count++) ids.push(await append(transaction))
        await sleep(Math.random() * 5)
      })
      for (const id of ids) written.add(id)
    }
  }
  let busy = true
  const writing = Promise.all(Array.from({ length: 8 }, write)).finally(() => {
    busy = false
  })
  const found: string[] = []
  let highest = position
  for (let last = false; !last; ) {
    last = !busy
    const horizon = await currentPosition(pool)
    expect(isBehind(horizon, highest)).toBe(false)
    highest = horizon
    const events = await readEvents(pool, position, 50)
    position = events.at(-1)?.position ?? position
    found.push(...events.map(({ event }) => event.id))
    if (events.length > 0) last = false
  }
  await writing
  expect(found.length).toBe(written.size)
  expect(new Set(found)).toEqual(written)
})
