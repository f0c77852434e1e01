/** A client that does not read its events: it is dropped before its backlog costs others anything, and can resume. */
import { expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newTodo } from '../support/build.ts'
import { newPerson, useService } from '../support/service.ts'
import { openSocket } from '../support/streams.ts'

const service = useService()

test('a socket whose client does not read is dropped, and no other one', { timeout: 60_000 }, async () => {
  const grace = await newPerson(service())
  const bearer = { Authorization: `Bearer ${grace.access_token}` }
  const slow = await openSocket(service(), { headers: bearer })
  const quick = await openSocket(service(), { headers: bearer })
  for (const socket of [slow, quick]) socket.send({ type: 'subscribe', id: 'a' })
  await slow.message({ type: 'subscribed' })
  await quick.message({ type: 'subscribed' })
  const todo = await newTodo(grace)
  slow.socket.pause()
  // Each event has the old and the new description: together they are more than the buffers of a connection hold.
  const changes = 1_000
  for (let made = 0; made < changes; made += 20) {
    const operations = Array.from({ length: 20 }, (_, index) => {
      const description = `${made + index} ${'🌊'.repeat(990)}`
      return { method: 'PATCH', path: `/todos/${todo.id}`, body: { description } }
    })
    const { status, text } = await grace.send('post', '/batch', { operations })
    expect(status, text).toBe(200)
  }
  await expect.poll(() => quick.messages.length, { timeout: 20_000 }).toBe(changes + 2)
  slow.socket.resume()
  expect(await slow.closed).toBe(1006)
  expect(slow.messages.length).toBeLessThan(changes)
  // It goes on where it was dropped.
  const last = slow.messages.at(-1) as Schemas['SocketEvent']
  const again = await openSocket(service(), { headers: bearer })
  again.send({ type: 'subscribe', id: 'a', since: last.cursor })
  const missing = changes + 2 - slow.messages.length
  await expect.poll(() => again.messages.length, { timeout: 20_000 }).toBe(missing + 1)
  again.socket.close()
  quick.socket.close()
})
