/**
 * Gathers notifications into emails: the first is sent at once, and those of the next five minutes are one email. So no number of
 * changes, by however many users, sends a user more than one email in five minutes.
 */
import type { Knex } from 'knex'
import { newId } from '../db/new-id.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { batchSize, forDueUsers } from './due.ts'

/** Part of the context, so that tests can shorten it. */
export interface MailPolicy {
  /** Milliseconds between two emails with notifications to a user. */
  readonly interval: number
}

export const mailPolicy: MailPolicy = { interval: 5 * 60_000 }

/** Users that are looked at. */
const maxWaiting = 10_000

interface Wires {
  pool: Knex
  jobs: Jobs
  mailPolicy: MailPolicy
}

/** Enqueues the emails that are due. Several processes may do it at the same time. */
export async function gatherMails({ pool, jobs, mailPolicy }: Wires): Promise<void> {
  const interval = `${mailPolicy.interval} milliseconds`
  const find = (db: Knex) => findDueReceivers(db, interval)
  await forDueUsers(pool, find, async (db, userIds) => {
    const mails = await gather(db, userIds, interval)
    await jobs.enqueue(
      db,
      'mail',
      mails.map((mail) => ({ letter: 'notifications' as const, ...mail })),
    )
  })
}

/** One look-up in the index per user, however many notifications a user has. */
async function findDueReceivers(db: Knex, interval: string): Promise<string[]> {
  const next = (condition: string) =>
    `(select user_id from notifications where wanted_by_mail ${condition} order by user_id limit 1)`
  const { rows } = await db.raw(
    `with recursive waiting (user_id, number) as (
       select ${next('')}, 1
       union all
       select ${next('and user_id > waiting.user_id')}, number + 1 from waiting where user_id is not null and number < ?
     )
     select user_id from waiting
     where user_id is not null and not exists (
       select from mail_gatherings as last
       where last.user_id = waiting.user_id and last.last_at > now() - ?::interval)
     limit ?`,
    [maxWaiting, interval, batchSize],
  )
  return rows.map(({ user_id }: { user_id: string }) => user_id)
}

interface GatheredMail {
  id: string
  user_id: string
  /** The user whose change is the first of its notifications; null for the service. */
  cause: string | null
}

async function gather(db: Knex, userIds: string[], interval: string): Promise<GatheredMail[]> {
  const { rows } = await db.raw<{ rows: GatheredMail[] }>(
    `with given as (
       select * from unnest(:userIds::uuid[], :ids::uuid[]) as given (user_id, mail_id)
     ), due as (
       insert into mail_gatherings as last (user_id, last_at) select user_id, now() from given order by user_id
       on conflict (user_id) do update set last_at = now() where last.last_at <= now() - :every::interval
       returning user_id
     ), gathered as (
       update notifications set wanted_by_mail = false, mail_id = given.mail_id
       from given join due using (user_id)
       where notifications.user_id = given.user_id and wanted_by_mail
       returning notifications.mail_id, notifications.user_id, notifications.actor_id, notifications.created_at
     )
     select mail_id as id, user_id, (array_agg(actor_id order by created_at))[1] as cause
     from gathered group by mail_id, user_id`,
    { userIds, ids: userIds.map(newId), every: interval },
  )
  return rows
}
