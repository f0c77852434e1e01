/** Where webhooks may go: never into the network that the service runs in, however the way there is written. */

import type { LookupAddress } from 'node:dns'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { post } from '../../src/features/webhooks/post.ts'
import {
  guardedLookup,
  isPublicAddress,
  parseTarget,
  type Resolve,
  TargetRefused,
} from '../../src/features/webhooks/target.ts'

const refused = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.5', '100.64.0.1', '100.100.100.200', '127.0.0.1', '127.255.255.254'],
  ...['168.63.129.16', '169.254.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.192', '192.0.2.1'],
  ...['192.88.99.1', '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255'],
  ...['240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::ffff:0:169.254.169.254'],
  ...['64:ff9b::7f00:1', '64:ff9b:1::a00:1', '100::1', '2001::1', '2001:2::1', '2001:10::1', '2001:db8::1'],
  ...['2002:7f00:1::', '3fff::1', '5f00::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1'],
  ...['', 'localhost', '127.0.0.1:80', 'fe80::1%eth0'],
]

test.each(refused)('%s is no public address', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['1.1.1.1', '8.8.8.8', '100.128.0.1', '172.32.0.1', '192.0.1.1', '2606:4700:4700::1111', '2a00:1450::1'])(
  '%s is a public address',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

describe('a URL', () => {
  test.each([
    'http://example.com/',
    'ftp://example.com/',
    'https://',
    'https://user@example.com/',
    'https://:password@example.com/',
    'https://127.0.0.1/',
    'https://127.0.0.1./',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://①②⑦.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://[0:0:0:0:0:ffff:169.254.169.254]/',
    'https://[fd00:ec2::254]/',
  ])('%s is refused', (url) => {
    expect(() => parseTarget(url, 'public')).toThrow(TargetRefused)
  })

  test.each([
    'https://example.com/hooks?a=b',
    'https://example.com:8443',
    'https://1.1.1.1/',
    'https://[2606:4700::1]/',
  ])('%s is taken', (url) => {
    expect(parseTarget(url, 'public')).toEqual(new URL(url))
  })

  test('may be any with http or https where the configuration allows that', () => {
    for (const url of ['http://10.0.0.5:8080/', 'https://[::1]/']) expect(parseTarget(url, 'any').href).toBe(url)
    for (const url of ['ftp://example.com/', 'http://user@example.com/'])
      expect(() => parseTarget(url, 'any')).toThrow(TargetRefused)
  })
})

describe('a name', () => {
  const answering =
    (...addresses: string[]): Resolve =>
    (_, __, done) =>
      done(
        null,
        addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
  const lookup = (resolve: Resolve, options: object, targets: 'public' | 'any' = 'public') =>
    new Promise((done) => {
      guardedLookup(targets, resolve)('example.com', options, (error, ...answer) => done(error ?? answer))
    })

  test('is connected to at the addresses that were checked', async () => {
    const resolve = answering('1.1.1.1', '2606:4700:4700::1111')
    const both = [
      { address: '1.1.1.1', family: 4 },
      { address: '2606:4700:4700::1111', family: 6 },
    ]
    expect(await lookup(resolve, { all: true })).toEqual([both])
    expect(await lookup(resolve, {})).toEqual(['1.1.1.1', 4])
  })

  test('is rejected when one of its addresses is', async () => {
    const resolve = answering('1.1.1.1', '10.0.0.5')
    expect(await lookup(resolve, { all: true })).toBeInstanceOf(TargetRefused)
    expect(await lookup(resolve, {})).toBeInstanceOf(TargetRefused)
    expect(await lookup(resolve, {}, 'any')).toEqual(['1.1.1.1', 4])
  })

  test('without an address is refused', async () => {
    expect(await lookup(answering(), {})).toBeInstanceOf(TargetRefused)
  })

  test('is refused in the same words whether it is unknown, fails, or is of an internal network', async () => {
    const failing =
      (code: string): Resolve =>
      (_, __, done) =>
        done(Object.assign(new Error(`getaddrinfo ${code}`), { code }), [])
    const resolvers = [answering('10.0.0.5'), answering(), failing('ENOTFOUND'), failing('EAI_AGAIN')]
    for (const options of [{}, { all: true }]) {
      const errors = await Promise.all(resolvers.map((resolve) => lookup(resolve, options)))
      const seen = errors.map((error) => ({ ...(error as Error), message: (error as Error).message, cause: undefined }))
      expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1)
    }
    // The operator of the network may know.
    expect(await lookup(failing('ENOTFOUND'), {}, 'any')).toMatchObject({ code: 'ENOTFOUND' })
  })

  test('of this machine is not connected to', async () => {
    let connections = 0
    const server = createServer((socket) => {
      connections++
      socket.destroy()
    }).listen(0)
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const options = { targets: 'public', timeout: 5_000 } as const
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      await expect(post(`https://${host}:${port}/`, {}, '{}', options)).rejects.toThrow('a public address')
    expect(connections).toBe(0)
    // It is there for those who may.
    await expect(post(`http://localhost:${port}/`, {}, '{}', { ...options, targets: 'any' })).rejects.toThrow()
    expect(connections).toBeGreaterThan(0)
    server.close()
  })
})
