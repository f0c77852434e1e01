/** Units of work that share a transaction, on a table of their own. */
import type { Knex } from 'knex'
import { afterAll, beforeAll } from 'vitest'
import { withLimits } from '../../src/db/limits/limits.ts'
import { prepared } from '../../src/db/statements/prepared.ts'
import { inSharedTransaction } from '../../src/db/transactions/shared-transaction.ts'
import { createDatabase, type TestDatabase } from './database.ts'

export const look = prepared<'id', { id: number }>((db, value) => db('lines').where({ id: value('id') }), {
  readOnly: true,
})
export const write = prepared<'id'>((db, value) => db('lines').insert({ id: value('id') }), { deferred: true })

interface Options {
  name?: string
  signal?: AbortSignal
  waited?: (milliseconds: number) => void
}

export const writing = (id: number) => async (db: Knex) => {
  await look(db, { id })
  await write(db, { id })
  return id
}

/** The database of a file's tests, and what its table `lines` has: a line knows the transaction that wrote it. */
export function useLines() {
  let database: TestDatabase
  const pool = () => database.pool

  beforeAll(async () => {
    database = await createDatabase({ max: 8 })
    await pool().raw(`
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

  return {
    pool,

    /** A unit of work of a request of its own; `runs` counts how often it was run. */
    begin<T>(work: (db: Knex) => Promise<T>, { name, signal, waited }: Options = {}) {
      const request = withLimits(pool(), {
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
    },

    idsOf: async (ids: number[]) =>
      (await pool()('lines').whereIn('id', ids).orderBy('id')).map(({ id }: { id: number }) => id),
    transactionsOf: async (ids: number[]) =>
      new Set((await pool()('lines').whereIn('id', ids)).map(({ tx }: { tx: string }) => tx)),
    connectionsInUse: () => pool().client.pool.numUsed(),
  }
}
