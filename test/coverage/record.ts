/** Notes what a server is asked and what it answers, as cells in a folder that the whole test run shares. */
import { appendFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { contract } from '../../generated/contract.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test's services record what they answer; absent: nowhere. */
    answersFolder?: string
  }
}

/** The names of cells. */
export const answerCell = (operation: string, status: string | number, mediaType: string | undefined): string =>
  `${operation} ${status} ${mediaType ?? 'no body'}`

export const requestCell = (operation: string, mediaType: string): string => `${operation} takes ${mediaType}`

/** Those with the fewest parameters first: /notifications/unread-count is no /notifications/{notification_id}. */
const routes = Object.entries(contract)
  .map(([id, { method, path }]) => ({
    id,
    method: method.toUpperCase(),
    path: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    parameters: path.split('{').length,
  }))
  .sort((one, other) => one.parameters - other.parameters)

/** Of this process, by folder: a cell is written once. */
const seen = new Map<string, Set<string>>()

/** Records what a server of the service answers from now on. */
export function recordAnswers(server: Server, folder: string): void {
  server.prependListener('request', (request, response) => recordAnswer(request, response, folder))
}

/** Records an answer once it has ended. Which operation it is of is not the service's word: not even a match is. */
function recordAnswer({ method, url = '', headers }: IncomingMessage, response: ServerResponse, folder: string) {
  const path = url.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/s, '')
  // No operation has the method HEAD: it gets the responses of GET without their bodies.
  const id = routes.find((route) => route.method === method && route.path.test(path))?.id
  if (id === undefined) return
  // The arguments of `writeHead` cannot be read afterwards.
  let mediaType: string | undefined
  const writeHead = response.writeHead as (...head: unknown[]) => ServerResponse
  response.writeHead = (...head: unknown[]) => {
    const lines = head.find(Array.isArray) ?? []
    const at = lines.findIndex((line, index) => index % 2 === 0 && String(line).toLowerCase() === 'content-type')
    mediaType = mediaTypeOf(at < 0 ? response.getHeader('Content-Type') : lines[at + 1])
    return writeHead.apply(response, head)
  }
  // Not its end: a stream has none when its reader leaves.
  response.once('close', () => {
    if (!response.headersSent) return
    const { statusCode } = response
    write(folder, answerCell(id, statusCode, mediaType))
    const sent = mediaTypeOf(headers['content-type'])
    if (sent !== undefined && statusCode >= 200 && statusCode < 300) write(folder, requestCell(id, sent))
  })
}

function write(folder: string, cell: string): void {
  const known = seen.get(folder) ?? new Set()
  seen.set(folder, known)
  if (known.has(cell)) return
  known.add(cell)
  // At once, so that a worker that ends early loses nothing.
  appendFileSync(join(folder, `${process.pid}.txt`), `${cell}\n`)
}

function mediaTypeOf(header: unknown): string | undefined {
  return header === undefined ? undefined : String(header).split(';')[0]?.trim().toLowerCase()
}
