/**
 * Handlers that must not compile. Each `@ts-expect-error` is an error of `npm run check` when there is nothing to
 * expect, so this file is proven by tsc; at run time it only shows that it is there.
 */
import { expect, expectTypeOf, test } from 'vitest'
import type { Handler, Handlers, Locks, RequestOf } from '../types.ts'

interface Problem {
  content: { 'application/problem+json': { code: string } }
}
interface Book {
  id: number
  title: string
}

interface Toy {
  operations: {
    getHealth: {
      parameters: { query?: never }
      responses: { 200: { content: { 'application/json': 'up' } }; 500: Problem }
    }
    listBooks: {
      parameters: { query?: { limit?: number; q?: string }; header?: { 'X-Shelf'?: number } }
      responses: { 200: { headers: { 'Total-Count': number; Link?: string }; content: { 'application/json': Book[] } } }
    }
    createBook: {
      parameters: { query?: never }
      requestBody: { content: { 'application/json': { title: string } } }
      responses: {
        201: { headers: { Location: string; ETag: string }; content: { 'application/json': Book } }
        204: { headers: Record<string, unknown>; content?: never }
        422: Problem
      }
    }
    deleteBook: {
      parameters: { path: { book_id: number }; header?: { 'If-Match'?: string } }
      responses: { 204: { content?: never } }
    }
  }
  contract: {
    getHealth: Row<'service', 'none'>
    listBooks: Row<'books', 'optional', never, 'limit'>
    createBook: Row<'books', 'required'>
    deleteBook: Row<'books', 'required', 'admin', never, '/books/{book_id}'>
  }
  user: { id: string; role: 'reader' | 'admin' }
  context: { now: () => number }
  scope: { db: string }
}
interface Row<
  Tag extends string,
  Auth,
  Role extends string = never,
  Defaulted extends string = never,
  Path extends string = string,
> {
  method: 'get'
  path: Path
  tag: Tag
  auth: Auth & ('none' | 'optional' | 'required')
  roles: readonly Role[]
  defaulted: readonly Defaulted[]
}

const book = { id: 1, title: 'Emma' }
const list = { status: 200, body: [book], headers: { 'Total-Count': 1, Link: undefined } } as const

const books: Handlers<Toy, 'books'> = {
  listBooks: async () => ({ ...list, body: [book] }),
  createBook: async (_, { body }) => ({ status: 201, body: { id: 1, title: body.title }, headers: { Location: '/1' } }),
  deleteBook: async () => ({ status: 204 }),
}

test('a request has the types of the contract', () => {
  expectTypeOf<RequestOf<Toy, 'listBooks'>['query']['limit']>().toEqualTypeOf<number>()
  expectTypeOf<RequestOf<Toy, 'listBooks'>['query']['q']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<RequestOf<Toy, 'listBooks'>['headers']['x-shelf']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<RequestOf<Toy, 'listBooks'>['user']>().toEqualTypeOf<Toy['user'] | null>()
  expectTypeOf<RequestOf<Toy, 'createBook'>['user']>().toEqualTypeOf<Toy['user']>()
  expectTypeOf<RequestOf<Toy, 'deleteBook'>['user']['role']>().toEqualTypeOf<'admin'>()
  expectTypeOf<RequestOf<Toy, 'deleteBook'>['path']['book_id']>().toEqualTypeOf<number>()
  expectTypeOf<RequestOf<Toy, 'createBook'>['body']>().toEqualTypeOf<{ title: string }>()
  expectTypeOf<RequestOf<Toy, 'createBook'>['db']>().toEqualTypeOf<string>()
})

test('locks are required for exactly the paths with an operation that takes If-Match', () => {
  expectTypeOf<keyof Locks<Toy>>().toEqualTypeOf<'/books/{book_id}'>()
  expectTypeOf<Parameters<Locks<Toy>['/books/{book_id}']>[0]['path']['book_id']>().toEqualTypeOf<number>()
  expectTypeOf<Parameters<Locks<Toy>['/books/{book_id}']>[0]['user']['role']>().toEqualTypeOf<'admin'>()
})

test('handlers that break the contract do not compile', () => {
  const { deleteBook: _, ...incomplete } = books
  // @ts-expect-error: an operation is missing
  incomplete satisfies Handlers<Toy, 'books'>

  // @ts-expect-error: there is no such operation
  ;({ ...books, burnBook: books.deleteBook }) satisfies Handlers<Toy, 'books'>

  // @ts-expect-error: an operation of another tag
  ;({ ...books, getHealth: async () => ({ status: 200, body: 'up' }) }) satisfies Handlers<Toy, 'books'>

  // @ts-expect-error: the status is not declared
  const wrongStatus: Handler<Toy, 'deleteBook'> = async () => ({ status: 200 })

  // @ts-expect-error: 204 has no body, and 201 has
  const wrongBody: Handler<Toy, 'createBook'> = async () => ({ status: 204, body: book })

  // @ts-expect-error: the body is another's
  const wrongShape: Handler<Toy, 'getHealth'> = async () => ({ status: 200, body: 'down' })

  // @ts-expect-error: the header Location is missing
  const noHeader: Handler<Toy, 'createBook'> = async () => ({ status: 201, body: book, headers: {} })

  // @ts-expect-error: a problem is thrown, not returned
  const returned: Handler<Toy, 'createBook'> = async () => ({ status: 422, body: { code: 'x' } })

  // @ts-expect-error: an open operation has no caller
  const openUser: Handler<Toy, 'getHealth'> = async (_, { user }) => ({ status: 200, body: user ? 'up' : 'up' })

  const unchecked: Handler<Toy, 'listBooks'> = async (_, { user }) => ({
    ...list,
    // @ts-expect-error: the user may be null
    body: [{ id: 1, title: user.id }],
  })

  // @ts-expect-error: nothing locks what deleteBook deletes on condition
  const noLock: Locks<Toy> = {}

  expect([wrongStatus, wrongBody, wrongShape, noHeader, returned, openUser, unchecked, noLock]).toHaveLength(8)
})
