/** Expensive requests of one user within the rate limit. */
import { expect, test } from 'vitest'
import { ask } from '../../support/load.ts'
import { useAttacked } from './service.ts'

const attacked = useAttacked()

test('searches over 10,000 todos on 20 connections cost a bystander nothing', async () => {
  const { service, token, withstand } = attacked()
  const copy = (await ask(service.url, 'GET', '/users/me/export', { token })).body
  const one = (await ask(service.url, 'POST', '/todos', { token, body: { title: 'x' } })).body
  for (let count = 0; count < 10; count++) {
    const todos = Array.from({ length: 1_000 }, (_, index) => ({
      ...one,
      id: crypto.randomUUID(),
      title: `${count} ${index} `.repeat(15).slice(0, 150),
      description: `${index} ${count} `.repeat(300).slice(0, 900),
    }))
    const imported = await ask(service.url, 'POST', '/users/me/import', { token, body: { ...copy, todos } })
    expect(imported.status).toBe(200)
  }
  await withstand('searches', 'requests', {
    connections: 20,
    path: '/todos?search=zzzzzzzz&count=true',
    headers: { authorization: `Bearer ${token}` },
  })
}, 120_000)
