/** Where webhooks may be sent: to the public internet, and never into the network that the service runs in. */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** `public`: https, to public addresses only. `any`: http as well, and anywhere. */
export type WebhookTargets = 'public' | 'any'

/** What is not globally reachable, of the IANA special-purpose address registries (RFC 6890) and their updates. */
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

/** What is global unicast of IPv6 (RFC 4291): all else is local, reserved, or an IPv4 address in disguise. */
const globalIpv6 = new BlockList()
globalIpv6.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address is one that anybody on the internet may reach. */
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

/** A target that is refused. The message is for the owner of the webhook; it names no address of ours. */
export class TargetRefused extends Error {
  override name = 'TargetRefused'
}

/**
 * Reads a URL. Throws TargetRefused, with a sentence, for one that webhooks are not sent to. What a name leads to is
 * checked when it is sent, by `guardedLookup`.
 */
export function parseTarget(text: string, targets: WebhookTargets): URL {
  if (!URL.canParse(text)) throw new TargetRefused('It is not a URL: write one such as https://example.com/hooks.')
  const url = new URL(text)
  if (!/^https?:$/.test(url.protocol)) throw new TargetRefused('The URL is neither https nor http.')
  if (url.username !== '' || url.password !== '')
    throw new TargetRefused('The URL contains a user or a password. Receivers identify the sender by the signature.')
  if (targets === 'any') return url
  if (url.protocol !== 'https:') throw new TargetRefused('It must begin with https://.')
  const host = hostOf(url)
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic()
  return url
}

/** The host without the brackets of IPv6. URL has made one form of the many in which an address can be written. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

function notPublic(): TargetRefused {
  return new TargetRefused('The URL does not lead to a public address.')
}

/** Answers all addresses of a name. */
export type Resolve = (
  name: string,
  options: { all: true; family?: number; hints?: number },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * The `lookup` of a connection. What it answers is what is connected to, so a name cannot lead elsewhere after it was
 * checked. One address that is not public refuses the name.
 */
export function guardedLookup(targets: WebhookTargets, resolve: Resolve = dnsLookup): LookupFunction {
  return function lookup(name, options, done) {
    const family = options.family === 4 || options.family === 6 ? { family: options.family } : {}
    resolve(name, { ...family, all: true }, (error, addresses) => {
      if (error) return done(error, '')
      if (targets === 'public' && !addresses.every(({ address }) => isPublicAddress(address)))
        return done(notPublic(), '')
      const [first] = addresses
      if (!first) return done(new TargetRefused('The host name of the URL has no address.'), '')
      if (options.all) return done(null, addresses)
      done(null, first.address, first.family)
    })
  }
}
