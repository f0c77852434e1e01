/** The checks of the Postgres server: version, encoding, settings, clock, connections, space and replicas. */
import type { Knex } from 'knex'
import type { Config } from '../config/config.ts'
import { withoutSecrets } from '../config/database-hosts.ts'
import { createPool, reasonOf } from '../db/knex.ts'
import { findTextFault, naturalOrder } from '../db/texts.ts'
import { type Check, type Finding, fault, ok, sizeOf, warning } from './finding.ts'
import { examineSpace } from './machine.ts'

export interface Server {
  config: Config
  pool: Knex
}

/** Milliseconds by which the clocks of service and database may differ. */
const skewMs = { warning: 1_000, fault: 30_000 }
/** Milliseconds after which Postgres should look for a deadlock: a request waits for as long. */
const longDeadlockTimeoutMs = 250
/** How far a replica may be behind. */
const lag = { seconds: 10, bytes: 64_000_000 }
/** The part of the connections that may be in use. */
const busy = 0.9
/** A process needs one more connection, for LISTEN. */
const listening = 1

async function examineVersion({ pool }: Server): Promise<Finding> {
  const { rows } = await pool.raw(
    `select current_setting('server_version') as version, current_setting('transaction_read_only') as read_only`,
  )
  const { version, read_only } = rows[0]
  if (read_only === 'on')
    return fault(
      `Postgres ${version} is read-only: a standby, or set so.`,
      'Set DATABASE_URL to the primary (default_transaction_read_only must be off).',
    )
  return ok(`Postgres ${version}.`)
}

async function examineEncoding({ pool }: Server): Promise<Finding[]> {
  const textFault = await findTextFault(pool)
  if (textFault) return [fault(textFault.message, textFault.advice)]
  const { rows } = await pool.raw(`select datctype, datcollate,
    to_jsonb(pg_database) ->> 'datcollversion' as recorded, current_setting('server_version_num')::int >= 150000 as has_versions
    from pg_database where datname = current_database()`)
  const { datctype, datcollate, recorded, has_versions } = rows[0]
  const findings: Finding[] = []
  const folded = await pool.raw(`select lower('É') = 'é' as folds`)
  if (!folded.rows[0].folds)
    findings.push(
      warning(
        `The database's locale ${datctype} knows upper and lower case of English letters only: a filter such as \`text ~ "école"\` does not find "École".`,
        'Make a database with --locale=C.UTF-8 or a locale of your language (and --template=template0), and move the data by backup and restore.',
      ),
    )
  if (recorded !== null && has_versions && (await collationVersion(pool)) !== recorded)
    findings.push(
      fault(
        `The order of texts of ${datcollate} has changed with the operating system: indexes may miss rows.`,
        'Stop the service, and run: reindex database; alter database ... refresh collation version.',
      ),
    )
  const { rows: changed } = await pool.raw(
    `select from pg_collation where collname = ? and collversion <> pg_collation_actual_version(oid)`,
    [naturalOrder],
  )
  if (changed.length > 0)
    findings.push(
      fault(
        'The order of names has changed with the ICU of the Postgres server: indexes of titles may miss rows.',
        `Stop the service, and run: reindex table todos; alter collation ${naturalOrder} refresh version.`,
      ),
    )
  return findings.length > 0 ? findings : [ok(`UTF8, with the locale ${datctype}.`)]
}

async function collationVersion(pool: Knex): Promise<string | null> {
  const { rows } = await pool.raw(
    'select pg_database_collation_actual_version(oid) as version from pg_database where datname = current_database()',
  )
  return rows[0].version
}

async function examineDeadlockTimeout({ pool }: Server): Promise<Finding> {
  const { rows } = await pool.raw(`select setting::int as ms from pg_settings where name = 'deadlock_timeout'`)
  const { ms } = rows[0]
  if (ms <= longDeadlockTimeoutMs) return ok(`deadlock_timeout is ${ms} ms.`)
  return warning(
    `deadlock_timeout is ${ms} ms: requests that wait for each other wait for as long.`,
    "As superuser: alter system set deadlock_timeout = '50ms'; select pg_reload_conf().",
  )
}

async function examineClock({ pool }: Server): Promise<Finding> {
  const before = Date.now()
  const { rows } = await pool.raw('select extract(epoch from clock_timestamp()) * 1000 as now')
  const after = Date.now()
  // Within the round trip the two cannot be told apart.
  const skew = Math.round(Math.max(before - Number(rows[0].now), Number(rows[0].now) - after, 0))
  if (skew < skewMs.warning) return ok('The clocks of this machine and of Postgres agree.')
  return (skew < skewMs.fault ? warning : fault)(
    `The clocks of this machine and of Postgres differ by ${(skew / 1000).toFixed(1)} s: tokens and reminders are early or late.`,
    'Let both machines take their time from the network (NTP).',
  )
}

async function examineConnections({ config, pool }: Server): Promise<Finding[]> {
  const { rows } = await pool.raw(`select
    current_setting('max_connections')::int as most,
    (select sum(setting::int) from pg_settings where name in ('superuser_reserved_connections', 'reserved_connections'))::int as reserved,
    (select count(*) from pg_stat_activity where backend_type = 'client backend')::int as used,
    (select rolconnlimit from pg_roles where rolname = current_user) as of_role,
    (select datconnlimit from pg_database where datname = current_database()) as of_database`)
  const { most, reserved, used, of_role, of_database } = rows[0]
  // Of a role and a database, -1 is no limit.
  const [limit] = [most - reserved, of_role, of_database].filter((one) => one >= 0).sort((a, b) => a - b)
  const needed = config.databasePoolSize + config.databaseWorkerPoolSize + listening
  const advice =
    'Raise max_connections (and the limits of the role and the database), lower DATABASE_POOL_SIZE, or put PgBouncer between.'
  if (needed > limit)
    return [fault(`A process opens up to ${needed} connections, and Postgres grants ${limit}.`, advice)]
  if (used > limit * busy) return [warning(`${used} of ${limit} connections are in use.`, advice)]
  return [
    ok(`${used} of ${limit} connections are in use; ${Math.floor(limit / needed)} processes with these pools fit.`),
  ]
}

async function examineDatabaseSpace({ config, pool }: Server): Promise<Finding> {
  const { rows } = await pool.raw(`select pg_database_size(current_database()) as size,
    (select setting from pg_settings where name = 'data_directory') as folder`)
  const { size, folder } = rows[0]
  const message = `The database has ${sizeOf(Number(size))}.`
  // The embedded server is in the data folder, whose space another check examines.
  if (config.databaseUrl === null) return ok(message)
  const unseen = ok(`${message} The free space of its machine cannot be seen from here.`)
  return folder === null ? unseen : examineSpace(folder, 'Postgres').catch(() => unseen)
}

async function examineReplicas({ config, pool }: Server): Promise<Finding[]> {
  const findings = []
  for (const url of config.databaseReplicaUrls) findings.push(await examineReplica(pool, url))
  return findings
}

async function examineReplica(primary: Knex, url: string): Promise<Finding> {
  const place = withoutSecrets(url)
  const replica = createPool({ connection: url, max: 1, applicationName: 'taskpact doctor' })
  try {
    const { rows } =
      await replica.raw(`select pg_is_in_recovery() as replays, pg_last_wal_replay_lsn()::text as position,
      extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 as seconds`)
    const { replays, position, seconds } = rows[0]
    if (!replays)
      return fault(
        `${place} is no standby: it does not follow the primary.`,
        'Correct DATABASE_REPLICA_URLS, or make it a standby again.',
      )
    const { rows: written } = await primary.raw(
      'select pg_wal_lsn_diff(pg_current_wal_lsn(), ?::pg_lsn)::float8 as bytes',
      [position],
    )
    const { bytes } = written[0]
    const isLate = bytes > lag.bytes || (bytes > 0 && seconds > lag.seconds)
    const message = `The replica ${place} is ${sizeOf(Math.max(0, bytes))} behind the primary.`
    return isLate
      ? warning(message, 'Lists are read from the primary until it catches up: see its log, its disk and its network.')
      : ok(message)
  } catch (error) {
    return fault(
      `The replica ${place} cannot be reached: ${reasonOf(error)}.`,
      'Correct DATABASE_REPLICA_URLS, or start the replica. Lists are read from the primary meanwhile.',
    )
  } finally {
    await replica.destroy()
  }
}

export const serverChecks: Check<Server>[] = [
  { name: 'postgres', examine: examineVersion },
  { name: 'encoding', examine: examineEncoding },
  { name: 'deadlock_timeout', examine: examineDeadlockTimeout },
  { name: 'clock', examine: examineClock },
  { name: 'connections', examine: examineConnections },
  { name: 'database_space', examine: examineDatabaseSpace },
  { name: 'replicas', examine: examineReplicas },
]
