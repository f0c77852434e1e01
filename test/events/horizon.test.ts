/** The line up to which the change log may be read: what another database does does not move it back. */
import type { Knex } from 'knex'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
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
