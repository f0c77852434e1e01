/**
 * Asks a range service whether a password is known from a breach, by k-anonymity: the service gets five hexadecimal digits
 * of the password's SHA-1, and returns all digests that begin with them. Without an answer no password is refused.
 */
import { createHash } from 'node:crypto'
import type { Logger } from 'pino'

export type BreachCheck = 'found' | 'absent' | 'failed' | 'skipped'

export interface BreachedPasswords {
  has(password: string): Promise<boolean>
}

/** Hexadecimal digits that are sent. Each prefix has hundreds of passwords. */
const prefixLength = 5
/** Milliseconds for the whole response. */
const timeoutMs = 1_000
/** Bytes of a response: a padded one has about 40,000. */
const maxBytes = 250_000
/** Milliseconds after a failure in which the service is not asked, so that a dead one does not delay every new password. */
const pauseMs = 10_000

export function breachedPasswords({
  url,
  log,
  count,
  now = Date.now,
}: {
  /** The prefix of the digest follows it. */
  url: string
  log: Pick<Logger, 'warn'>
  count(check: BreachCheck): void
  now?: () => number
}): BreachedPasswords {
  let pausedUntil = 0

  async function check(password: string): Promise<BreachCheck> {
    if (now() < pausedUntil) return 'skipped'
    const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
    try {
      const range = await readRange(url + digest.slice(0, prefixLength))
      return isInRange(range, digest.slice(prefixLength)) ? 'found' : 'absent'
    } catch (error) {
      pausedUntil = now() + pauseMs
      log.warn({ err: error }, 'BREACHED_PASSWORDS_URL did not say whether a password is known: it was accepted')
      return 'failed'
    }
  }

  return {
    async has(password) {
      const result = await check(password)
      count(result)
      return result === 'found'
    },
  }
}

async function readRange(url: string): Promise<string> {
  const headers = { 'Add-Padding': 'true', 'User-Agent': 'taskpact' }
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Error(`The status is ${response.status}.`)
  }
  return response.body ? readBounded(response.body.getReader()) : ''
}

async function readBounded(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.byteLength
      if (size > maxBytes) throw new Error(`The response has more than ${maxBytes} bytes.`)
      chunks.push(read.value)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
  return Buffer.concat(chunks).toString('latin1')
}

/** Lines are `SUFFIX:COUNT`. Padding has the count 0. */
function isInRange(range: string, suffix: string): boolean {
  return range.split('\n').some((line) => {
    const [found = '', count = ''] = line.trim().split(':')
    return found.toUpperCase() === suffix && Number(count) > 0
  })
}
