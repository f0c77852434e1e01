/** One HTTP request to a receiver. Nothing is followed, nothing is decompressed, and little is read. */
import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import { guardedLookup, parseTarget, type WebhookTargets } from './address.ts'

// An `import` of it would load Node's `fetch` too.
const http = process.getBuiltinModule('node:http')

export interface Answer {
  status: number
  /** The beginning of it, as text. */
  body: string
  /** The header `Retry-After`. */
  retryAfter: string | undefined
}

export interface PostOptions {
  targets: WebhookTargets
  /** Milliseconds until all of it has to be over. */
  timeout: number
}

/** How much of an answer is read, in bytes: what comes after it is not waited for. */
const readLimit = 64 * 1024
/** How much of it is kept, in characters. */
const keptLength = 4096

/** Sends it. Throws where there is no answer; the message is for the owner of the webhook. */
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
  // Node takes any three digits; a status begins with 100 (RFC 9110, 15).
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
    // A connection of its own: a kept one would have been looked up for another request.
    const options = { method: 'POST', headers, agent: false, lookup: guardedLookup(targets), signal } as const
    const sent = request(target, options, resolve)
    sent.on('error', (error) => reject(signal.aborted ? new Error('The receiver did not respond in time.') : error))
    sent.end(body)
  })
}

/** The status is the answer: a body that breaks off, or does not end in time, changes nothing. */
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
    // What came until then is kept.
  }
  answer.destroy()
  // Postgres keeps no NUL, and half of a surrogate pair is no text.
  return Buffer.concat(chunks).toString('utf8').replaceAll('\0', '\uFFFD').slice(0, keptLength).toWellFormed()
}
