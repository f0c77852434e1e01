/** Delivers emails: over SMTP, or into the outbox, a folder of files, where no mail server is configured. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transporter } from 'nodemailer'
import type { Logger } from 'pino'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}

export interface MailTransport {
  /** Resolves once the email was accepted. `key` identifies it: its Message-ID and its file name derive from it. */
  deliver(key: string, mail: Mail): Promise<void>
}

export interface MailConfig {
  /** Null for the outbox. */
  smtpUrl: string | null
  /** `Name <address>`, or an address. */
  mailFrom: string
  dataFolder: string
}

/** Milliseconds that a mail server has to respond. */
const smtpTimeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

export function createMailTransport(config: MailConfig, log: Logger): MailTransport {
  return config.smtpUrl === null ? outbox(config, log) : smtp(config.smtpUrl, config.mailFrom)
}

/** Imported with the first email: many processes never send one. */
const nodemailer = () => import('nodemailer')

function smtp(url: string, from: string): MailTransport {
  let connecting: Promise<Transporter> | undefined
  return {
    async deliver(key, mail) {
      connecting ??= nodemailer().then(({ createTransport }) => createTransport({ url, ...smtpTimeouts }))
      const transporter = await connecting
      await transporter.sendMail({ ...mail, from, ...identity(key) })
    },
  }
}

/** Connects, and signs in where the URL says so. Sends nothing. Throws the reason of a server that accepts no emails. */
export async function verifyMailServer(url: string): Promise<void> {
  const transporter = (await nodemailer()).createTransport({ url, ...smtpTimeouts })
  await transporter.verify().finally(() => transporter.close())
}

/** Writes RFC 5322 files (`.eml`), which mail programs open. */
function outbox({ dataFolder, mailFrom }: MailConfig, log: Logger): MailTransport {
  const folder = join(dataFolder, 'outbox')
  return {
    async deliver(key, mail) {
      const { createTransport } = await nodemailer()
      const composer = createTransport({ streamTransport: true, buffer: true })
      const { message } = await composer.sendMail({ ...mail, from: mailFrom, ...identity(key) })
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${key}.eml`)
      const begun = join(dataFolder, `.${key}.eml`)
      // Readable by the service's user only: it may contain a token. A reader of the outbox sees whole files only.
      await writeFile(begun, message as Buffer, { mode: 0o600 })
      await rename(begun, file)
      log.info({ file }, 'SMTP_URL is not set: the mail is in the outbox')
    },
  }
}

/** `Auto-Submitted` keeps automatic responders from replying (RFC 3834). */
function identity(key: string) {
  return { messageId: `<${key}@taskpact>`, headers: { 'Auto-Submitted': 'auto-generated' } }
}
