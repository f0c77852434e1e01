/** Sends what was written over a socket, byte for byte: no client in between that would put it right. */
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import type { Answer } from '../support/answers.ts'
import type { Wire } from './request.ts'

const kept = new Agent({ keepAlive: true, maxSockets: 8 })
/** A body that is larger may be more than the service reads from one address, which then closes the connection. */
const smallBytes = 100_000

/** Sends a request and reads the answer; of a stream of events no more than its head. */
export function exchange(url: string, { method, target, headers, payload }: Wire): Promise<Answer> {
  const { hostname: host, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const length = payload === null ? {} : { 'Content-Length': String(payload.length) }
    const agent = (payload?.length ?? 0) <= smallBytes && kept
    const sent = httpRequest({ host, port, agent, method, path: target, headers: { ...headers, ...length } })
    // A response that never ends is a finding too.
    sent.setTimeout(15_000, () => sent.destroy(new Error('no answer within 15 seconds')))
    sent.on('error', reject)
    sent.on('response', (answer) => {
      read(answer).then(resolve, reject)
    })
    sent.end(payload ?? undefined)
  })
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
  const head = { status: answer.statusCode ?? 0, headers, text: '' }
  if (headers['content-type']?.startsWith('text/event-stream')) {
    answer.on('error', () => {})
    answer.destroy()
    return head
  }
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  return { ...head, text: Buffer.concat(chunks).toString() }
}
