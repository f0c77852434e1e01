/** A real SMTP server on a port of its own, and the mails that arrived at it. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect } from 'vitest'

export interface ArrivedMail {
  to: string[]
  /** Headers with their names in lower case, unfolded and decoded. */
  headers: Record<string, string>
  /** The two bodies, decoded. */
  text: string
  html: string
}

export interface MailServer {
  url: string
  mails: ArrivedMail[]
  /** Called with each mail before it is accepted; what it throws is the server's refusal. */
  onMail: (mail: ArrivedMail) => Promise<void> | void
  /** Waits for a mail to an address that is about something. */
  mailTo(address: string, subject: RegExp): Promise<ArrivedMail>
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const mail = parseMail(
        Buffer.concat(chunks).toString('latin1'),
        session.envelope.rcptTo.map(({ address }) => address),
      )
      try {
        await arrived.onMail(mail)
        arrived.mails.push(mail)
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  server.on('error', () => {}) // A client that was killed.
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const arrived: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails: [],
    onMail() {},
    async mailTo(address, subject) {
      const find = () =>
        this.mails.find(({ to, headers }) => to.includes(address) && subject.test(headers.subject ?? ''))
      await expect.poll(find, { timeout: 15_000, message: `a mail to ${address} about ${subject}` }).toBeDefined()
      return find() as ArrivedMail
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return arrived
}

/** The token of the link in a mail. */
export function tokenOf({ text }: ArrivedMail): string {
  return /#([\w.-]+)/.exec(text)?.[1] ?? ''
}

/** Parses the part of RFC 5322 and MIME that nodemailer writes: two parts, quoted-printable or base64. */
function parseMail(source: string, to: string[]): ArrivedMail {
  const { headers, body } = parsePart(source)
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1]
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => parsePart(part.replace(/^\r\n/, '')))
  const content = (type: string) => parts.find((part) => part.headers['content-type']?.startsWith(type))
  const decoded = (part: ReturnType<typeof parsePart> | undefined) => (part ? decode(part) : '')
  return { to, headers, text: decoded(content('text/plain')), html: decoded(content('text/html')) }
}

function parsePart(source: string): { headers: Record<string, string>; body: string } {
  const [head = '', ...rest] = source.split('\r\n\r\n')
  const lines = head.replaceAll(/\r\n\s+/g, ' ').split('\r\n')
  const headers = lines.map((line) => {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
    return [name.toLowerCase(), decodeWords(value)]
  })
  return { headers: Object.fromEntries(headers), body: rest.join('\r\n\r\n') }
}

function decode({ headers, body }: ReturnType<typeof parsePart>): string {
  if (headers['content-transfer-encoding'] === 'base64') return Buffer.from(body, 'base64').toString()
  return headers['content-transfer-encoding'] === 'quoted-printable'
    ? quotedPrintable(body.replaceAll('=\r\n', ''))
    : body
}

function quotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

/** RFC 2047. */
function decodeWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, encoding, text) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : quotedPrintable(text.replaceAll('_', ' ')),
    )
}
