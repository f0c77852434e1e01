/** The device of a request in words, and whether the account has signed in from it before. */
import type { Knex } from 'knex'
import { networkOf, siteOf } from '../../kernel/index.ts'
import type { Device } from './queries.ts'

/** Sessions and former sign-ins that are compared at most. */
const [maxSessions, maxEntries] = [200, 1_000]

/** The first that matches is the name; Chrome and Safari are named by many others too. */
const browsers: [name: string, form: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bVersion\/.*\bSafari\//],
]
const systems: [name: string, form: RegExp][] = [
  ['Windows', /\bWindows\b/],
  ['iPad', /\biPad\b/],
  ['iPhone', /\biPhone\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
]
const nameIn = (names: typeof browsers, text: string) => names.find(([, form]) => form.test(text))?.[0]

/** The family of a user agent without its version, such as `Firefox on Linux` or `curl`. */
export function familyOf(userAgent: string | null): string {
  if (!userAgent) return 'an unknown program'
  const browser = nameIn(browsers, userAgent)
  const system = nameIn(systems, userAgent)
  if (browser) return system ? `${browser} on ${system}` : browser
  return /^[\w.-]{1,40}/.exec(userAgent)?.[0] ?? 'an unknown program'
}

/** Of IPv4 the first 24 bits, of IPv6 the first 48: a provider gives the next address of the same network tomorrow. */
function siteOfDevice(address: string): string {
  return siteOf(address) ?? networkOf(address).replace(/\.\d+$/, '')
}

const keyOf = ({ user_agent, address }: Device) => `${familyOf(user_agent)} ${siteOfDevice(address ?? '')}`

/**
 * Whether no session and no sign-in of the last year was by the same family of user agents from the same network. The first
 * sign-in of an account that is younger than a day belongs to its registration.
 */
export async function isNewDevice(db: Knex, userId: string, device: Device): Promise<boolean> {
  const { rows } = await db.raw<{ rows: (Device & { is_own: boolean })[] }>(
    `(select user_agent, address, true as is_own from sessions
        where user_id = :userId and name is null order by last_used_at desc limit :maxSessions)
     union all
     select user_agent, address, kind = 'signed_in' from
       (select kind, user_agent, address from audit_entries
          where user_id = :userId order by created_at desc, id desc limit :maxEntries) as entry
     where kind = 'signed_in'
     union all
     select null, null, false from users where id = :userId and created_at > now() - interval '1 day'`,
    { userId, maxSessions, maxEntries },
  )
  const known = rows.filter(({ is_own }) => is_own)
  if (known.length === 0) return rows.length === 0
  return !known.some((each) => keyOf(each) === keyOf(device))
}
