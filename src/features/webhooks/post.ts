/** Sends one HTTP request to a receiver. It follows no redirect, decompresses nothing, and reads a bounded part. */
import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import { guardedLookup, parseTarget, type WebhookTargets } from './target.ts'

// An `import` would also load Node's `fetch`.
const http = process.getBuiltinModule('node:http')

export interface Answer {
  status: number
  /** The first part of the body, as text. */
  body: string
  /** The `Retry-After` header. */
  retryAfter: string | undefined
}

export interface PostOptions {
  targets: WebhookTargets
  /** Milliseconds for the whole exchange. */
  timeout: number
}

/** Bytes of a response body that are read. */
const readLimit = 64 * 1024
/** Characters of it that are stored. */
const storedLength = 4096

/** Throws when there is no response. The error's message is for the webhook's owner. */
export async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  { targets, timeout }: PostOptions,
): Promise<Answer> {
  const target = parseTarget(url, targets)
  const deadline = AbortSignal.timeout(timeout)
  const answer = await send(target, headers, body, targets, deadline)
  const status = answer.statusCode ?? 0
  // Node accepts any three digits, but a status is at least 100 (RFC 9110, 15).
  if (status < 100) {
    answer.destroy()
    throw new Error('The receiver returned an invalid HTTP status.')
  }
  const text = await readBeginning(answer)
  return { status, body: text, retryAfter: answer.headers['retry-after'] }
}

function send(
  target: URL,
  headers: Record<string, string>,
  body: string,
  targets: WebhookTargets,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = target.protocol === 'https:' ? https : http
    // A new connection: a pooled one was checked by the look-up of another request.
    const options = { method: 'POST', headers, agent: false, lookup: guardedLookup(targets), signal } as const
    const sent = request(target, options, resolve)
    sent.on('error', (error) => reject(signal.aborted ? new Error('The receiver did not respond in time.') : error))
    sent.end(body)
  })
}

/** Reads the body's beginning. A body that breaks off or times out does not change the result: the status decides. */
async function readBeginning(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      if (length >= readLimit) break
    }
  } catch {
    // The part that arrived is stored.
  }
  answer.destroy()
  // Postgres cannot store NUL, nor half of a surrogate pair.
  return Buffer.concat(chunks).toString('utf8').replaceAll('\0', '\uFFFD').slice(0, storedLength).toWellFormed()
}
