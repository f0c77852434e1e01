/** Limits of the frames and bytes of an event socket, and how its queued work ends with it. */
import { expect, test } from 'vitest'
import { createTail } from '../../src/changelog/tail.ts'
import { newPerson, useService } from '../support/service.ts'
import { openSocket } from '../support/streams.ts'

const service = useService()

async function open() {
  const person = await newPerson(service())
  const headers = { Authorization: `Bearer ${person.access_token}` }
  return { headers, socket: await openSocket(service(), { headers }) }
}

const unsubscribe = { type: 'unsubscribe', id: 'a' } as const

test('a socket that sends more than a hundred frames is closed, pings included', async () => {
  const { socket } = await open()
  for (let sent = 0; sent < 50; sent++) {
    socket.send(unsubscribe)
    socket.socket.ping()
  }
  socket.send({ type: 'subscribe', id: 'b' })
  expect(await socket.closed).toBe(4429)
  expect(socket.messages).toEqual([])
})

test('a socket that sends more than 256 KiB is closed', async () => {
  const { socket } = await open()
  const long = JSON.stringify(unsubscribe).padEnd(16 * 1024)
  for (let sent = 0; sent < 16; sent++) socket.send(long)
  expect(await socket.closed).toBe(4429)
})

test('the sockets of a user share a budget, and another user has another one', async () => {
  const { headers, socket } = await open()
  const { socket: other } = await open()
  const all = [socket]
  while (all.length < 6) all.push(await openSocket(service(), { headers }))
  for (const one of all) for (let sent = 0; sent < 90; sent++) one.send(unsubscribe)
  expect(await Promise.race(all.map(({ closed }) => closed))).toBe(4429)
  other.send({ type: 'subscribe', id: 'a' })
  await other.message({ type: 'subscribed' })
  for (const one of [...all, other]) one.socket.close()
})

test('within the budget, subscriptions come and go', async () => {
  const { socket } = await open()
  for (let round = 0; round < 20; round++) {
    socket.send({ type: 'subscribe', id: `a${round}` })
    await socket.message({ type: 'subscribed', id: `a${round}` })
    socket.send({ type: 'unsubscribe', id: `a${round}` })
  }
  socket.socket.close()
  expect(await socket.closed).toBe(1005)
})

test('work that waits for its turn to read the log back leaves with its stream, and delays no other user', async () => {
  const { readBack } = createTail({ pool: service().database.pool } as Parameters<typeof createTail>[0])
  const never = new AbortController().signal
  const release = Promise.withResolvers<void>()
  const running = [1, 2].map(() => readBack({ userId: 'a', signal: never }, () => release.promise))
  const left = new AbortController()
  let ran = 0
  const queued = Array.from({ length: 100 }, () =>
    readBack({ userId: 'a', signal: left.signal }, async () => ran++).catch((error) => error.message),
  )
  expect(await readBack({ userId: 'b', signal: never }, async () => 'served')).toBe('served')
  left.abort(new Error('closed'))
  expect(await Promise.all(queued)).toEqual(queued.map(() => 'closed'))
  release.resolve()
  await Promise.all(running)
  expect(ran).toBe(0)
})
