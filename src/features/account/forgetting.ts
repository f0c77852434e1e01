/**
 * Takes the name and the address of a deleted user out of what remains: the lists of others, the log, the deliveries of
 * webhooks, the audit trail. Others store any number of such rows, so a job does it, in parts. Until then reading hides them
 * (docs/decisions/053-forgotten-in-the-background.md).
 */
import type { Knex } from 'knex'
import { namedUser } from '../../changelog/forgotten.ts'
import { deleteMailJobs } from '../../jobs/queries.ts'
import type { Context } from '../../service/context.ts'
import { forgetNotices } from '../admin/audit-queries.ts'
import { deleteInvitationsToAddress } from '../invitations/queries.ts'
import { namedInDelivery, neutralBody } from '../webhooks/deliveries.ts'

/** Rows of a statement. */
const batchSize = 1000
const firstId = '00000000-0000-0000-0000-000000000000'
/** Milliseconds until it is done again: a dispatch that had read the log before may have made deliveries since. */
const againMs = 15 * 60_000

/** Before the account is deleted, in the same transaction: what is bounded, and the job for the rest. */
export async function forgetUser(jobs: Context['jobs'], db: Knex, userId: string): Promise<void> {
  await deleteMailJobs(db, userId)
  await deleteInvitationsToAddress(db, userId)
  await forgetNotices(db, userId)
  const job = [{ user_id: userId }]
  await jobs.enqueue(db, 'forget_user', job)
  await jobs.enqueueAt(db, 'forget_user', new Date(Date.now() + againMs), job)
}

/** A change of rows that name the user. It is idempotent, and skips the rows that have it already. */
interface Change {
  table: string
  /** SQL for the user's id, which an index has in front of the id of the row. */
  user: string
  /** SQL for the rows that are still to be changed. */
  where: string
  change: string
}

const hasDevice = '(address is not null or user_agent is not null)'
const device = { table: 'audit_entries', change: 'update audit_entries set address = null, user_agent = null' }
const event = { table: 'events', user: namedUser('type', 'data') }

const changes: Change[] = [
  // Only the user could read these.
  { ...event, where: `type = 'user.updated'`, change: 'delete from events' },
  {
    ...event,
    where: 'data is distinct from neutral_data(type, data)',
    change: 'update events set data = neutral_data(type, data)',
  },
  {
    table: 'webhook_deliveries',
    user: namedInDelivery,
    where: `(request_body is distinct from ${neutralBody} or response_body is not null)`,
    change: `update webhook_deliveries set request_body = ${neutralBody}, response_body = null`,
  },
  {
    table: 'notifications',
    user: 'actor_id',
    where: 'true',
    change: 'update notifications set actor_id = null, message = neutral_message(type)',
  },
  // Of the user's devices: those of admins are theirs.
  { ...device, user: 'actor_id', where: hasDevice },
  { ...device, user: 'user_id', where: `actor_id is null and ${hasDevice}` },
]

/** The job. Each part is a transaction of its own, and a repetition goes on where the last one ended. */
export async function forgetDeletedUser(
  { pool }: Pick<Context, 'pool'>,
  userId: string,
  signal: AbortSignal,
): Promise<void> {
  for (const change of changes)
    for (let after: string | null = firstId; after !== null; ) {
      signal.throwIfAborted()
      after = await changePart(pool, userId, change, after)
    }
}

/** Changes the next rows after an id. Returns the last of them; null when there are no more. */
async function changePart(
  db: Knex,
  userId: string,
  { table, user, where, change }: Change,
  after: string,
): Promise<string | null> {
  const { rows }: { rows: { last: string }[] } = await db.raw(
    `with part as materialized (
       select id from ${table} where ${user} = :userId and id > :after and ${where}
         and not exists (select from users where id = :userId)
       order by id limit :batchSize for no key update
     ), changed as (
       ${change} where id in (select id from part)
     )
     select max(id::text) as last from part having count(*) = :batchSize`,
    { userId, after, batchSize },
  )
  return rows[0]?.last ?? null
}
