/** The network that an address belongs to, for counting requests by it. */
import { isIPv6 } from 'node:net'

/**
 * Returns an IPv4 address as it is, also one that is mapped to IPv6; of an IPv6 address the first 64 bits, since one
 * subscriber has at least a /64 (RFC 6177) and could use another address for each request. Other text stays as it is.
 */
export function networkOf(address: string): string {
  const [text = ''] = address.split('%')
  if (!isIPv6(text)) return address
  // The URL parser writes it in one way: compressed, in lower case, without dots.
  const [head = '', tail = ''] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::')
  const [left, right] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  const mapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'
  if (!mapped) return `${groups.slice(0, 4).join(':')}::/64`
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.')
}
