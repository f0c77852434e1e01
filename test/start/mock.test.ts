/** `npm run mock` as a process: it serves until it gets a signal, and names the faults of a contract in one message. */
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import type { JsonObject } from '../../src/kernel/index.ts'
import { document } from '../support/answers.ts'
import { newPlace, run, start } from './process.ts'

test('serves until it gets a stop signal', async () => {
  const place = await newPlace()
  const running = await start(place, {
    args: ['mock', '--port', '0'],
    env: { CORS_ORIGINS: 'https://app.example.com' },
  })
  const answer = await request(running.url)
    .get('/todos')
    .auth('me', { type: 'bearer' })
    .set('Origin', 'https://app.example.com')
  expect(answer.status).toBe(200)
  expect(answer.headers['access-control-allow-origin']).toBe('https://app.example.com')
  expect(await running.stop()).toBe(0)
  expect(running.text.output).toContain('GET /todos 200 (listTodos)')
  expect(running.text.errors).toBe('')
})

test.each<[string, string[], RegExp]>([
  ['no port', ['--port', 'x'], /^--port is "x", which does not fit: write a whole number/],
  ['an unknown flag', ['--colour'], /^Unknown option '--colour'\. Run `taskpact mock --help` to see all options\./],
  ['a file that is not there', ['--openapi', '/nowhere.yaml'], /^\/nowhere\.yaml cannot be read \(ENOENT\)\. /],
])('%s: one sentence', async (_, args, sentence) => {
  const { code, output, errors } = await run(await newPlace(), { args: ['mock', ...args] })
  expect(errors).toMatch(sentence)
  expect({ code, output }).toEqual({ code: 1, output: '' })
})

test('a port that is in use: one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { code, errors } = await run(await newPlace(), { args: ['mock', '--port', String(port)] })
  expect({ code, errors }).toEqual({
    code: 1,
    errors: `Port ${port} is in use. Choose another one with --port, or any free one with --port 0.\n`,
  })
})

/** Runs it on the contract after a change to the response 200 of getHealth, or to anything else. */
async function runOn(change: (changed: typeof document) => void) {
  const changed = structuredClone(document)
  change(changed)
  const place = await newPlace()
  const file = join(place.folder, 'changed.json')
  await writeFile(file, JSON.stringify(changed))
  return run(place, { args: ['mock', '--port', '0', '--openapi', file] })
}
const health = (changed: typeof document): JsonObject =>
  changed.paths['/health'].get.responses[200].content['application/json']

test('an operation without an example: says where to write one', async () => {
  const { code, output, errors } = await runOn((changed) => {
    delete health(changed).example
    delete changed.components.headers.Location.example
  })
  expect({ code, output }).toEqual({ code: 1, output: '' })
  expect(errors).toContain('getHealth), 200: application/json has no example; add `example` beside its `schema`')
  expect(errors).toContain('createTodo), 201: the header Location has no example')
  expect(errors).not.toContain('listTodos')
})

test('an example that is not what its schema says: says what is wrong', async () => {
  const { code, errors } = await runOn((changed) => {
    health(changed).example = { status: 'fine' }
    changed.paths['/events'].get.responses[200].content['text/event-stream'].example = { type: 'nonsense' }
  })
  expect(code).toBe(1)
  expect(errors).toMatch(/GET \/health \(getHealth\), 200: its example is not valid: .*\/status/)
  expect(errors).toMatch(/GET \/events \(streamEvents\), 200: its example is not valid: an event/)
})

test('a contract that cannot be kept: names the fault', async () => {
  const { code, errors } = await runOn((changed) => delete changed.paths['/health'].get.operationId)
  expect(code).toBe(1)
  expect(errors).toContain('GET /health has no operationId')
})
