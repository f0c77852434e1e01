/** Notes what a server is asked and what it answers, as cells in a folder that the whole test run shares. */
import { appendFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { RequestFacts } from '../../src/contract/call.ts'

/** The names of cells. */
export const answerCell = (operation: string, status: string | number, mediaType: string | undefined): string =>
  `${operation} ${status} ${mediaType ?? 'no body'}`

export const requestCell = (operation: string, mediaType: string): string => `${operation} takes ${mediaType}`

type Answer = ServerResponse & { locals?: RequestFacts }

/** Of this process, by folder: a cell is written once. */
const seen = new Map<string, Set<string>>()

/** Records what a server of the service answers from now on. */
export function recordAnswers(server: Server, folder: string): void {
  server.on('request', (request, response: Answer) => recordAnswer(request, response, folder))
}

/** Records an answer once it has ended, if it is one of an operation of the contract. */
export function recordAnswer(request: IncomingMessage, response: Answer, folder: string): void {
  // Not its end: a stream has none when its reader leaves.
  response.once('close', () => {
    const operation = response.locals?.operation
    // HEAD has the answers of GET, but none of its bodies.
    if (!operation || !response.headersSent || request.method?.toLowerCase() !== operation.method) return
    const { statusCode } = response
    // The service gives each header to `setHeader`; what `writeHead` alone is given could not be asked for.
    write(folder, answerCell(operation.id, statusCode, mediaTypeOf(response.getHeader('Content-Type'))))
    const asked = mediaTypeOf(request.headers['content-type'])
    if (asked !== undefined && statusCode >= 200 && statusCode < 300) write(folder, requestCell(operation.id, asked))
  })
}

function write(folder: string, cell: string): void {
  const known = seen.get(folder) ?? new Set()
  seen.set(folder, known)
  if (known.has(cell)) return
  known.add(cell)
  // At once, since tests kill processes.
  appendFileSync(join(folder, `${process.pid}.txt`), `${cell}\n`)
}

function mediaTypeOf(header: unknown): string | undefined {
  return header === undefined ? undefined : String(header).split(';')[0]?.trim().toLowerCase()
}
