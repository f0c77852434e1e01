/** What is recorded of a request and its answer, within a test and in a process of its own. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { recordAnswers } from './record.ts'

async function newFolder(): Promise<{ folder: string; records(): Promise<string[]> }> {
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-answers-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return {
    folder,
    async records() {
      const files = await readdir(folder)
      const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
      return texts.join('').split('\n').slice(0, -1)
    },
  }
}

type Answer = ServerResponse & { locals?: object }

/** Starts a server whose answers are recorded, and answers its address. */
async function startServer(folder: string, answer: (response: Answer) => void): Promise<string> {
  const server = createServer((_, response: Answer) => answer(response))
  recordAnswers(server, folder)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const patch = { id: 'updateTodo', method: 'patch' }
const get = { id: 'getTodo', method: 'get' }

test.each<[string, string, object | undefined, number, Record<string, string>, string[]]>([
  ['a body', 'GET', get, 200, { 'Content-Type': 'Application/JSON; charset=utf-8' }, ['getTodo 200 application/json']],
  ['no body', 'GET', get, 304, {}, ['getTodo 304 no body']],
  ['nothing of HEAD', 'HEAD', get, 200, { 'Content-Type': 'application/json' }, []],
  ['nothing without an operation', 'GET', undefined, 404, { 'Content-Type': 'application/problem+json' }, []],
  [
    'what was sent and taken',
    'PATCH',
    patch,
    204,
    {},
    ['updateTodo 204 no body', 'updateTodo takes application/merge-patch+json'],
  ],
  ['nothing of what was sent and refused', 'PATCH', patch, 415, {}, ['updateTodo 415 no body']],
])('it records %s', async (_, method, operation, status, headers, expected) => {
  const { folder, records } = await newFolder()
  const url = await startServer(folder, (response) => {
    if (operation) response.locals = { operation }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.writeHead(status).end()
  })
  const sent = { method, headers: method === 'PATCH' ? { 'Content-Type': 'application/merge-patch+json' } : {} }
  const answers = await Promise.all([1, 2].map(() => fetch(url, sent)))
  for (const answer of answers) expect(answer.status).toBe(status)
  // An answer that must be there, so that the absence of one means something.
  const end = await startServer(folder, (response) => {
    response.locals = { operation: { id: 'last', method: 'get' } }
    response.end()
  })
  await fetch(end)
  await expect.poll(records).toContain('last 200 no body')
  expect((await records()).filter((cell) => !cell.startsWith('last'))).toEqual(expected)
})

test('it records a stream whose reader leaves', async () => {
  const { folder, records } = await newFolder()
  const url = await startServer(folder, (response) => {
    response.locals = { operation: { id: 'streamEvents', method: 'get' } }
    response.setHeader('Content-Type', 'text/event-stream')
    response.write(': hello\n\n')
  })
  const gone = new AbortController()
  await fetch(url, { signal: gone.signal })
  gone.abort()
  await expect.poll(records).toEqual(['streamEvents 200 text/event-stream'])
})

test('a process records what it answers, when the environment says so', async () => {
  const { folder, records } = await newFolder()
  const script = `
    import { createServer } from 'node:http'
    const server = createServer((request, response) => {
      response.locals = { operation: { id: 'getTodo', method: 'get' } }
      response.end()
    }).listen(0, '127.0.0.1', async () => {
      await fetch('http://127.0.0.1:' + server.address().port)
      server.close()
      server.closeAllConnections()
    })`
  const env = {
    PATH: process.env.PATH,
    NODE_OPTIONS: `--import=${new URL('./preload.ts', import.meta.url)}`,
    TEST_ANSWERS_FOLDER: folder,
  }
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env })
  expect(await records()).toEqual(['getTodo 200 no body'])
})
