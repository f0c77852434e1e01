/**
 * Rows that a unit of work inserts at its end, with its COMMIT: events, since the readers of the change log wait for a
 * transaction from its first event until its end.
 */
import type { Knex } from 'knex'

type Insert<Row> = (db: Knex, rows: Row[]) => Promise<unknown>

export interface LateTable<Row> {
  /** Matches the SQL of statements that read or change the table. Before them, the rows are inserted. */
  table: RegExp
  insert: Insert<Row>
}

/** Rows that are held in memory; more are inserted earlier. */
const maximumRows = 10_000

export class LateRows {
  #rows: unknown[] = []
  /** Of the rows, those that were inserted: a part that is rolled back takes them along. */
  #inserted = 0
  #insert: (rows: unknown[]) => Promise<unknown> = async () => {}
  #table: RegExp | undefined
  /** The counts of both before the part that runs. */
  #before: { rows: number; inserted: number } | undefined

  /** All rows of a unit of work are inserted by one function. */
  async add<Row>(db: Knex, { insert, table }: LateTable<Row>, rows: readonly Row[]): Promise<void> {
    this.#insert = (all) => insert(db, all as Row[])
    this.#table = table
    for (const row of rows) this.#rows.push(row)
    if (this.#rows.length - this.#inserted > maximumRows) await this.insert()
  }

  /** Whether a statement names the table of rows that it would not see. */
  isNeededBy(sql: string): boolean {
    return this.#rows.length > this.#inserted && this.#table?.test(sql) === true
  }

  async insert(): Promise<void> {
    const rows = this.#rows.slice(this.#inserted)
    this.#rows.length = this.#before?.rows ?? 0
    this.#inserted = this.#rows.length
    if (rows.length > 0) await this.#insert(rows)
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

/** Leaves rows to the end of the unit of work of `db`. Where it has none, inserts them at once. */
export async function insertAtEnd<Row>(db: Knex, into: LateTable<Row>, rows: Row[]): Promise<void> {
  const late = lateRowsOf(db)
  if (late) await late.add(db, into, rows)
  else await into.insert(db, rows)
}

/** Undefined: `db` is no unit of work. */
export function lateRowsOf(db: Knex): LateRows | undefined {
  return (db.client as { late?: LateRows }).late
}
