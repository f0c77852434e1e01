/** Floods of made-up credentials, which somebody without an account can send. */
import { expect, test } from 'vitest'
import { useAttacked } from './service.ts'

const attacked = useAttacked()

test.each([
  ['API tokens', { authorization: `Bearer tpt_{n}${'a'.repeat(40)}`, origin: 'http://x' }],
  ['access tokens', { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.{n}' }],
])(
  'made-up %s on 300 connections are refused after some hundreds, and cost a bystander nothing',
  async (name, headers) => {
    const data = { connections: 300, path: '/todos', headers }
    const { attack } = await attacked().withstand(`made-up ${name}`, 'requests', data)
    expect(attack[401] ?? 0).toBeLessThan(700)
    expect(attack[429]).toBeGreaterThan(300)
  },
)

const socket = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' }

test.each([
  ['streams', '/events?ticket=tpe_{n}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {}],
  [
    'sockets',
    '/events/ws?ticket=tpe_{n}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    { connection: 'Upgrade', upgrade: 'websocket', ...socket },
  ],
])('made-up tickets of %s on 100 connections cost a bystander nothing', async (name, path, headers) => {
  await attacked().withstand(`made-up tickets of ${name}`, 'requests', { connections: 100, path, headers })
})

test('no credentials on 300 connections cost a bystander nothing', async () => {
  await attacked().withstand('no credentials', 'requests', { connections: 300, path: '/todos' })
})
