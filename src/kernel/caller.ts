/** Names a caller wherever callers are counted: a signed-in user, or else the network of an address. */
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import express from 'express'

/** The key of a user, or without one of the address of a request. */
export function callerKey(userId: string | undefined, request: { ip?: string | undefined }): string {
  return userId === undefined ? `address:${networkOf(request.ip ?? '')}` : `user:${userId}`
}

/** Returns the function that reads the client's address of a request that Express does not get, as Express reads it. */
export function addressReader(
  trustProxy: boolean | number | readonly string[],
): (request: IncomingMessage) => string | undefined {
  const app = express()
  app.set('trust proxy', trustProxy)
  return ({ headers, socket }) => Object.assign(Object.create(app.request), { headers, socket }).ip
}

/**
 * Returns an IPv4 address as it is, also one that is mapped to IPv6; of an IPv6 address the first 64 bits, since one
 * subscriber has at least a /64 (RFC 6177) and could use another address for each request. Other text stays as it is.
 */
export function networkOf(address: string): string {
  const groups = groupsOf(address)
  if (groups === null) return address
  return mappedIpv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`
}

/**
 * Returns the first 48 bits of an IPv6 address, which a site has (RFC 6177): 65,536 networks of 64 bits. Null for any other
 * address.
 */
export function siteOf(address: string): string | null {
  const groups = groupsOf(address)
  return groups === null || mappedIpv4(groups) !== null ? null : `${groups.slice(0, 3).join(':')}::/48`
}

/** The eight groups of an IPv6 address in one notation; null for any other text. */
function groupsOf(address: string): string[] | null {
  const [text = ''] = address.split('%')
  if (!isIPv6(text)) return null
  // The URL parser writes it in one way: compressed, in lower case, without dots.
  const [head = '', tail = ''] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::')
  const [left, right] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
}

/** The IPv4 address that is mapped to an IPv6 one; null for another address. */
function mappedIpv4(groups: string[]): string | null {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.')
}
