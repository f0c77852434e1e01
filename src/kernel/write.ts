/** Writes replies and problems to their client: to a response, or to a bare socket that has none. */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Operation } from './model.ts'
import { kernelProblem, type Problem } from './problem.ts'
import type { CheckedReply, Reply } from './reply.ts'

/**
 * A reply with what its client alone needs. Handlers give paths of the contract; the client may know the service by another
 * path, behind a proxy that removes a prefix, and gets references relative to the request. No shared cache may store a reply
 * that depends on the caller. `path`: of the request, without its query.
 */
export function forClient(reply: CheckedReply, path: string, operation: Operation | undefined): CheckedReply {
  const { Location, Link, 'Cache-Control': caching } = reply.headers
  const headers = { ...reply.headers }
  if (Location !== undefined) headers.Location = relativeTo(path, Location)
  if (Link !== undefined) headers.Link = Link.replace(/^<([^>]*)>/, (_, target) => `<${relativeTo(path, target)}>`)
  if (caching === undefined && operation && operation.auth !== 'none') headers['Cache-Control'] = 'private, no-cache'
  return { ...reply, headers }
}

/**
 * A reference that, resolved against `path`, is `target` (RFC 3986, 4.2). One that does not begin with a single slash stays as
 * it is.
 */
export function relativeTo(path: string, target: string): string {
  if (!/^\/(?!\/)/.test(target)) return target
  const [, targetPath = '', query = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? []
  if (targetPath === path && query.startsWith('?')) return query
  const folders = path.split('/').slice(0, -1)
  const segments = targetPath.split('/')
  let common = 0
  while (common < folders.length && common < segments.length - 1 && folders[common] === segments[common]) common++
  const rest = '../'.repeat(folders.length - common) + segments.slice(common).join('/')
  // A reference with a colon in its first segment, and an empty one, would be of another kind (RFC 3986, 4.2).
  return (/^[^/]*:|^$/.test(rest) ? `./${rest}` : rest) + query
}

/** `head`: without its body. */
export function write(response: ServerResponse, { status, headers, payload }: CheckedReply, head = false): void {
  // The client has gone, or a timeout has sent a response already.
  if (response.headersSent || response.destroyed) return
  // One list for all headers costs less than setting each.
  const lines: string[] = []
  for (const name in headers) lines.push(name, headers[name] as string)
  if (payload !== null) lines.push('Content-Length', String(Buffer.byteLength(payload)))
  response.writeHead(status, lines)
  response.end(head || payload === null ? undefined : payload)
}

/** How long, in milliseconds, a client may read nothing of a response while more is waiting for it. */
export const stallTimeoutMs = 30_000

/**
 * Writes a stream until it ends or the client has gone, with backpressure. A client that stalls loses its connection.
 */
export async function pipeStream(
  response: ServerResponse,
  headers: CheckedReply['headers'],
  stream: NonNullable<CheckedReply['stream']>,
  stallAfter = stallTimeoutMs,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  if (response.destroyed) return
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  for await (const text of stream(gone.signal)) {
    if (gone.signal.aborted) return
    if (response.write(text)) continue
    const stalled = setTimeout(() => response.destroy(), stallAfter)
    await once(response, 'drain', { signal: gone.signal }).catch(() => {})
    clearTimeout(stalled)
  }
  response.end()
}

/** The reply to an `OPTIONS` that is no CORS preflight: the methods of the path (RFC 9110, 9.3.7). */
export function optionsReply(allow: string | null): CheckedReply {
  if (allow === null) throw kernelProblem('not_found')
  return { status: 204, headers: { Allow: allow }, payload: null }
}

const problemType = 'application/problem+json'

/** A problem as a reply, to be checked against an operation's responses. */
export function problemReply(problem: Problem, requestId: string, headers: Record<string, string> = {}): Reply {
  return {
    status: problem.status,
    body: problem.toBody(requestId),
    headers: { ...headers, ...problem.headers },
    mediaType: problemType,
  }
}

/** A problem outside of any operation, ready to be written. Its own headers win over `headers`. */
export function uncheckedProblem(
  problem: Problem,
  requestId: string,
  headers: Record<string, string> = {},
): CheckedReply {
  return {
    status: problem.status,
    headers: { ...headers, ...problem.headers, 'Content-Type': problemType },
    payload: `${JSON.stringify(problem.toBody(requestId))}\n`,
  }
}

/** Writes a problem through a response, outside of any operation. */
export function sendProblem(response: ServerResponse, problem: Problem, requestId: string, headers = {}): void {
  write(response, uncheckedProblem(problem, requestId, headers))
}

/** How long, in milliseconds, a connection stays open for its client to read the last response. */
export const closeGraceMs = 1_000

/** Writes a problem to a connection without a response, and closes it. */
export function endWithProblem(
  socket: Duplex,
  problem: Problem,
  requestId: string,
  headers: Record<string, string>,
): void {
  const { status, headers: own, payload } = uncheckedProblem(problem, requestId, headers)
  const lines = Object.entries({ ...own, 'Content-Length': String(Buffer.byteLength(payload as string)) })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${status} ${problem.title}\r\n${head}\r\n${payload}`)
  setTimeout(() => socket.destroy(), closeGraceMs).unref()
}
