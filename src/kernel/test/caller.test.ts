/** The network that requests of an address are counted for. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf, siteOf } from '../caller.ts'

test.each([
  ['203.0.113.1', '203.0.113.1'],
  ['::ffff:203.0.113.1', '203.0.113.1'],
  ['::FFFF:cb00:7101', '203.0.113.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:1::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
  ['unknown', 'unknown'],
])('%s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test.each([
  ['2001:db8:1:2::1', '2001:db8:1::/48'],
  ['2001:DB8:1:ffff::', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['203.0.113.1', null],
  ['::ffff:203.0.113.1', null],
  ['', null],
  ['unknown', null],
])('the site of %s is %s', (address, site) => {
  expect(siteOf(address)).toBe(site)
})

test('the addresses of one /64 are one network, in any spelling, and those of another /64 are not', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
  const four = fc.tuple(group, group, group, group)
  fc.assert(
    fc.property(four, four, four, (network, first, second) => {
      fc.pre(network.slice(0, 3).some((value) => value !== '0'))
      const address = (host: string[]) => [...network, ...host].join(':')
      const compressed = new URL(`http://[${address(second)}]`).hostname.slice(1, -1)
      expect(networkOf(address(first))).toBe(networkOf(compressed))
      const neighbour = [...network.slice(0, 3), (Number.parseInt(network[3], 16) ^ 1).toString(16), ...first]
      expect(networkOf(neighbour.join(':'))).not.toBe(networkOf(address(first)))
    }),
  )
})
