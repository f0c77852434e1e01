/** Sends a mail once, however often its job runs. */

import type { Knex } from 'knex'
import { inTransaction } from '../db/transactions/transaction.ts'
import type { MailData } from '../jobs/queues.ts'
import { type LetterContext, writeLetter } from './letters.ts'
import { toHtml, toText } from './template.ts'
import type { MailTransport } from './transport.ts'

/** A job is tried for hours; after this nothing asks any more whether its mail was sent. */
const memory = '30 days'

/**
 * The row in `sent_mails` is written once the mail server has taken the mail, and whoever else works on the same mail
 * waits for it. What is left is a process that dies in the moment between both: then the mail comes twice, with the
 * same Message-ID.
 */
export async function sendMail(context: LetterContext & { mail: MailTransport }, data: MailData): Promise<void> {
  const key = `${data.letter}-${data.id}`
  const letter = await writeLetter(context, data)
  if (!letter) return
  await inTransaction(context.pool, async (db) => {
    // An advisory lock, not the row: a transaction that has written something holds up all who read the change log.
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

/** Forgets old ones on the way. */
async function insertSentMail(db: Knex, key: string): Promise<void> {
  await db('sent_mails').insert({ key })
  const old = db('sent_mails').select('key').whereRaw('sent_at < now() - ?::interval', [memory]).limit(100)
  await db('sent_mails').delete().whereIn('key', old)
}
