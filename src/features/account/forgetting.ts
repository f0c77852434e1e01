/**
 * Takes the name and the address of a deleted user out of what remains: the lists of others, the log, the deliveries of
 * webhooks and queued emails (docs/decisions/037-members-by-invitation.md). Each statement changes a bounded number of rows.
 */
import type { Knex } from 'knex'
import { deleteMailJobs } from '../../jobs/queries.ts'
import { deleteInvitationsToAddress } from '../invitations/queries.ts'

/** Rows of a statement. */
const batchSize = 1000
const firstId = '00000000-0000-0000-0000-000000000000'

/** The text of a notification once the account that caused it is deleted. The text before had the name. */
const neutralMessage = (type: string) => `case ${type}
  when 'todo_assigned' then 'A todo was assigned to you.'
  when 'todo_completed' then 'A todo was completed.'
  when 'project_invited' then 'You were invited to a project.'
  else 'A user whose account was deleted did something.' end`

/** An event's data without the user's name: of a notification's actor, or of a member. */
const neutralData = (type: string, data: string) => `case when ${type} = 'notification.created'
  then ${data} || jsonb_build_object('actor_id', null, 'message', ${neutralMessage(`${data} ->> 'type'`)})
  else ${data} || '{"name": "Deleted user"}' end`

/** Before the account is deleted. The notifications that its user caused must be locked. */
export async function forgetMessages(db: Knex, userId: string): Promise<void> {
  const change = `update notifications set actor_id = null, message = ${neutralMessage('type')}`
  await inParts(db, userId, { table: 'notifications', user: 'actor_id', change })
  await deleteMailJobs(db, userId)
  await deleteInvitationsToAddress(db, userId)
}

/** After the last event about the user was recorded. */
export async function forgetInLog(db: Knex, userId: string): Promise<void> {
  const ofAccount = `type = 'user.updated'`
  const events = { table: 'events', user: 'named_user(type, data)' }
  // Only the user could read these.
  await inParts(db, userId, { ...events, where: ofAccount, change: 'delete from events' })
  await inParts(db, userId, { ...events, change: `update events set data = ${neutralData('type', 'data')}` })
  const body = 'request_body::jsonb'
  const data = neutralData('event_type', `(${body} -> 'data')`)
  await inParts(db, userId, {
    table: 'webhook_deliveries',
    user: `named_user(event_type, ${body} -> 'data')`,
    change: `update webhook_deliveries
      set request_body = jsonb_set(${body}, '{data}', ${data})::text, response_body = null`,
  })
}

interface Change {
  table: string
  /** The indexed expression for the user's id. */
  user: string
  where?: string
  change: string
}

async function inParts(db: Knex, userId: string, { table, user, where = 'true', change }: Change): Promise<void> {
  for (let after: string | null = firstId; after !== null; ) {
    const { rows }: { rows: { last: string | null }[] } = await db.raw(
      `with part as materialized (
         select id from ${table} where ${user} = :userId and ${where} and id > :after order by id limit :batchSize
       ), changed as (
         ${change} where id in (select id from part)
       )
       select max(id::text) as last from part having count(*) = :batchSize`,
      { userId, after, batchSize },
    )
    after = rows[0]?.last ?? null
  }
}
