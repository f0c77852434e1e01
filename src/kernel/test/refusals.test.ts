/** A contract that cannot be kept stops the start, and the error names the operation and the fault. */
import { describe, expect, test } from 'vitest'
import { bind } from '../bind.ts'
import { readContract } from '../document.ts'
import type { JsonObject } from '../model.ts'
import { toyBinding, toyDocument, toyHandlers } from './toy.ts'

// biome-ignore lint/suspicious/noExplicitAny: each test reaches into the document where it breaks it
type Any = any

/** Binds the toy with something changed. */
function start(change: (document: Any, binding: Any) => void): void {
  const document = toyDocument()
  const binding = toyBinding()
  change(document, binding)
  bind({ ...binding, contract: readContract(document as JsonObject) })
}

test('the toy itself starts', () => {
  expect(() => start(() => {})).not.toThrow()
})

const health = (document: Any) => document.paths['/health'].get
const books = (document: Any) => document.paths['/books']
const oneBook = (document: Any) => document.paths['/books/{book_id}']

type Refusal = [fault: string, change: (document: Any) => void, message: RegExp]

const documents: Refusal[] = [
  ['no document at all', (document) => delete document.info, /info/],
  ['OpenAPI 3.0', (document) => (document.openapi = '3.0.3'), /OpenAPI 3\.0\.3 is not supported/],
  ['no operationId', (document) => delete health(document).operationId, /GET \/health has no operationId/],
  [
    'one operationId twice',
    (document) => (health(document).operationId = 'getAbout'),
    /"getAbout" is used by more than one/,
  ],
  ['no tag', (document) => delete health(document).tags, /GET \/health must have exactly one tag/],
  ['the response "default"', (document) => (health(document).responses.default = { description: 'x' }), /"default"/],
  ['the response "4XX"', (document) => (health(document).responses['4XX'] = { description: 'x' }), /"4XX"/],
  ['an undeclared 400', (document) => delete books(document).post.responses[400], /createBook|POST \/books.* 400/],
  ['an undeclared 401', (document) => delete books(document).post.responses[401], /401/],
  ['an undeclared 403', (document) => delete oneBook(document).delete.responses[403], /403/],
  ['an undeclared 409', (document) => delete books(document).post.responses[409], /createBook|POST \/books.* 409/],
  ['an undeclared 412', (document) => delete oneBook(document).put.responses[412], /PUT \/books\/\{book_id\}.* 412/],
  ['an undeclared 413', (document) => delete books(document).post.responses[413], /413/],
  ['an undeclared 415', (document) => delete books(document).post.responses[415], /415/],
  ['an undeclared 422', (document) => delete health(document).responses[422], /422/],
  [
    'an undeclared 429',
    (document) => delete books(document).get.responses[429],
    /GET \/books can answer 429, but does not declare it/,
  ],
  ['an undeclared 500', (document) => delete health(document).responses[500], /500/],
  [
    'a limit of the body that is no number of bytes',
    (document) => (books(document).post['x-max-body'] = '1 MB'),
    /POST \/books has an x-max-body that is no number of bytes: 1 MB/,
  ],
  [
    'a limit of a body that is not taken',
    (document) => (health(document)['x-max-body'] = 1000),
    /GET \/health has an x-max-body, but takes no body/,
  ],
  [
    'a path parameter that is not declared',
    (document) => (oneBook(document).parameters = []),
    /path parameter "book_id"/,
  ],
  [
    'a path parameter that the path lacks',
    (document) =>
      (health(document).parameters = [{ name: 'x', in: 'path', required: true, schema: { type: 'string' } }]),
    /"x"/,
  ],
  [
    'a parameter that is a structure',
    (document) => (health(document).parameters = [{ name: 'filter', in: 'query', schema: { type: 'object' } }]),
    /"filter"/,
  ],
  [
    'a quota of callers without a name',
    (document) => (books(document).post.security = []),
    /POST \/books takes a quota of callers whom it does not know/,
  ],
  [
    'a quota that is not listed',
    (document) => (books(document).post['x-quota'] = ['books', 'cats']),
    /POST \/books names the unknown quota "cats" in its x-quota/,
  ],
  [
    'a quota and no 409',
    (document) => {
      books(document).post.parameters = []
      delete books(document).post.responses[409]
    },
    /POST \/books can answer 409, but does not declare it/,
  ],
  [
    'an Idempotency-Key of nobody',
    (document) => {
      books(document).post.security = []
      delete books(document).post['x-quota']
    },
    /createBook takes an Idempotency-Key from callers whom it does not know/,
  ],
  [
    'an Idempotency-Key where the answer is not to be stored',
    (document) =>
      (books(document).post.responses[201].headers['Cache-Control'] = {
        schema: { type: 'string', const: 'no-store' },
      }),
    /createBook takes an Idempotency-Key, but its answer 201 is not to be stored/,
  ],
  [
    'If-Match, and nothing that reads what it is about',
    (document) => delete oneBook(document).get.responses[200].headers,
    /replaceBook takes If-Match, but no GET of \/books\/\{book_id\} answers 200 with an ETag/,
  ],
  ['an unknown policy', (document) => (health(document)['x-cache'] = 60), /getHealth has the unknown policy "x-cache"/],
  ...[0, -1, '10', true].map(
    (value): Refusal => [
      `the x-deadline ${JSON.stringify(value)}`,
      (document) => (books(document).get['x-deadline'] = value),
      /GET \/books has the x-deadline ".*": write seconds, or none/,
    ],
  ),
  [
    'an x-overload that means nothing',
    (document) => (books(document).get['x-overload'] = 'never'),
    /GET \/books has the x-overload "never"/,
  ],
  [
    'an x-read that means nothing',
    (document) => (books(document).get['x-read'] = 'standby'),
    /GET \/books has the x-read "standby": write replica, or leave it out/,
  ],
  [
    'an x-read of what writes',
    (document) => (books(document).post['x-read'] = 'replica'),
    /POST \/books has an x-read, but is no GET/,
  ],
  [
    'an x-read of nobody',
    (document) => (health(document)['x-read'] = 'replica'),
    /GET \/health has an x-read, but no caller/,
  ],
  [
    'an undeclared 503 of what has a deadline',
    (document) => delete books(document).get.responses[503],
    /GET \/books can answer 503, but does not declare it/,
  ],
  [
    'an undeclared 503 of what can be too much',
    (document) => {
      delete books(document).get.responses[503]
      books(document).get['x-deadline'] = 'none'
    },
    /GET \/books can answer 503/,
  ],
  [
    'an unknown rate limit',
    (document) => (books(document).get['x-rate-limit'] = 'loose'),
    /unknown rate limit "loose"/,
  ],
  [
    'an unknown security scheme',
    (document) => (books(document).post.security = [{ key: [] }]),
    /unknown security scheme "key"/,
  ],
  [
    'two schemes at once',
    (document) => (health(document).security = [{ bearerAuth: [], key: [] }]),
    /several security schemes/,
  ],
  [
    'a problem code without an entry',
    (document) => document.components.schemas.ProblemCode.enum.push('odd'),
    /"odd" has no entry in x-problems/,
  ],
  [
    'an entry that is no code',
    (document) => (document.components.schemas.ProblemCode['x-problems'].odd = { status: 400, title: 'Odd' }),
    /"odd" is not in the enum/,
  ],
  [
    "one of the kernel's codes missing",
    (document) => {
      const { ProblemCode } = document.components.schemas
      ProblemCode.enum = ProblemCode.enum.filter((code: string) => code !== 'forbidden')
      delete ProblemCode['x-problems'].forbidden
    },
    /must list "forbidden" with status 403/,
  ],
  [
    "one of the kernel's titles changed",
    (document) => (document.components.schemas.ProblemCode['x-problems'].not_found.title = 'Lost'),
    /must list "not_found" with status 404 and the title "No such resource"/,
  ],
  [
    'a body that refers to nothing',
    (document) => (document.components.schemas.NewBook.properties.title = { $ref: '#/components/schemas/Gone' }),
    /Gone/,
  ],
  [
    'a reply that refers to nothing',
    (document) => (document.components.schemas.Health.properties.status = { $ref: '#/components/schemas/Gone' }),
    /Gone/,
  ],
  ['a pattern that is none', (document) => (document.components.schemas.Title.pattern = '('), /regular expression/i],
]

describe('a document with', () => {
  test.each(documents)('%s', (_, change, message) => {
    expect(() => start((document) => void change(document))).toThrow(message)
  })
})

describe('a binding with', () => {
  test('an operation without a handler', () => {
    const { getHealth: _, ...handlers } = toyHandlers
    expect(() => start((__, binding) => (binding.handlers = handlers))).toThrow(
      'the operation "getHealth" has no handler',
    )
  })

  test('a handler without an operation', () => {
    const handlers = { ...toyHandlers, burnBook: async () => ({ status: 204 }) }
    expect(() => start((_, binding) => (binding.handlers = handlers))).toThrow(
      'the handler "burnBook" has no operation',
    )
  })

  test('a scheme without an authenticator', () => {
    expect(() => start((_, binding) => (binding.authenticators = {}))).toThrow('"bearerAuth" has no authenticator')
  })

  test('If-Match on a path without a lock', () => {
    expect(() => start((_, binding) => (binding.locks = {}))).toThrow(
      'deleteBook takes If-Match, but nothing locks /books/{book_id}',
    )
  })

  test('several faults is refused with all of them', () => {
    const broken = () =>
      start((document, binding) => {
        binding.handlers = { ...toyHandlers, burnBook: async () => ({ status: 204 }) }
        binding.authenticators = {}
        health(document)['x-cache'] = 60
      })
    for (const fault of ['burnBook', 'bearerAuth', 'x-cache']) expect(broken).toThrow(fault)
  })
})
