/** Large bodies and responses that are not read, of one user on 110 connections. */
import { expect, test } from 'vitest'
import { ask } from '../../support/load.ts'
import { useAttacked } from './service.ts'

const attacked = useAttacked()
const large = 'x'.repeat(1_000)

test.each([
  ['imports', 'POST', '/users/me/import', true],
  ['imports without credentials', 'POST', '/users/me/import', false],
  ['probes', 'GET', '/health', false],
])(
  '%s of 9 MB on 110 connections are refused before they are read, and cost a bystander nothing',
  async (name, method, path, isSignedIn) => {
    const { withstand, token } = attacked()
    const headers = isSignedIn ? { authorization: `Bearer ${token}` } : {}
    const data = { connections: 110, method, path, headers, body: { todos: large.repeat(9_000) } }
    await withstand(`large ${name}`, 'requests', data)
  },
)

test('batches of 95 kB on 110 connections cost a bystander nothing', async () => {
  const { withstand, token } = attacked()
  const operations = Array.from({ length: 80 }, () => ({
    method: 'PATCH',
    path: '/todos/x',
    body: { description: large },
  }))
  const headers = { authorization: `Bearer ${token}` }
  const data = { connections: 110, method: 'POST', path: '/batch', headers, body: { operations } }
  const { attack } = await withstand('large batches', 'requests', data)
  expect(attack[429]).toBeGreaterThan(0)
})

test('responses that 110 connections do not read cost a bystander nothing', async () => {
  const { service, withstand, token } = attacked()
  const create = { method: 'POST', path: '/todos', body: { title: 'Dig', description: '🌊'.repeat(1_000) } }
  for (let batch = 0; batch < 5; batch++)
    await ask(service.url, 'POST', '/batch', { token, body: { operations: Array.from({ length: 20 }, () => create) } })
  await withstand('unread lists', 'readers', { connections: 110, requests: 30, path: '/todos?limit=100', token })
})
