/**
 * The unit of work of a request: a transaction that begins with its first query. It is a Knex like any other, so query
 * functions do not know whether they run in one.
 */
import type { Knex } from 'knex'
import type pg from 'pg'
import { ChangedMeanwhile, planIsStale } from '../errors.ts'
import { derive, isPlain } from '../knex.ts'
import { type Connection, cancellationOf, destroyConnection } from '../limits/cancellation.ts'
import { limitsOf } from '../limits/limits.ts'
import { LateRows } from './deferred.ts'

/** Runs of a unit of work at most, when Postgres says that another one may succeed. */
const maximumTries = 5
/** Milliseconds to wait for the result of the end: a commit may have to wait for a standby. */
const endTimeouts = { COMMIT: 10_000, ROLLBACK: 1_000 }
const deadlockDetected = '40P01'
/** serialization_failure and deadlock_detected, and a prepared statement whose plan is stale after a migration. */
const retryable = new Set(['40001', deadlockDetected, planIsStale])

/**
 * Runs `work` with a `db` whose first query takes one connection and begins a transaction; commits when it resolves,
 * rolls back when it throws. Without a query no connection is taken. On a serialization failure or a deadlock `work`
 * runs again from the start, so it must have no effect but through `db`. A failed commit throws.
 */
export function inTransaction<T>(
  pool: Knex,
  work: (db: Knex) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return retryConflicts(once<T>, pool, work, options)
}

/**
 * Confirms, at the beginning of a transaction, that its unit of work may still run, and locks what says so until the end:
 * a revocation comes before the transaction, which is refused then, or waits until it has ended.
 */
export interface Guard<Subject = unknown> {
  /** The caller of this unit of work, as `confirm` takes it. */
  subject: Subject
  /**
   * Sends one statement on the connection in the tick of the call, so that it follows BEGIN in the same write. Returns for
   * each subject why it is refused, or null. Without `waits`, a subject that another transaction has locked is refused.
   */
  confirm(db: Knex, connection: Connection, subjects: Subject[], waits: boolean): Promise<(Error | null)[]>
}

export interface TransactionOptions {
  /** The first statement; `BEGIN` when absent. */
  beginning?: string
  /** Absent for work that no caller asked for. */
  guard?: Guard | undefined
  /** Called with the SQL of each statement before it is sent. If it throws, the statement is not sent. */
  check?(sql: string): void
}

/** Any constant does. */
const aloneKey = 7_250_302

/**
 * Units of work that ran into a conflict run again one at a time, so that they do not run into each other once more. The
 * lock is the first of the transaction, so nothing is held while it is waited for.
 */
const beginAlone = `BEGIN; select pg_advisory_xact_lock(${aloneKey})`

/** Lets only one unit of work that calls this run at a time: where there is another one, this one runs again after it. */
export async function requireAlone(db: Knex): Promise<void> {
  const { rows } = await db.raw('select pg_try_advisory_xact_lock(?) as taken', [aloneKey])
  if (!rows[0].taken) throw new ChangedMeanwhile()
}

/**
 * Runs `work`, and again after a serialization failure or a deadlock, up to `maximumTries` times. `alone`: a deadlock or a
 * `ChangedMeanwhile` was the reason.
 */
export async function retryConflicts<Args extends unknown[], T>(
  work: (...args: [...Args, alone: boolean]) => Promise<T>,
  ...args: Args
): Promise<T> {
  let alone = false
  for (let tries = 1; ; tries++) {
    try {
      return await work(...args, alone)
    } catch (error) {
      const { code = '' } = error as { code?: string }
      if (tries === maximumTries || !retryable.has(code)) throw error
      alone ||= code === deadlockDetected || error instanceof ChangedMeanwhile
      // A random wait in place of the lock: a transaction that needs one snapshot would have it before the lock.
      if (!alone) await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** tries))
    }
  }
}

/** Runs `work`, which can only read, once: all its queries see what was committed before the first of them. */
export function inSnapshot<T>(pool: Knex, work: (db: Knex) => Promise<T>): Promise<T> {
  return once(pool, work, { beginning: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' }, false)
}

async function once<T>(
  pool: Knex,
  work: (db: Knex) => Promise<T>,
  { guard, ...options }: TransactionOptions,
  alone: boolean,
): Promise<T> {
  const confirm: Opening = async (db, connection) => {
    const [refusal] = (await guard?.confirm(db, connection, [guard.subject], true)) ?? []
    if (refusal) throw refusal
  }
  const transaction = begin(pool, {
    ...options,
    ...(alone && { beginning: beginAlone }),
    opening: guard && confirm,
  })
  let result: T
  try {
    result = await work(transaction.db)
  } catch (error) {
    // A deferred statement failed first: the errors after it only say that the transaction has failed.
    throw (await transaction.end('ROLLBACK')).failure ?? error
  }
  const { failure } = await transaction.end('COMMIT')
  if (failure) throw failure
  return result
}

/** A transaction that begins when the first query asks for its connection. */
export interface LazyTransaction {
  db: Knex
  /** Ends the transaction, if it began, and gives the connection back. `db` throws from here on. */
  end(statement: 'COMMIT' | 'ROLLBACK'): Promise<Ending>
}

interface Ending {
  /** How the transaction ended; null: unknown, since COMMIT had no result. */
  outcome: 'COMMIT' | 'ROLLBACK' | null
  /** Why it could not commit: it was refused at its opening, a deferred statement failed, or COMMIT itself did. */
  failure: unknown
}

interface Opened {
  connection: Connection
  /** Settles with the result of BEGIN. */
  begun: Promise<unknown>
  /** Settles with the result of the opening. */
  admitted: Promise<unknown>
  /** Settles with both. */
  ready: Promise<unknown>
}

/** Sends what follows BEGIN in the same write. A transaction whose opening rejects is rolled back. */
export type Opening = (db: Knex, connection: Connection) => Promise<void>

/** A transaction of which nothing is sent before its first query. */
export function begin(
  pool: Knex,
  {
    beginning = 'BEGIN',
    check,
    opening: sendOpening,
  }: Omit<TransactionOptions, 'guard'> & { opening?: Opening | undefined } = {},
): LazyTransaction {
  let opening: Promise<Opened> | undefined
  let ended = false
  const deferred: Promise<unknown>[] = []
  const late = new LateRows()

  async function open(): Promise<Opened> {
    const connection: Connection = await pool.client.acquireConnection()
    // Statements whose results are not waited for one by one are sent together.
    connection.pipeline = !isPlain(pool)
    corkUntilNextTick(connection)
    const begun: Promise<unknown> = pool.client._query(connection, { sql: beginning })
    if (isPlain(pool)) await errorOf(begun)
    const admitted = sendOpening?.(pool, connection) ?? begun
    const ready = Promise.all([begun, admitted])
    // The next statement throws it, or the end.
    for (const one of [begun, admitted, ready]) one.catch(() => {})
    return { connection, begun, admitted, ready }
  }

  /** As Knex builds its own transactions: a client that always returns the same connection. */
  const db = derive(pool, {
    transacting: true,
    deferred,
    late,
    refusesLocks: check !== undefined,
    /**
     * `readOnly`: for a statement that may as well run outside of the transaction, as it does where BEGIN is cancelled. Any
     * other one is sent once the opening has admitted the transaction, which costs no further round trip.
     */
    async acquireConnection(readOnly?: boolean) {
      if (ended) throw new Error('This unit of work has ended. Await every query before it does.')
      opening ??= open()
      const { connection, ready } = await opening
      if (readOnly !== true) await ready
      return connection
    },
    async releaseConnection() {},
    async _query(this: { late: LateRows }, connection: Connection, statement: { sql: string }) {
      check?.(statement.sql)
      if (this.late.isNeededBy(statement.sql)) await this.late.insert()
      corkUntilNextTick(connection)
      return pool.client._query(connection, statement)
    },
  })

  return {
    db,
    async end(statement) {
      const unsent = statement === 'COMMIT' ? await errorOf(late.insert()) : undefined
      ended = true
      const opened = await opening?.catch(() => undefined)
      if (!opened) return { outcome: unsent ? 'ROLLBACK' : statement, failure: unsent }
      const { connection, begun, admitted } = opened
      const unbegun = await errorOf(begun)
      const refusal = unbegun ?? (await errorOf(admitted)) ?? unsent
      // Even where BEGIN failed: a read-only statement may still be in flight.
      const last = refusal ? 'ROLLBACK' : statement
      // A cancellation that is in flight would end the next statement.
      if (limitsOf(pool)?.signal.aborted) await cancellationOf(connection)
      connection.commits = last === 'COMMIT'
      corkUntilNextTick(connection)
      // It follows the deferred statements: where one failed, the result of COMMIT is ROLLBACK, and no error.
      const ending = sendEnd(connection, last)
      const failure = refusal ?? (await errorOf(Promise.all(deferred)))
      const { outcome, fault: refused } = await ending
      const fault = unbegun ?? refused
      if (fault) connection.__knex__disposed = fault
      connection.pipeline = false
      connection.commits = false
      pool.client.releaseConnection(connection)
      return { outcome, failure: failure ?? (statement === 'COMMIT' ? fault : undefined) }
    },
  }
}

/** Undefined where the promise resolves. */
async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
    return undefined
  } catch (error) {
    return error
  }
}

/** Ends a transaction. Returns how it ended, and why not as requested. The connection is destroyed without a result in time. */
async function sendEnd(
  connection: Connection,
  statement: 'COMMIT' | 'ROLLBACK',
): Promise<Pick<Ending, 'outcome'> & { fault: unknown }> {
  const late = setTimeout(() => destroyConnection(connection), endTimeouts[statement])
  try {
    const { command } = await connection.query(statement)
    const refused = `The transaction could not ${statement.toLowerCase()}: a query in it failed.`
    return { outcome: command as Ending['outcome'], fault: command === statement ? undefined : new Error(refused) }
  } catch (fault) {
    // A server that became unreachable rolls back what it was not asked to commit.
    return { outcome: statement === 'ROLLBACK' ? statement : null, fault }
  } finally {
    clearTimeout(late)
  }
}

/** All statements of this tick leave in one write: the system call costs more than a short statement. */
function corkUntilNextTick(connection: Connection): void {
  const { stream } = (connection as unknown as { connection: pg.Connection }).connection
  if (!connection.pipeline || stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
