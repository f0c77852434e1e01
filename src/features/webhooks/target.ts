/** Checks the targets of webhooks: the public internet only, never the network that the service runs in. */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** `public`: https to public addresses. `any`: http too, and every address. */
export type WebhookTargets = 'public' | 'any'

/** Ranges of the IANA special-purpose registries (RFC 6890 and updates) that are not globally reachable. */
const special = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT; some clouds keep their metadata in it
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // Azure's platform, a public address that only its machines reach
  ['169.254.0.0', 16], // link-local, and the metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
] as const)
  special.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['2001::', 23], // protocol assignments: Teredo, benchmarks, ORCHID
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4 leads to any IPv4 address
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
] as const)
  special.addSubnet(network, bits, 'ipv6')

/** Global unicast of IPv6 (RFC 4291). Everything else is local, reserved, or an embedded IPv4 address. */
const globalIpv6 = new BlockList()
globalIpv6.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address is globally reachable. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4')
    case 6:
      return globalIpv6.check(address, 'ipv6') && !special.check(address, 'ipv6')
    default:
      return false
  }
}

/** A refused target. The message is shown to the webhook's owner, so it contains no internal address. */
export class TargetRefused extends Error {
  override name = 'TargetRefused'
}

/**
 * Parses and checks a URL. Throws TargetRefused with a sentence for the owner. The addresses of a host name are checked
 * at each connection, by `guardedLookup`.
 */
export function parseTarget(text: string, targets: WebhookTargets): URL {
  if (!URL.canParse(text)) throw new TargetRefused('This is not a URL: write one such as https://example.com/hooks.')
  const url = new URL(text)
  if (!/^https?:$/.test(url.protocol)) throw new TargetRefused('The URL is neither https nor http.')
  if (url.username !== '' || url.password !== '')
    throw new TargetRefused('The URL contains a user or a password. Receivers identify the sender by the signature.')
  if (targets === 'any') return url
  if (url.protocol !== 'https:') throw new TargetRefused('The URL must begin with https://.')
  const host = hostOf(url)
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic()
  return url
}

/** The host without IPv6 brackets. `URL` has normalized the many notations of an address. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

/** The same for a name that is unknown and for one of an internal network: the owner must not learn which names it has. */
function notPublic(cause?: unknown): TargetRefused {
  return new TargetRefused('The URL does not lead to a public address.', { cause })
}

/** Resolves a name to all of its addresses. */
export type Resolve = (
  name: string,
  options: { all: true; family?: number; hints?: number },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * Returns the `lookup` function of a connection. The checked addresses are the ones that are connected to, so DNS
 * rebinding is not possible. A name with a single non-public address is refused.
 */
export function guardedLookup(targets: WebhookTargets, resolve: Resolve = dnsLookup): LookupFunction {
  return function lookup(name, options, done) {
    const family = options.family === 4 || options.family === 6 ? { family: options.family } : {}
    resolve(name, { ...family, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      const isRefused = error || !first || !addresses.every(({ address }) => isPublicAddress(address))
      if (targets === 'public' && isRefused) return done(notPublic(error), '')
      if (error) return done(error, '')
      if (!first) return done(new TargetRefused('The host name of the URL has no address.'), '')
      if (options.all) return done(null, addresses)
      done(null, first.address, first.family)
    })
  }
}

/** Whether webhooks may be sent to a URL. */
export function isTarget(...given: Parameters<typeof parseTarget>): boolean {
  try {
    parseTarget(...given)
    return true
  } catch (error) {
    if (!(error instanceof TargetRefused)) throw error
    return false
  }
}
