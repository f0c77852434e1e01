/** Where mails go: a mail server over SMTP, or without one the outbox, a folder of files. */
import { mkdir, writeFile } from 'node:fs/promises'
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
  /** Resolves when the mail was taken over. `key` names it for ever: its Message-ID, or its file. */
  deliver(key: string, mail: Mail): Promise<void>
}

export interface MailConfig {
  /** `null`: to the outbox. */
  smtpUrl: string | null
  /** `Name <address>`, or an address. */
  mailFrom: string
  dataFolder: string
}

/** Milliseconds that a mail server may take to answer. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

export function createMailTransport(config: MailConfig, log: Logger): MailTransport {
  return config.smtpUrl === null ? outbox(config, log) : smtp(config.smtpUrl, config.mailFrom)
}

/** Loaded with the first mail: it takes 50 ms and 8 MB, and most processes never send one. */
const nodemailer = () => import('nodemailer')

function smtp(url: string, from: string): MailTransport {
  let connecting: Promise<Transporter> | undefined
  return {
    async deliver(key, mail) {
      connecting ??= nodemailer().then(({ createTransport }) => createTransport({ url, ...patience }))
      const transporter = await connecting
      await transporter.sendMail({ ...mail, from, ...identity(key) })
    },
  }
}

/** RFC 5322 files (`.eml`), which any mail program opens. */
function outbox({ dataFolder, mailFrom }: MailConfig, log: Logger): MailTransport {
  const folder = join(dataFolder, 'outbox')
  return {
    async deliver(key, mail) {
      const { createTransport } = await nodemailer()
      const composer = createTransport({ streamTransport: true, buffer: true })
      const { message } = await composer.sendMail({ ...mail, from: mailFrom, ...identity(key) })
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${key}.eml`)
      // It may hold a token, so nobody else reads it.
      await writeFile(file, message as Buffer, { mode: 0o600 })
      log.info({ file }, 'SMTP_URL is not set: the mail is in the outbox')
    },
  }
}

/** RFC 3834: programs that answer mails by themselves leave this one alone. */
function identity(key: string) {
  return { messageId: `<${key}@taskpact>`, headers: { 'Auto-Submitted': 'auto-generated' } }
}
