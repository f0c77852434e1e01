/** The toy library behind the kernel, as an application would put it there, on a real socket. */

import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express, { type RequestHandler } from 'express'
import { parse } from 'yaml'
import { bind } from '../bind.ts'
import { readContract } from '../document.ts'
import type { IdempotencyKey, KeptReply } from '../idempotency.ts'
import type { JsonObject, Operation } from '../model.ts'
import { Gate } from '../overload.ts'
import { rateLimitPolicy } from '../policies.ts'
import { kernelProblem, Problem } from '../problem.ts'
import { quotaExceeded } from '../quotas.ts'
import type { Reply } from '../reply.ts'
import { createHttpServer, defaultLimits, type ServerLimits } from '../server.ts'

const text = readFileSync(join(import.meta.dirname, 'toy.yaml'), 'utf8')
/** A fresh copy of the toy contract, to be changed at will. */
export const toyDocument = () => parse(text) as JsonObject
export const toyContract = readContract(toyDocument())

// biome-ignore lint/suspicious/noExplicitAny: a test looks into requests of every operation
export type ToyHandler = (context: unknown, request: any) => Promise<Reply>

export interface Toy {
  port: number
  /** The steps of units of work: `begin createBook`, then `commit createBook` or `rollback createBook`. */
  work: string[]
  /** The calls of `onFailure`. */
  failures: { error: unknown; operation: string | undefined }[]
  /** The tokens that were shown to the authenticator. */
  tokens: string[]
  /** Replaces what an operation does, until `reset`. */
  handle(id: string, handler: ToyHandler): void
  reset(): void
  close(): Promise<void>
}

const book = { id: 1, title: 'Emma', published_at: null, version: 3 }

/** Returns its request, so that a test sees how the kernel read it. */
export const echo: ToyHandler = async (_, { path, query, headers, cookies, body }) => ({
  status: 200,
  body: { path, query, headers, cookies, ...(body !== undefined && { body }) },
})

export const toyHandlers: Record<string, ToyHandler> = {
  getHealth: async () => ({ status: 200, body: { status: 'up' } }),
  getAbout: async () => ({ status: 200, body: '<p>A library</p>', mediaType: 'text/html' }),
  getNothing: async () => ({ status: 200, body: null }),
  listBooks: async () => ({ status: 200, body: [book], headers: { 'Total-Count': 1 } }),
  createBook: async (_, { body }) => ({
    status: 201,
    body: { ...book, title: body.title },
    headers: { Location: '/books/1' },
  }),
  getNewestBook: async () => ({ status: 200, body: '<p>Emma</p>' }),
  async getBook(_, { path }) {
    if (path.book_id > 100) throw toyProblem('book_not_found')
    return { status: 200, body: { ...book, id: path.book_id } }
  },
  replaceBook: async (_, { path, body }) => ({ status: 200, body: { ...book, id: path.book_id, title: body.title } }),
  updateBook: async () => ({ status: 204 }),
  deleteBook: async () => ({ status: 204 }),
  getCover: async (_, { path }) => ({ status: 200, body: path.isbn }),
  createLoan: echo,
  payFine: echo,
  createShelf: echo,
  createNote: echo,
}

/** A problem of the toy contract. */
export function toyProblem(code: string, options = {}): Problem {
  return new Problem(code, toyContract.problems[code] ?? { status: 418, title: 'Unknown' }, options)
}

/** Tokens are names: `ann` may read and write, `root` is an admin, everybody else is not known. */
async function bearerAuth(token: string) {
  if (token !== 'ann' && token !== 'ann-full' && token !== 'root')
    throw kernelProblem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer realm="toy"' } })
  return { id: token, role: token === 'root' ? 'admin' : 'reader' }
}

/** Fixed windows that never end. */
function counterOf(_: string, { limit }: { limit: number }) {
  const counts = new Map<string, number>()
  return async (key: string) => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return { allowed: count <= limit, remaining: Math.max(0, limit - count), resetSeconds: 60 }
  }
}

/** The scope of a unit of work of the toy. */
interface ToyScope {
  taken: Set<string>
  kept: Map<string, KeptReply>
  signal: AbortSignal
}

/** Everything that the toy application brings, to be bound as it is or changed to be refused. */
export function toyBinding(record: Pick<Toy, 'work' | 'failures' | 'tokens'> = { work: [], failures: [], tokens: [] }) {
  const takenKeys = new Set<string>()
  const keptReplies = new Map<string, KeptReply>()
  return {
    contract: toyContract,
    realm: 'toy',
    context: {},
    handlers: { ...toyHandlers },
    authenticators: {
      bearerAuth: (token: string) => {
        record.tokens.push(token)
        return bearerAuth(token)
      },
    },
    policies: { 'x-rate-limit': rateLimitPolicy(counterOf) },
    gate: new Gate(100),
    open: (_: unknown, signal: AbortSignal): ToyScope => ({ taken: new Set(), kept: new Map(), signal }),
    async unitOfWork<T>(
      { operation: { id } }: { operation: Operation },
      scope: ToyScope,
      work: (scope: ToyScope) => Promise<T>,
    ): Promise<T> {
      record.work.push(`begin ${id}`)
      try {
        const result = await work(scope)
        record.work.push(`commit ${id}`)
        for (const [name, reply] of scope.kept) keptReplies.set(name, reply)
        return result
      } catch (error) {
        record.work.push(`rollback ${id}`)
        throw error
      } finally {
        for (const name of scope.taken) takenKeys.delete(name)
      }
    },
    locks: {
      '/books/{book_id}': async ({ path }: { path: object }) => record.work.push(`lock ${JSON.stringify(path)}`),
    },
    idempotency: {
      async take({ taken }: ToyScope, { user, key }: IdempotencyKey) {
        const name = `${user.id} ${key}`
        if (takenKeys.has(name)) return 'in_flight' as const
        taken.add(name)
        takenKeys.add(name)
        return keptReplies.get(name) ?? ('unused' as const)
      },
      async keep({ kept }: ToyScope, { user, key }: IdempotencyKey, reply: KeptReply) {
        kept.set(`${user.id} ${key}`, reply)
      },
    },
    /** `ann-full` has no room for another book. */
    async takeQuota(name: string, { user }: { user: { id: string } }) {
      record.work.push(`take ${name}`)
      if (user.id === 'ann-full') throw quotaExceeded({ name, limit: 3, used: 3 })
    },
    toProblem: (error: unknown) => (error instanceof RangeError ? kernelProblem('conflict') : undefined),
    onFailure: (error: unknown, _: unknown, operation: Operation | null) =>
      void record.failures.push({ error, operation: operation?.id }),
    requestId: () => 'request-1',
  }
}

/** Starts the toy on a free port. `before` sees each request before the kernel does. */
export async function startToy({
  limits = defaultLimits,
  before,
}: {
  limits?: ServerLimits
  before?: RequestHandler
} = {}): Promise<Toy> {
  const record = { work: [] as string[], failures: [] as Toy['failures'], tokens: [] as string[] }
  const binding = toyBinding(record)
  let replaced: Record<string, ToyHandler> = {}
  binding.handlers = Object.fromEntries(
    Object.entries(toyHandlers).map(([id, handler]) => [id, (...given) => (replaced[id] ?? handler)(...given)]),
  )
  const app = express()
  app.disable('x-powered-by')
  if (before) app.use(before)
  app.use(bind(binding))
  const server = createHttpServer(app, { newRequestId: () => 'request-0', limits })
  return {
    ...record,
    port: await listen(server),
    handle(id, handler) {
      replaced[id] = handler
    },
    reset() {
      replaced = {}
      for (const list of Object.values(record)) list.length = 0
    },
    close: () => stop(server),
  }
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

export async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

/** A request with this body and nothing else, as a validator gets it. */
export const jsonRequest = (body: unknown) =>
  [
    { path: {}, query: {}, headers: {}, cookies: {}, faults: [], isReadable: true },
    { body, mediaType: 'application/json', faults: [], isReadable: true },
  ] as const
