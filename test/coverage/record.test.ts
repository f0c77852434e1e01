/** The record of a request and its response. */
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** Starts a server whose answers are recorded, and answers its address. */
async function startServer(folder: string, answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response))
  recordAnswers(server, folder)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const json = 'Application/JSON; charset=utf-8'
const patch = 'application/merge-patch+json'

test.each<[what: string, request: string, status: number, type: string | null, cells: string[]]>([
  ['a body', 'GET /todos/1?a=/', 200, json, ['getTodo 200 application/json']],
  ['no body', 'GET /todos/1', 304, null, ['getTodo 304 no body']],
  ['a path that nobody can decode', 'GET /todos/%ff', 400, json, ['getTodo 400 application/json']],
  [
    'the operation whose path has no parameters',
    'GET /notifications/unread-count',
    200,
    json,
    ['getUnreadCount 200 application/json'],
  ],
  ['nothing of HEAD', 'HEAD /todos/1', 200, json, []],
  ['nothing of another method', 'PUT /todos/1', 405, json, []],
  ['nothing of another path', 'GET /todos/1/', 404, json, []],
  ['what was sent and taken', 'PATCH /todos/1', 204, null, ['updateTodo 204 no body', `updateTodo takes ${patch}`]],
  ['nothing of what was sent and refused', 'PATCH /todos/1', 415, null, ['updateTodo 415 no body']],
])('it records %s', async (_, asked, status, type, cells) => {
  const { folder, records } = await newFolder()
  const url = await startServer(folder, (response) => {
    if (type) response.setHeader('Content-Type', type)
    response.writeHead(status).end()
  })
  const [method = '', path] = asked.split(' ')
  const headers: Record<string, string> = method === 'PATCH' ? { 'Content-Type': patch } : {}
  for (const answer of await Promise.all([1, 2].map(() => fetch(url + path, { method, headers }))))
    expect(answer.status).toBe(status)
  // An answer that must be there, so that the absence of one means something.
  await fetch(`${await startServer(folder, (response) => response.end())}/health`)
  await expect.poll(records).toContain('getHealth 200 no body')
  expect((await records()).filter((cell) => !cell.startsWith('getHealth'))).toEqual(cells)
})

test('it records a stream whose reader leaves', async () => {
  const { folder, records } = await newFolder()
  const url = await startServer(folder, (response) => {
    response.setHeader('Content-Type', 'text/event-stream')
    response.write(': hello\n\n')
  })
  const gone = new AbortController()
  await fetch(`${url}/events`, { signal: gone.signal })
  gone.abort()
  await expect.poll(records).toEqual(['streamEvents 200 text/event-stream'])
})
