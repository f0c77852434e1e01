/**
 * Parsers of the values of environment variables. Their error messages follow `NAME is "value", which` or, for a secret,
 * `NAME`.
 */
import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { perHost } from './database-hosts.ts'

/** An invalid value. The message says what is wrong and, after a colon, what to write instead. */
export class Unusable extends Error {}

/** The pattern of the contract's Email, for the administrator's address. A test compares the two. */
export const emailPattern =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+([A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])$/

export const freshSecret = 'write a random one, such as the output of `openssl rand -base64 32`'

export function parseWholeNumber(text: string, minimum: number, maximum: number): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= minimum && number <= maximum)) {
    throw new Unusable(`does not fit: write a whole number from ${minimum} to ${maximum}`)
  }
  return number
}

/** The names of the contract's `x-quotas`. A test compares the two. */
export const quotaNames = [
  'todos',
  'projects',
  'members',
  'sections',
  'labels',
  'views',
  'reminders',
  'todo_reminders',
  'invitations',
  'webhooks',
  'api_tokens',
  'passkeys',
  'remembered_devices',
  'sessions',
  'notifications',
  'kept_responses',
  'imports',
] as const

/** Limits by quota, such as `todos=20000,webhooks=5`. */
export function parseQuotas(text: string): Partial<Record<(typeof quotaNames)[number], number>> {
  return Object.fromEntries(
    parseList(text).map((part) => {
      const [name = '', limit = ''] = part.split('=').map((side) => side.trim())
      if (!quotaNames.some((known) => known === name))
        throw new Unusable(
          `names the unknown quota "${name}": write one of ${quotaNames.join(', ')}, as in todos=20000`,
        )
      return [name, parseWholeNumber(limit, 0, 2_000_000_000)]
    }),
  )
}

export function parseOneOf<const T extends string>(text: string, allowed: readonly T[]): T {
  const value = allowed.find((candidate) => candidate === text)
  if (value === undefined) throw new Unusable(`is not known: write one of ${allowed.join(', ')}`)
  return value
}

export const parseSwitch = (text: string) => parseOneOf(text, ['on', 'off']) === 'on'

/** Whether only this machine reaches an address or host name. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}

export function parseHost(text: string): string {
  if (isIP(text) || /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]+)*$/.test(text)) return text
  throw new Unusable(
    'is neither an address nor a host name: write 127.0.0.1 for this machine only, or 0.0.0.0 for every network',
  )
}

export function parseDatabaseUrl(text: string): string {
  const url = text.trim()
  const example = 'write postgres://user:password@host:5432/database'
  if (!/^postgres(ql)?:\/\//.test(url)) throw new Unusable(`is not the address of a Postgres server: ${example}`)
  // Several hosts, as libpq accepts them: a primary and its standbys.
  if (!perHost(url).every((one) => URL.canParse(one))) {
    throw new Unusable(`is not a valid address: ${example}, with special characters in the password percent-encoded`)
  }
  return url
}

/** One secret, or several that are separated by commas. HS256 takes no key below 256 bits (RFC 7518, 3.2). */
export function parseJwtSecrets(text: string): [string, ...string[]] {
  const [first = '', ...others] = text.split(',')
  if (others.length === 0 && Buffer.byteLength(first) < 32)
    throw new Unusable(`has fewer than 32 bytes: ${freshSecret}`)
  if ([first, ...others].some((secret) => Buffer.byteLength(secret) < 32))
    throw new Unusable(
      'has several secrets, separated by commas, of which one has fewer than 32 bytes: make each longer',
    )
  return [first, ...others]
}

/** The URL, if it is https, or http on this machine; else null. */
function secureUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) ? url : null
}

/** Returns the URL with a trailing slash, since the prefix of a digest follows. */
export function parseRangeUrl(text: string): string {
  const url = secureUrl(text)
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new Unusable('is not a range service: write an https address such as https://api.pwnedpasswords.com/range/')
  return url.href.replace(/\/*$/, '/')
}

/** An attacker who could replace the keys in transit could sign for any user. */
export function parseJwksUrl(text: string): string {
  const url = secureUrl(text)
  if (url === null)
    throw new Unusable('is not where keys are: write an https address such as https://id.example.com/jwks.json')
  return url.href
}

/** Returns the URL as it is written: an issuer is compared with that of each ID token. */
export function parseIssuer(text: string): string {
  const url = secureUrl(text)
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new Unusable('is not an issuer: write an https address such as https://accounts.google.com')
  return text
}

/** `claim=value`. */
export function parseRoleClaim(text: string): { claim: string; value: string } {
  const at = text.indexOf('=')
  const [claim, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  if (at < 0 || claim === '' || value === '')
    throw new Unusable('names no claim and its value: write them as groups=taskpact-admins')
  return { claim, value }
}

/** Domains in lower case. */
export function parseDomains(text: string): string[] {
  return parseList(text).map((domain) => {
    if (!emailPattern.test(`a@${domain}`))
      throw new Unusable(`has "${domain}", which is no domain: write domains such as example.com, separated by commas`)
    return domain.toLowerCase()
  })
}

/** SHA-256 of secrets that documentation has published: of FastAPI's tutorial, and of RFC 7515, A.1. */
const publishedSecrets = new Set([
  '570dad43de1af4c925f92c16a68a50936da42b7dd6fdeb24850507a1199aac89',
  '8b1b17a9740c068accab5c3d0d652c8e3cc13206e70bb73b42ea41d4c2de3c12',
])

/** Words of placeholder secrets in examples. */
const placeholderWords =
  /change|this|replace|super|very|long|your|my|me|secret|signing|private|jwt|token|key|string|random|password|default|placeholder|please|insecure|unsafe|example|sample|demo|test|development|dev|production|prod|local|must|least|minimum|character|char|byte|bit|taskpact|todo|service|server|application|app|value|with|here|use|for|the|and|not|in|be|at|to|do|of|is|it|0123456789|1234567890|123456789|12345678|123456|12345|1234|123|256|32|abcdefghijklmnopqrstuvwxyz|abcdef|abc|qwerty/g

/**
 * Whether a secret is guessable despite its length: few different characters, a repeated short text, a placeholder, or a published
 * example.
 */
export function isGuessableSecret(secret: string): boolean {
  if (new Set(secret).size < 8) return true
  if (publishedSecrets.has(createHash('sha256').update(secret).digest('hex'))) return true
  const period = Array.from(secret.slice(0, 16)).findIndex((_, index) => secret.startsWith(secret.slice(index + 1)))
  if (period !== -1) return true
  const letters = secret.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return letters.replace(placeholderWords, '').length < 8
}

/** An origin as browsers send it (RFC 6454, 6.2), without a default port. */
export function parseOrigin(text: string): string {
  if (text.includes('*')) {
    throw new Unusable(
      `has the wildcard "${text}", which the web apps of others would match too: write each origin, such as https://app.example.com`,
    )
  }
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.host === '' || !text.includes('://')) {
    throw new Unusable(`contains "${text}", not an origin: write it as https://app.example.com`)
  }
  const origin = `${url.protocol}//${url.host}`
  if (!/^[^/]+:\/\/[^/?#@]+$/.test(text)) throw new Unusable(`contains "${text}", more than an origin: write ${origin}`)
  return origin
}

/** The values of Express's `trust proxy`, without `true`, with which any client could forge its address. */
export function parseTrustProxy(text: string): false | number | readonly string[] {
  if (text === 'false' || text === '0') return false
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const addresses = parseList(text)
  if (addresses.length > 0 && addresses.every(isProxyAddress)) return addresses
  throw new Unusable(
    'does not say which proxies to trust: write false, how many are in front (such as 1), or their addresses (such as loopback,10.0.0.0/8)',
  )
}

function isProxyAddress(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}

export function parseEmail(text: string): string {
  // A mailbox has at most 64 characters (RFC 5321, 4.5.3.1.1).
  if (text.length <= 254 && text.indexOf('@') <= 64 && emailPattern.test(text)) return text
  throw new Unusable('is not an e-mail address: write one such as ada@example.com')
}

export function parseAdminPassword(text: string): string {
  const length = Array.from(text).length
  if (length < 8 || length > 128) throw new Unusable('is too short or too long: write 8 to 128 characters')
  return text
}

/** Returns the URL without a trailing slash, so that a path can follow. */
export function parsePublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new Unusable('is not where people reach the service: write an address such as https://todo.example.com')
  return url.href.replace(/\/+$/, '')
}

/** Returns the URL without a trailing slash, since the path of each signal follows (OpenTelemetry, OTLP Exporter). */
export function parseCollectorUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new Unusable('is not where a collector takes OTLP over HTTP: write an address such as http://localhost:4318')
  return url.href.replace(/\/+$/, '')
}

export function parseSmtpUrl(text: string): string {
  const url = text.trim()
  const example = 'write smtp://user:password@mail.example.com:587, or smtps:// for TLS from the start'
  if (!/^smtps?:\/\//.test(url)) throw new Unusable(`is not the address of a mail server: ${example}`)
  if (!URL.canParse(url) || new URL(url).hostname === '')
    throw new Unusable(`is not a valid address: ${example}, with special characters in the password percent-encoded`)
  return url
}

/** `Name <address>` or an address; a local domain has no dot. */
export function parseMailFrom(text: string): string {
  if (/^([^<>\r\n"]{1,100} <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(text)) return text
  throw new Unusable('is not a sender: write Taskpact <todo@example.com>, or an address alone')
}

/** `a, b` without empty members. */
export function parseList(text: string): string[] {
  return text
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '')
}
