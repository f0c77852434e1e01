/**
 * Deadlines, and the limit to requests in flight, on the toy contract: handlers that never return are ended as well.
 */
import type { Server } from 'node:http'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { bind } from '../bind.ts'
import { readContract } from '../document.ts'
import { Gate } from '../overload.ts'
import { createHttpServer } from '../server.ts'
import { listen, stop, type ToyHandler, toyBinding, toyDocument } from './toy.ts'

let server: Server | undefined
afterEach(async () => {
  if (server) await stop(server)
})

/** The toy with deadlines by operation, and handlers of the test. Returns its address and the record of its calls. */
async function start(deadlines: Record<string, unknown>, handlers: Record<string, ToyHandler>, limit = 100) {
  const document = toyDocument()
  for (const item of Object.values(document.paths as Record<string, Record<string, { operationId?: string }>>))
    for (const node of Object.values(item))
      if (node.operationId && node.operationId in deadlines)
        Object.assign(node, { 'x-deadline': deadlines[node.operationId] })
  const record = {
    work: [] as string[],
    failures: [] as { error: unknown; operation: string | undefined }[],
    tokens: [],
  }
  const binding = toyBinding(record)
  const changed = {
    ...binding,
    contract: readContract(document),
    gate: new Gate(limit),
    handlers: { ...binding.handlers, ...handlers },
  }
  server = createHttpServer(express().use(bind(changed)), { newRequestId: () => 'request-0' })
  return { url: `http://127.0.0.1:${await listen(server)}`, ...record }
}

const ann = { Authorization: 'Bearer ann' }

test('a handler that never returns is 503 at its deadline: it is rolled back, and its signal is aborted', async () => {
  const signals: AbortSignal[] = []
  const getBook: ToyHandler = (_, { signal }) => {
    signals.push(signal)
    return new Promise(() => {})
  }
  const toy = await start({ getBook: 0.1 }, { getBook })
  const answer = await fetch(`${toy.url}/books/1`, { headers: ann })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '1'])
  expect(await answer.json()).toMatchObject({ code: 'unavailable' })
  expect(toy.work).toEqual(['begin getBook', 'rollback getBook'])
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  expect(toy.failures).toMatchObject([{ operation: 'getBook', error: { cause: { message: /deadline of 100 ms/ } } }])
})

test('an operation with x-deadline: none has no time limit', async () => {
  const slow: ToyHandler = async () => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { status: 200, body: { status: 'up' } }
  }
  const toy = await start({ getBook: 0.1 }, { getHealth: slow })
  expect((await fetch(`${toy.url}/health`)).status).toBe(200)
})

test('a client that disconnects ends its request, which is not logged as a failure', async () => {
  const begun = Promise.withResolvers<AbortSignal>()
  const getBook: ToyHandler = (_, { signal }) => {
    begun.resolve(signal)
    return new Promise(() => {})
  }
  const toy = await start({}, { getBook })
  const gone = new AbortController()
  const answer = fetch(`${toy.url}/books/1`, { headers: ann, signal: gone.signal })
  const signal = await begun.promise
  gone.abort()
  await expect(answer).rejects.toThrow()
  await expect.poll(() => toy.work).toEqual(['begin getBook', 'rollback getBook'])
  expect([signal.aborted, toy.failures]).toEqual([true, []])
})

test('a request beyond the limit is 503 before it is authenticated, and every slot is given back', async () => {
  const ends: (() => void)[] = []
  const waits: ToyHandler = async () => {
    await new Promise<void>((resolve) => ends.push(resolve))
    return { status: 200, body: { id: 1, title: 'Emma', published_at: null, version: 3 } }
  }
  const toy = await start({}, { getBook: waits }, 2)
  for (let round = 0; round < 3; round++) {
    const begun = [1, 2].map(() => fetch(`${toy.url}/books/1`, { headers: ann }))
    await expect.poll(() => ends.length).toBe(2)
    const refused = await fetch(`${toy.url}/books/1`)
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '1'])
    expect((await fetch(`${toy.url}/health`)).status).toBe(200)
    for (const end of ends.splice(0)) end()
    for (const answer of begun) expect((await answer).status).toBe(200)
  }
  expect(toy.failures).toEqual([])
})
