/**
 * Gathers entries of the audit trail into emails to their users: the first is sent at once, and those of the next five minutes are
 * one email, like notifications. Preferences do not switch them off.
 */
import type { Knex } from 'knex'
import { newId } from '../db/new-id.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { batchSize, forDueUsers } from './due.ts'
import type { MailPolicy } from './gather.ts'

interface Wires {
  pool: Knex
  jobs: Jobs
  mailPolicy: MailPolicy
}

/** Enqueues the emails that are due. Several processes may do it at the same time. */
export async function gatherNotices({ pool, jobs, mailPolicy }: Wires): Promise<void> {
  const interval = `${mailPolicy.interval} milliseconds`
  const find = (db: Knex) => findDueUsers(db, interval)
  await forDueUsers(pool, find, async (db, userIds) => {
    const notices = await gather(db, userIds, interval)
    await jobs.enqueue(
      db,
      'account_mail',
      notices.map((notice) => ({ letter: 'account_notices' as const, id: newId(), ...notice })),
    )
  })
}

async function findDueUsers(db: Knex, interval: string): Promise<string[]> {
  const { rows } = await db.raw(
    `select distinct entry.user_id from audit_entries as entry join users on users.id = entry.user_id
     where notice_to is not null and not exists (
       select from notice_gatherings as last where last.user_id = entry.user_id and last.last_at > now() - ?::interval)
     limit ?`,
    [interval, batchSize],
  )
  return rows.map(({ user_id }: { user_id: string }) => user_id)
}

interface Notice {
  user_id: string
  mail_id: string
  /** Where the address changed meanwhile, the former one gets the same email. */
  email: string
}

async function gather(db: Knex, userIds: string[], interval: string): Promise<Notice[]> {
  const { rows } = await db.raw<{ rows: Notice[] }>(
    `with given as (
       select given.* from unnest(:userIds::uuid[], :ids::uuid[]) as given (user_id, mail_id)
       join users on users.id = given.user_id
     ), due as (
       insert into notice_gatherings as last (user_id, last_at) select user_id, now() from given order by user_id
       on conflict (user_id) do update set last_at = now() where last.last_at <= now() - :every::interval
       returning user_id
     ), pending as (
       select entry.id, entry.notice_to, given.mail_id from audit_entries as entry join due using (user_id)
       join given using (user_id) where entry.notice_to is not null order by entry.id for no key update of entry
     ), gathered as (
       update audit_entries as entry set notice_to = null, mail_id = pending.mail_id from pending
       where entry.id = pending.id
       returning entry.user_id, entry.mail_id, pending.notice_to as email
     )
     select distinct user_id, mail_id, email from gathered`,
    { userIds, ids: userIds.map(newId), every: interval },
  )
  return rows
}
