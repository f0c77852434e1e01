/** The SQL of what the service stores, and how much. Its work is bounded, however much that is. */
import type { Knex } from 'knex'
import { deadLetterQueue } from '../../jobs/queues.ts'
import type { Schemas } from '../../service/api.ts'

type Usage = Schemas['ServiceUsage']

const tables = ['users', 'projects', 'todos', 'events', 'webhooks'] as const

/** Rows of a table that are counted at most; of a larger one Postgres has an estimate. */
const maxCounted = 10_000
/** Jobs that are counted at most. */
const maxJobs = 100_000
/** Tables that are named. */
const maxTables = 10

/** The number of rows that Postgres has estimated last, of all partitions. */
const estimate = `(select coalesce(sum(greatest(reltuples, 0)), 0)::bigint
  from pg_partition_tree(?::regclass) as part join pg_class on pg_class.oid = part.relid where part.isleaf)`

export async function countRows(db: Knex): Promise<Pick<Usage, (typeof tables)[number]>> {
  const one = `select ? as name, (select count(*) from (select from ?? limit ?) as found) as counted, ${estimate} as estimated`
  const { rows } = await db.raw<{ rows: { name: string; counted: number; estimated: number }[] }>(
    tables.map(() => one).join(' union all '),
    tables.flatMap((table) => [table, table, maxCounted + 1, table]),
  )
  const counts = rows.map(({ name, counted, estimated }) => {
    const exact = counted <= maxCounted
    return [name, { count: exact ? counted : Math.max(counted, estimated), exact }]
  })
  return Object.fromEntries(counts)
}

/** By state. Beyond the limit it is the share of those that were counted, of the estimate of all. */
export async function countJobsByState(db: Knex): Promise<Usage['jobs']> {
  const { rows } = await db.raw<{
    rows: { state: Schemas['JobState']; counted: number; all: number; estimated: number }[]
  }>(
    `with jobs as materialized (select name, state from pgboss.job limit ?)
     select case when name = ? and state <> 'cancelled' then 'failed' else state::text end as state,
       count(*) as counted, (select count(*) from jobs) as all, ${estimate} as estimated
     from jobs
     -- A job that has failed is the one in the dead-letter queue.
     where name = ? or state <> 'failed'
     group by 1 order by 1`,
    [maxJobs + 1, deadLetterQueue, 'pgboss.job', deadLetterQueue],
  )
  return rows.map(({ state, counted, all, estimated }) => {
    const exact = all <= maxJobs
    return { state, count: exact ? counted : Math.round((counted / all) * Math.max(all, estimated)), exact }
  })
}

export async function findSizes(db: Knex): Promise<Pick<Usage, 'database_bytes' | 'stored_response_bytes' | 'tables'>> {
  const { rows: largest } = await db.raw(
    `select case nspname when 'public' then relname else nspname || '.' || relname end as name,
       pg_total_relation_size(pg_class.oid) as bytes
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema'
     order by bytes desc, name limit ?`,
    [maxTables],
  )
  const { rows } = await db.raw(
    `select pg_database_size(current_database()) as database_bytes,
       pg_total_relation_size('idempotency_keys') as stored_response_bytes`,
  )
  return { ...rows[0], tables: largest }
}
