/** The SQL of digests whose time has come. */
import type { Knex } from 'knex'
import type { Position } from '../../changelog/position.ts'

/** The users of some digests that are due, the first ones first, without some. */
export async function findDueDigests(db: Knex, limit: number, except: string[]): Promise<string[]> {
  return db('digests')
    .whereRaw('digest_at <= now()')
    .whereRaw('user_id <> all(?::uuid[])', [except])
    .orderBy(['digest_at', 'user_id'])
    .limit(limit)
    .pluck('user_id')
}

/** A digest to be sent. */
export interface ClaimedDigest {
  user_id: string
  /** The end of its day, after which it is not sent any more. */
  ends_at: string
  /** The changes by others between these positions of the log belong to it. */
  since: Position
  until: Position
}

/**
 * Moves those of some users' digests that are due to their next day. Returns those to be sent: of today, and of users with a
 * confirmed address. One that was missed on a former day is not made up for, except by that of today if its hour has passed. Rows that other
 * transactions have locked are left to the next run.
 */
export async function claimDigests(db: Knex, userIds: string[]): Promise<ClaimedDigest[]> {
  const { rows: locked } = await db.raw<{ rows: { user_id: string }[] }>(
    `select user_id from digests where user_id = any(?::uuid[]) and digest_at <= now()
     order by user_id for no key update skip locked`,
    [userIds],
  )
  if (locked.length === 0) return []
  // A statement of its own, so that it reads what has been committed before the locks.
  const { rows } = await db.raw<{ rows: ClaimedRow[] }>(moveToNextDay, [locked.map(({ user_id }) => user_id)])
  return rows
    .filter(({ is_sent }) => is_sent)
    .map(({ user_id, ends_at, since_transaction, since_sequence, transaction, sequence }) => ({
      ...{ user_id, ends_at },
      since: { transaction: since_transaction, sequence: since_sequence },
      until: { transaction, sequence },
    }))
}

interface ClaimedRow extends Position, Pick<ClaimedDigest, 'user_id' | 'ends_at'> {
  is_sent: boolean
  since_transaction: string
  since_sequence: string
}

/** Where a clock skips the last hour of a day, the digest of that day is at the beginning of the next one. */
const endOf = (day: string) =>
  `greatest(end_of_day(${day}, time_zone), first_instant(${day} + make_interval(hours => digest_hour), time_zone) + interval '1 hour')`

const moveToNextDay = `
  with waiting as (
    select digests.*, users.time_zone, preferences.digest_hour, (now() at time zone users.time_zone)::date as today,
      users.disabled_at is null and users.email_verified_at is not null as has_mail
    from digests join users on users.id = digests.user_id join preferences on preferences.user_id = digests.user_id
    where digests.user_id = any(?::uuid[])
  ), made as (
    select *, case
      when now() < ${endOf('day')} then day
      when first_instant(today + make_interval(hours => digest_hour), time_zone) <= now() then today
    end as made_day from waiting
  ), horizon as materialized (
    select transaction, sequence from event_horizon_position()
  )
  update digests set
    day = coalesce(made_day + 1, today),
    digest_at = first_instant(coalesce(made_day + 1, today) + make_interval(hours => digest_hour), time_zone),
    transaction_id = case when made_day is null then made.transaction_id else horizon.transaction end,
    sequence = case when made_day is null then made.sequence else horizon.sequence end
  from made cross join horizon
  where digests.user_id = made.user_id
  returning digests.user_id, made_day is not null and has_mail as is_sent, ${endOf('made_day')} as ends_at,
    made.transaction_id::text as since_transaction, made.sequence::text as since_sequence,
    horizon.transaction::text as transaction, horizon.sequence::text as sequence`
