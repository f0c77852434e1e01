/** Streams of events under the kernel: what is made once for all of them, and readers who take nothing. */
import { once } from 'node:events'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Response } from 'express'
import { expect, test } from 'vitest'
import { compileStream } from '../stream.ts'
import { pipeStream } from '../write.ts'

async function textOf(texts: AsyncIterable<string>): Promise<string> {
  let all = ''
  for await (const text of texts) all += text
  return all
}

test('an event that many streams send is checked and serialized once', async () => {
  const checked: unknown[] = []
  const encode = compileStream((data) => checked.push(data))
  const happened = { type: 'todo.created', title: 'Dig' }
  const stream = async function* () {
    yield { id: 'a', data: happened }
    yield { id: 'b', data: { ...happened } }
  }
  const { signal } = new AbortController()
  const texts = [await textOf(encode(stream)(signal)), await textOf(encode(stream)(signal))]
  const event = 'event: todo.created\ndata: {"type":"todo.created","title":"Dig"}\n\n'
  for (const text of texts) expect(text).toBe(`:\n\nid: a\n${event}id: b\n${event}`)
  // The object that both have, and the copy that each has of its own.
  expect(checked).toHaveLength(3)
})

test('an event that the contract does not allow is not sent, at the second attempt neither', async () => {
  const encode = compileStream(() => {
    throw new Error('not as declared')
  })
  const wrong = { type: 'todo.created' }
  const stream = async function* () {
    yield { data: wrong }
  }
  for (const _ of [1, 2])
    await expect(textOf(encode(stream)(new AbortController().signal))).rejects.toThrow('not as declared')
})

test('a client that stops reading loses its connection, and its stream ends', async () => {
  const ended = Promise.withResolvers<void>()
  async function* endless() {
    try {
      for (;;) yield 'x'.repeat(100_000)
    } finally {
      ended.resolve()
    }
  }
  const server = createServer((_, response) => void pipeStream(response as Response, {}, endless, 200)).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false })
  const [answer] = await once(request, 'response')
  answer.on('error', () => {})
  answer.pause()
  await ended.promise
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(0)
  request.destroy()
  server.close()
})
