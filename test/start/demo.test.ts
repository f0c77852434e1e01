/** The demo against a service that keeps its contract, against services that do not, and against none. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type TestService, useService } from '../support/service.ts'

const service = useService()
/** The script that `npm run demo` runs. */
const limitedService = useService({ RATE_LIMITS: 'on' })

/** Runs `npm run demo -- ADDRESS` to its end. */
async function demo(
  address: string | null,
  env = {},
): Promise<{ code: number | null; output: string; errors: string }> {
  const script = join(import.meta.dirname, '../../scripts/demo/main.ts')
  const child = spawn(process.execPath, address === null ? [script] : [script, address], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (errors += chunk))
  const [code] = await once(child, 'close')
  return { code, output, errors }
}

/** Changes that a proxy between the demo and the service makes. */
interface Exchange {
  method: string
  url: URL
  status: number
  headers: Headers
  body: string
}

/** Starts a proxy in front of the service, in which `lie` changes requests and responses. */
async function startLiar(lie: { ask?: (url: URL) => void; answer?: (exchange: Exchange) => void }): Promise<string> {
  const proxy = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', service().url)
    lie.ask?.(url)
    const { method = 'GET' } = request
    const chunks = await request.toArray()
    const { host, connection, 'transfer-encoding': _, ...headers } = request.headers
    const real = await fetch(url, {
      method,
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    })
    const exchange = { method, url, status: real.status, headers: new Headers(real.headers), body: await real.text() }
    lie.answer?.(exchange)
    exchange.headers.delete('Content-Length')
    response.writeHead(exchange.status, Object.fromEntries(exchange.headers)).end(exchange.body)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => {
    proxy.close()
    proxy.closeAllConnections()
  })
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

/** Changes the JSON body of an exchange. */
function rewrite<T>(exchange: Exchange, change: (body: T) => unknown): void {
  exchange.body = JSON.stringify(change(JSON.parse(exchange.body)))
}

function refuse(exchange: Exchange, status: number, code: string, headers: Record<string, string>): void {
  exchange.body = JSON.stringify({ type: `/problems/${code}`, title: 'No', status, code, request_id: 'it' })
  exchange.headers = new Headers({ ...headers, 'Content-Type': 'application/problem+json' })
  exchange.status = status
}

async function accounts({ database }: TestService): Promise<number> {
  const [row] = await database.pool('users').count({ total: '*' })
  return Number(row?.total)
}

test('against a service that keeps its contract the demo succeeds and leaves no data behind', async () => {
  const { code, output, errors } = await demo(limitedService().url)
  expect(errors).toBe('')
  expect(output).toMatch(/create +200 todos of todo\.txt/)
  expect(output).toMatch(/read +all todos, in 7 pages of 30/)
  // As grep counts them in todo.txt.
  expect(output).toMatch(/filter +11 ways: 157 open, 43 done, 26 due in December/)
  expect(output).toMatch(/search +4 biscuit, 1 café zoë, 11 \+Lisbon, 2 20 %/)
  expect(output).toMatch(/delete +20 completed todos: 180 are left/)
  expect(output).toMatch(/tuesday +3 lines of quick add/)
  expect(output).toMatch(/friday +a copy of 4 todos by sync/)
  expect(output).toMatch(
    /Success: \d{3} responses in [\d.]+ s, all as the contract says\. The demo's data is deleted\./,
  )
  expect(output).not.toContain('\r')
  expect(code).toBe(0)
  expect(await accounts(limitedService())).toBe(0)
})

const id = String.raw`\(request [\w-]+\)`

test.each<[string, Parameters<typeof startLiar>[0], string]>([
  [
    'drops a todo from a page',
    {
      answer(exchange) {
        if (exchange.url.searchParams.get('limit') === '30' && exchange.url.searchParams.has('cursor'))
          rewrite<unknown[]>(exchange, (todos) => todos.toSpliced(7, 1))
      },
    },
    `^listTodos answered 200 ${id}: page 2 of .* has 29 todos instead of 30\\.$`,
  ],
  [
    'swaps two todos of a page',
    {
      answer(exchange) {
        if (exchange.url.searchParams.get('sort') === 'due')
          rewrite<unknown[]>(exchange, ([first, second, ...rest]) => [second, first, ...rest])
      },
    },
    `^listTodos answered 200 ${id}: on page 1 of .* ".*" stands where ".*" should be\\.$`,
  ],
  [
    'miscounts',
    { answer: ({ headers }) => headers.has('Total-Count') && headers.set('Total-Count', '199') },
    `^listTodos answered 200 ${id}: the Total-Count of page 1 of .* is 199 instead of 200\\.$`,
  ],
  [
    'ignores a filter',
    { ask: (url) => url.searchParams.delete('priority') },
    `^listTodos answered 200 ${id}: page 1 of .*"priority":1.* has 100 todos instead of \\d+\\.$`,
  ],
  [
    'stores something else',
    {
      answer(exchange) {
        if (exchange.method === 'POST' && exchange.url.pathname === '/todos')
          rewrite<object>(exchange, (todo) => ({ ...todo, description: null }))
      },
    },
    `^createTodo answered 201 ${id}: description of ".*" is null instead of ".*"\\.$`,
  ],
  [
    'shows more than its contract says',
    {
      answer(exchange) {
        if (exchange.url.pathname === '/users/me' && exchange.status === 200)
          rewrite<object>(exchange, (user) => ({ ...user, password_hash: '$argon2id$' }))
      },
    },
    `^getMe answered 200 ${id}: the body violates the contract: it must NOT have additional properties\\.$`,
  ],
  [
    'forgets a header',
    { answer: ({ headers }) => headers.delete('Location') },
    `^register answered 201 ${id}: the header Location is missing\\.$`,
  ],
  [
    'fails',
    {
      answer(exchange) {
        if (exchange.method !== 'POST' || exchange.url.pathname !== '/todos') return
        refuse(exchange, 503, 'unavailable', { 'Retry-After': '1' })
      },
    },
    `^createTodo answered 503 unavailable instead of 201\\. Try again in 1 s\\.$`,
  ],
  [
    'has enough of it',
    {
      answer(exchange) {
        const quota = { 'RateLimit-Policy': '"credentials";q=30;w=60', RateLimit: '"credentials";r=0;t=42' }
        if (exchange.url.pathname === '/auth/register')
          refuse(exchange, 429, 'rate_limited', { ...quota, 'Retry-After': '42' })
      },
    },
    `^register answered 429 rate_limited instead of 201\\. Try again in 42 s\\.$`,
  ],
])('a service that %s: the demo says so, fails and cleans up', async (_, lie, sentence) => {
  const { code, output, errors } = await demo(await startLiar(lie))
  const [first, second, ...rest] = errors.trimEnd().split('\n')
  expect(first).toMatch(new RegExp(sentence))
  expect(second).toBe("The demo's account is deleted.")
  expect(rest).toEqual([])
  expect(output).not.toContain('Success')
  expect(code).toBe(1)
  expect(await accounts(service())).toBe(0)
})

test('without a service one sentence says what to do', async () => {
  expect(await demo('http://127.0.0.1:1')).toEqual({
    code: 1,
    output: '',
    errors: 'No service answers at http://127.0.0.1:1. Run `npm start` in another terminal, then run the demo again.\n',
  })
})

test('when something else listens at the address, one sentence says so', async () => {
  const other = createServer((_, response) => response.end('{"hello":"world"}')).listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { code, errors } = await demo(`http://127.0.0.1:${port}`)
  expect(errors).toBe(
    `The service at http://127.0.0.1:${port} is not Taskpact (GET /health: 200). Name the address of Taskpact.\n`,
  )
  expect(code).toBe(1)
})

test('without an address it uses the service at PORT', async () => {
  const { code, output } = await demo(null, { PORT: new URL(service().url).port })
  expect(output).toContain(`Taskpact at http://localhost:${new URL(service().url).port}\n`)
  expect(code).toBe(0)
})

test('--help shows how to use it', async () => {
  const { code, output, errors } = await demo('--help')
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(output).toMatch(/^Usage: npm run demo -- \[URL\]\n[\s\S]*\nExamples:\n/)
})

test('for an invalid address one sentence says how to write it', async () => {
  const { code, errors } = await demo('localhost')
  expect(errors).toBe('"localhost" is not a URL. Usage: npm run demo -- http://localhost:8000\n')
  expect(code).toBe(1)
})
