/**
 * The unit of work of a request: a transaction that begins with its first query. It is a Knex like any other, so query
 * functions do not know whether they run in one.
 */
import type { Knex } from 'knex'
import { planIsStale } from './compile-once.ts'
import { derive } from './derived.ts'
import { answered, type Connection, interruptionOf } from './interrupt.ts'

/** How often work runs at most, when Postgres says that running it again may succeed. */
const maximumTries = 5
/** Milliseconds until an end that is not answered is given up: a commit may have to wait for a standby. */
const endTimeouts = { COMMIT: 10_000, ROLLBACK: 1_000 }
/** serialization_failure and deadlock_detected, and what a migration beside us makes of a prepared statement. */
const retryable = new Set(['40001', '40P01', planIsStale])

/**
 * Runs `work` with a `db` whose first query takes one connection and begins a transaction; commits when it resolves,
 * rolls back when it throws. Without a query no connection is taken. On a serialization failure or a deadlock `work`
 * runs again from the start, so it must have no effect but through `db`. A failed commit throws.
 */
export async function inTransaction<T>(pool: Knex, work: (db: Knex) => Promise<T>): Promise<T> {
  return triedAgain(() => once(pool, work))
}

/** Runs `work` until it meets nobody any more that Postgres had to stop it for; throws that after some tries. */
export async function triedAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === maximumTries || !retryable.has((error as { code?: string }).code ?? '')) throw error
      // Those that met do not meet again at once.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** tries))
    }
  }
}

/** Runs `work`, which can only read, once: all its queries see what was committed before the first of them. */
export function inSnapshot<T>(pool: Knex, work: (db: Knex) => Promise<T>): Promise<T> {
  return once(pool, work, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
}

async function once<T>(pool: Knex, work: (db: Knex) => Promise<T>, beginning = 'BEGIN'): Promise<T> {
  const transaction = begin(pool, beginning)
  let result: T
  try {
    result = await work(transaction.db)
  } catch (error) {
    await transaction.end('ROLLBACK')
    throw error
  }
  await transaction.end('COMMIT')
  return result
}

/**
 * Runs `work` as a part of the unit of work `db`: what it did is undone when it throws, and the rest goes on, as if
 * nothing had failed in the transaction. One at a time.
 */
export async function inSavepoint<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  await db.raw('savepoint part')
  let result: T
  try {
    result = await work()
  } catch (error) {
    // Where this fails the connection is lost, and its own error says more.
    await db.raw('rollback to savepoint part; release savepoint part').catch(() => {})
    throw error
  }
  await db.raw('release savepoint part')
  return result
}

/** A transaction that has begun when the first query asked for its connection. */
interface LazyTransaction {
  db: Knex
  /** Ends the transaction, if it began, and gives the connection back. `db` throws from here on. */
  end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void>
}

function begin(pool: Knex, beginning: string): LazyTransaction {
  let connection: Promise<Connection> | undefined
  let ended = false

  async function open(): Promise<Connection> {
    const opened: Connection = await pool.client.acquireConnection()
    try {
      await pool.client._query(opened, { sql: beginning })
      // Statements that a unit of work does not wait for one by one go to the server together. Not so with BEGIN: where
      // that is cancelled, what follows it would be done outside of any transaction.
      opened.pipeline = true
      return opened
    } catch (error) {
      giveBack(opened, error)
      throw error
    }
  }

  function giveBack(used: Connection, broken?: unknown): void {
    if (broken) used.__knex__disposed = broken
    used.pipeline = false
    pool.client.releaseConnection(used)
  }

  /** Knex builds its own transactions like this: a client that always answers with the same connection. */
  const db = derive(pool, {
    transacting: true,
    async acquireConnection() {
      if (ended) throw new Error('This unit of work has ended. Await every query before it does.')
      connection ??= open()
      return connection
    },
    async releaseConnection() {},
  })

  return {
    db,
    async end(statement) {
      ended = true
      const used = await connection?.catch(() => undefined)
      if (!used) return
      try {
        // An aborted transaction answers COMMIT with ROLLBACK, and no error.
        await interruptionOf(used)
        const { command } = await answered(used, statement, endTimeouts[statement])
        if (command !== statement)
          throw new Error(`The transaction could not ${statement.toLowerCase()}: a query in it failed.`)
        giveBack(used)
      } catch (error) {
        giveBack(used, error)
        if (statement === 'COMMIT') throw error
      }
    },
  }
}
