/** Sends an email once, however often its job runs, and no more to one address than its limit. */
import type { Attempts } from '../features/auth/attempts.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { MailData } from '../jobs/queues.ts'
import { sendOnce } from './lease.ts'
import { type LetterContext, writeLetter } from './letters.ts'
import { type Letter, toHtml, toText } from './template.ts'
import type { MailTransport } from './transport.ts'

/** Milliseconds in which a mail server must have taken an email. */
const deliveryTimeoutMs = 60_000

interface Wires extends LetterContext {
  mail: MailTransport
  jobs: Jobs
  attempts: Pick<Attempts, 'countReceived'>
}

/** Sends the email of a job, from what is true now. It holds no connection while the mail server takes its time. */
export async function sendMail(context: Wires, data: MailData): Promise<void> {
  const key = `${data.letter}-${data.id}`
  await sendOnce(context.pool, key, async () => {
    const letter = await writeLetter(context, data)
    if (!letter || (await postpone(context, data, letter))) return false
    await deliver(context.mail, key, letter)
    return true
  })
}

/** Whether the address has got so many emails that this one is enqueued for later. */
async function postpone({ attempts, jobs, pool }: Wires, data: MailData, { to }: Letter): Promise<boolean> {
  if (!causedByOthers.has(data.letter)) return false
  const wait = await attempts.countReceived(to)
  if (wait === 0) return false
  await jobs.enqueueAt(pool, 'mail', new Date(Date.now() + wait), [data])
  return true
}

/** The others are about the account itself, and counted when they are requested. */
const causedByOthers: ReadonlySet<MailData['letter']> = new Set([
  'invitation',
  'service_invitation',
  'notifications',
  'notification',
])

async function deliver(mail: MailTransport, key: string, letter: Letter): Promise<void> {
  const { to, subject } = letter
  let late: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    late = setTimeout(
      () => reject(new Error(`The mail server has not taken the email within ${deliveryTimeoutMs / 1000} s.`)),
      deliveryTimeoutMs,
    )
  })
  const delivered = mail.deliver(key, { to, subject, text: toText(letter), html: toHtml(letter) })
  await Promise.race([delivered, timeout])
    .catch((error) => {
      // The error is stored with the job, where no address is looked for when an account is deleted.
      if (error instanceof Error) error.message = error.message.replaceAll(to, 'the receiver')
      throw error
    })
    .finally(() => clearTimeout(late))
}
