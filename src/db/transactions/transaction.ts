/**
 * The unit of work of a request: a transaction that begins with its first query. It is a Knex like any other, so query
 * functions do not know whether they run in one.
 */
import type { Knex } from 'knex'
import type pg from 'pg'
import { answered, type Connection, interruptionOf } from '../limits/cancellation.ts'
import { derive } from '../limits/derived.ts'
import { isPlain } from '../plain.ts'
import { planIsStale } from '../statements/prepared.ts'
import { flushDeferred } from './deferred.ts'

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

async function once<T>(pool: Knex, work: (db: Knex) => Promise<T>, beginning?: string): Promise<T> {
  const transaction = begin(pool, beginning)
  let result: T
  try {
    result = await work(transaction.db)
  } catch (error) {
    // What nobody waited for failed first: after it every query says no more than that one did.
    throw (await transaction.end('ROLLBACK')).failure ?? error
  }
  const { failure } = await transaction.end('COMMIT')
  if (failure) throw failure
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
    await flushDeferred(db)
  } catch (error) {
    const failure = await flushDeferred(db).catch((first) => first)
    // Where this fails the connection is lost, and its own error says more.
    await db.raw('rollback to savepoint part; release savepoint part').catch(() => {})
    throw failure ?? error
  }
  await db.raw('release savepoint part')
  return result
}

/** A transaction that begins when the first query asks for its connection. */
export interface LazyTransaction {
  db: Knex
  /** Ends the transaction, if it began, and gives the connection back. `db` throws from here on. */
  end(statement: 'COMMIT' | 'ROLLBACK'): Promise<Ending>
}

interface Ending {
  /** What became of the transaction; null: nobody knows, since a commit was not answered. */
  outcome: 'COMMIT' | 'ROLLBACK' | null
  /** What failed and was not waited for, or why it could not commit. */
  failure: unknown
}

interface Opened {
  connection: Connection
  /** Settles when BEGIN is answered. */
  begun: Promise<unknown>
}

/** A transaction of which nothing is sent before its first query. */
export function begin(pool: Knex, beginning = 'BEGIN'): LazyTransaction {
  let opening: Promise<Opened> | undefined
  let ended = false
  const deferred: Promise<unknown>[] = []

  async function open(): Promise<Opened> {
    const connection: Connection = await pool.client.acquireConnection()
    // Statements whose results are not waited for one by one are sent together.
    connection.pipeline = !isPlain(pool)
    corkUntilNextTick(connection)
    const begun: Promise<unknown> = pool.client._query(connection, { sql: beginning })
    // The next statement throws it, or the end.
    begun.catch(() => {})
    return { connection, begun }
  }

  function giveBack(used: Connection, broken?: unknown): void {
    if (broken) used.__knex__disposed = broken
    used.pipeline = false
    used.commits = false
    pool.client.releaseConnection(used)
  }

  /** Knex builds its own transactions like this: a client that always answers with the same connection. */
  const db = derive(pool, {
    transacting: true,
    deferred,
    /** `readOnly`: for a statement that may as well run outside of the transaction, as it does where BEGIN is cancelled. */
    async acquireConnection(readOnly?: boolean) {
      if (ended) throw new Error('This unit of work has ended. Await every query before it does.')
      opening ??= open()
      const { connection, begun } = await opening
      if (readOnly !== true) await begun
      return connection
    },
    async releaseConnection() {},
    _query(connection: Connection, statement: object) {
      corkUntilNextTick(connection)
      return pool.client._query(connection, statement)
    },
  })

  return {
    db,
    async end(statement) {
      ended = true
      const opened = await opening?.catch(() => undefined)
      if (!opened) return { outcome: statement, failure: undefined }
      const { connection, begun } = opened
      const unbegun = await begun.then(
        () => undefined,
        (error) => error,
      )
      // Also where nothing began there is a last statement, since a look may still be under way.
      const last = unbegun ? 'ROLLBACK' : statement
      await interruptionOf(connection)
      connection.commits = last === 'COMMIT'
      corkUntilNextTick(connection)
      // It follows what was not waited for: where that failed, the server answers COMMIT with ROLLBACK, and no error.
      const [answer, ...others] = await Promise.allSettled([answered(connection, last, endTimeouts[last]), ...deferred])
      const failure = others.find((other) => other.status === 'rejected')?.reason
      const fault = unbegun ?? faultOf(answer, last)
      giveBack(connection, fault)
      return { outcome: outcomeOf(answer, last), failure: failure ?? (statement === 'COMMIT' ? fault : undefined) }
    },
  }
}

type EndAnswer = PromiseSettledResult<{ command: string }>

/** A server that was not heard any more undoes what it was not asked to commit. */
function outcomeOf(answer: EndAnswer, statement: 'COMMIT' | 'ROLLBACK'): Ending['outcome'] {
  if (answer.status === 'rejected') return statement === 'ROLLBACK' ? 'ROLLBACK' : null
  return answer.value.command as Ending['outcome']
}

/** Why a transaction has not ended as it was asked to. */
function faultOf(answer: EndAnswer, statement: string): unknown {
  if (answer.status === 'rejected') return answer.reason
  if (answer.value.command === statement) return undefined
  return new Error(`The transaction could not ${statement.toLowerCase()}: a query in it failed.`)
}

/** All statements of this tick leave in one write: the system call costs more than a short statement. */
function corkUntilNextTick(connection: Connection): void {
  const { stream } = (connection as unknown as { connection: pg.Connection }).connection
  if (!connection.pipeline || stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
