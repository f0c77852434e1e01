/** Which worker sends an email, and whether it was sent: rows, so that nothing is held while the mail server works. */
import type { Knex } from 'knex'
import { inTransaction } from '../db/transactions/transaction.ts'

/** How long a worker that no longer renews its lease keeps the email from others. */
const lease = '20 seconds'
const renewalMs = 5_000
/** How long the row of a sent email is kept: far longer than its job is retried. */
const retention = '30 days'

/**
 * Runs `send` unless the email was sent before, and records that it was sent. Throws while another worker sends it. Only a
 * process that dies or is frozen between the two sends it twice.
 */
export async function sendOnce(pool: Knex, key: string, send: () => Promise<boolean>): Promise<void> {
  if (!(await take(pool, key))) return
  const renewal = setInterval(() => void renew(pool, key).catch(() => {}), renewalMs)
  let sent = false
  try {
    sent = await send()
  } finally {
    clearInterval(renewal)
    if (!sent) await release(pool, key)
  }
  if (sent) await noteSent(pool, key)
}

/** Returns false for an email that was sent. */
async function take(db: Knex, key: string): Promise<boolean> {
  const { rows } = await db.raw(
    `insert into mail_leases as lease (key, leased_until)
     select :key, now() + :lease::interval where not exists (select from sent_mails where key = :key)
     on conflict (key) do update set attempt = lease.attempt + 1, leased_until = excluded.leased_until
       where lease.leased_until < now()
     returning attempt`,
    { key, lease },
  )
  if (rows.length > 0) return true
  if (await db('sent_mails').first('key').where({ key })) return false
  throw new Error('Another worker is sending this email.')
}

async function renew(db: Knex, key: string): Promise<void> {
  await db('mail_leases')
    .update({ leased_until: db.raw('now() + ?::interval', [lease]) })
    .where({ key })
}

async function release(db: Knex, key: string): Promise<void> {
  await db('mail_leases').delete().where({ key })
}

/** Deletes some rows that are past the retention, too. */
async function noteSent(pool: Knex, key: string): Promise<void> {
  await inTransaction(pool, async (db) => {
    await db('sent_mails').insert({ key }).onConflict('key').ignore()
    await release(db, key)
    const old = db('sent_mails').select('key').whereRaw('sent_at < now() - ?::interval', [retention]).limit(100)
    await db('sent_mails').delete().whereIn('key', old)
    const dead = db('mail_leases').select('key').whereRaw(`leased_until < now() - interval '1 day'`).limit(100)
    await db('mail_leases').delete().whereIn('key', dead)
  })
}
