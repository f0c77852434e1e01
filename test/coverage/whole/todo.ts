/** A service with one todo, whose responses are set by the test. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inject, onTestFinished } from 'vitest'
import { recordAnswers } from '../record.ts'

/** Starts the service for one request; answers the status. */
export async function ask(method: 'GET' | 'PATCH', status: number, type: string): Promise<number> {
  const server = createServer((_, response) => {
    if (status === 200) response.setHeader('Content-Type', `${type}; charset=utf-8`)
    response.writeHead(status).end()
  })
  const folder = inject('answersFolder')
  if (folder) recordAnswers(server, folder)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/todos/1`
  return (await fetch(url, { method, headers: { 'Content-Type': type } })).status
}
