/** Transactions of one user that take long: the events of others do not wait for them. */
import { expect, test } from 'vitest'
import { ask } from '../../support/load.ts'
import { useAttacked } from './service.ts'

const attacked = useAttacked()

const send = (body: object) => {
  const headers = { authorization: `Bearer ${attacked().token}` }
  return { connections: 12, method: 'POST', path: '/batch', headers, body }
}

test('batches of 100 creates in one project on 12 connections cost a bystander nothing', async () => {
  const { service, token, withstand } = attacked()
  const { body: project } = await ask(service.url, 'POST', '/projects', { token, body: { name: 'Own' } })
  const create = { method: 'POST', path: '/todos', body: { title: 'Dig', project_id: project.id } }
  const operations = Array.from({ length: 100 }, () => create)
  const { attack } = await withstand('batches of creates', 'requests', send({ operations }))
  expect(attack[200]).toBeGreaterThan(0)
})

test('batches that write first and then read for long cost a bystander nothing', async () => {
  const { withstand } = attacked()
  const create = { method: 'POST', path: '/todos', body: { title: 'Dig' } }
  const read = { method: 'GET', path: '/todos?search=zzzzzz&count=true&limit=100' }
  const operations = [create, ...Array.from({ length: 99 }, () => read)]
  await withstand('batches that read for long', 'requests', send({ operations }))
})

test('batches of lists on 12 connections cost a bystander nothing', async () => {
  const operations = Array.from({ length: 34 }, () => ({ method: 'GET', path: '/todos?limit=100' }))
  await attacked().withstand('batches of lists', 'requests', send({ operations }))
})
