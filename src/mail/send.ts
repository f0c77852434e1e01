/** Sends an email once, however often its job runs. */
import type { Knex } from 'knex'
import { inTransaction } from '../db/transactions/transaction.ts'
import type { MailData } from '../jobs/queues.ts'
import { type LetterContext, writeLetter } from './letters.ts'
import { toHtml, toText } from './template.ts'
import type { MailTransport } from './transport.ts'

/** How long the row of a sent email is kept: far longer than its job is retried. */
const retention = '30 days'

/**
 * Sends the email of a job. Its row in `sent_mails` is inserted once the mail server has accepted it; a concurrent run
 * for the same email waits for that. Only a process that dies between both sends it twice, with the same Message-ID.
 */
export async function sendMail(context: LetterContext & { mail: MailTransport }, data: MailData): Promise<void> {
  const key = `${data.letter}-${data.id}`
  const letter = await writeLetter(context, data)
  if (!letter) return
  await inTransaction(context.pool, async (db) => {
    // An advisory lock, not a row: a transaction that has written delays every reader of the change log.
    await db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [key])
    if (await db('sent_mails').first('key').where({ key })) return
    await context.mail.deliver(key, {
      to: letter.to,
      subject: letter.subject,
      text: toText(letter),
      html: toHtml(letter),
    })
    await insertSentMail(db, key)
  })
}

/** Inserts the row, and deletes some that are past the retention. */
async function insertSentMail(db: Knex, key: string): Promise<void> {
  await db('sent_mails').insert({ key })
  const old = db('sent_mails').select('key').whereRaw('sent_at < now() - ?::interval', [retention]).limit(100)
  await db('sent_mails').delete().whereIn('key', old)
}
