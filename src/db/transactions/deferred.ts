/**
 * The work that is left to the end of a unit of work: statements whose results nothing waits for before, and rows that are
 * inserted with its COMMIT.
 */
import type { Knex } from 'knex'

/** The members of the client of a unit of work; another client has none of them. */
interface UnitOfWork {
  deferred?: Promise<unknown>[]
  late?: LateRows
}

/** Leaves the result of a statement that was sent to the end of the unit of work of `db`; false: there is none. */
export function defer(db: Knex, sent: Promise<unknown>): boolean {
  const { deferred } = db.client as UnitOfWork
  if (!deferred) return false
  deferred.push(sent)
  // The end of the unit of work throws it, however long that takes.
  sent.catch(() => {})
  return true
}

/** Waits for all deferred statements, and forgets them. Throws the first failure, since others follow from it. */
export async function flushDeferred(db: Knex): Promise<void> {
  await Promise.all((db.client as UnitOfWork).deferred?.splice(0) ?? [])
}

/** Leaves rows to the end of the unit of work of `db`. Where it has none, inserts them at once. */
export async function insertAtEnd<Row>(db: Knex, into: LateTable<Row>, rows: Row[]): Promise<void> {
  const { late } = db.client as UnitOfWork
  if (late) await late.add(db, into, rows)
  else await into.insert(db, rows)
}

/** Undefined: `db` is no unit of work. */
export function lateRowsOf(db: Knex): LateRows | undefined {
  return (db.client as UnitOfWork).late
}

type Insert<Row> = (db: Knex, rows: Row[]) => Promise<unknown>

export interface LateTable<Row> {
  /** Matches the SQL of statements that read or change the table. Before them, the rows are inserted. */
  names: RegExp
  insert: Insert<Row>
}

/** Rows that are held in memory; more are inserted earlier. */
const maximumRows = 10_000

/** Rows of events: the readers of the change log wait for a transaction from its first event until its end. */
export class LateRows {
  #rows: unknown[] = []
  /** Of the rows, those that were inserted: a part that is rolled back takes them along. */
  #inserted = 0
  #into: { db: Knex; table: LateTable<unknown> } | undefined
  /** The counts of both before the part that runs. */
  #before: { rows: number; inserted: number } | undefined

  /** All rows of a unit of work are of one table. */
  async add<Row>(db: Knex, table: LateTable<Row>, rows: readonly Row[]): Promise<void> {
    this.#into = { db, table: table as LateTable<unknown> }
    for (const row of rows) this.#rows.push(row)
    if (this.#rows.length - this.#inserted > maximumRows) await this.insert()
  }

  /** Whether a statement names the table of rows that it would not see. */
  isNeededBy(sql: string): boolean {
    return this.#rows.length > this.#inserted && this.#into?.table.names.test(sql) === true
  }

  async insert(): Promise<void> {
    const rows = this.#rows.slice(this.#inserted)
    this.#rows.length = this.#before?.rows ?? 0
    this.#inserted = this.#rows.length
    if (this.#into && rows.length > 0) await this.#into.table.insert(this.#into.db, rows)
  }

  /** A part begins, which may be rolled back by itself. */
  beginPart(): void {
    this.#before = { rows: this.#rows.length, inserted: this.#inserted }
  }

  endPart({ rolledBack }: { rolledBack: boolean }): void {
    if (rolledBack && this.#before) {
      this.#rows.length = this.#before.rows
      this.#inserted = this.#before.inserted
    }
    this.#before = undefined
  }
}
