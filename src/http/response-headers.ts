/** The headers of every response, whatever produced it. They are added when its head is written, all in one call. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Headers, securityHeaders } from './security-headers.ts'

/**
 * CORS headers depend on the origin, and what a caller sees on their credentials, so a cache must not serve the response of
 * one to another.
 */
const vary: Headers = [['Vary', 'Origin, Authorization']]

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse

/**
 * Returns a function that completes the head of one response: security headers, `X-Request-Id`, and `X-Response-Time`
 * in milliseconds since the request's headers arrived. A header that the response sets itself stays as it is.
 */
export function headCompleter(): (request: IncomingMessage & { secure?: boolean }, response: ServerResponse) => void {
  const overTls = [...vary, ...securityHeaders(true)]
  const inTheClear = [...vary, ...securityHeaders(false)]
  const [flatOverTls, flatInTheClear] = [overTls.flat(), inTheClear.flat()]
  const names = new Set(overTls.map(([name]) => name.toLowerCase()))

  return (request, response) => {
    const writeHead = response.writeHead as WriteHead
    const completed: WriteHead = (status, ...rest) => {
      const { id, begun, secure } = request
      const time = `${(performance.now() - begun).toFixed(3)}ms`
      const [headers] = rest
      // Node writes a flat list of names and values as it is, provided that no header was set before.
      if (Array.isArray(headers) && response.getHeaderNames().length === 0 && !containsAny(headers, names)) {
        const all = ['X-Request-Id', id, 'X-Response-Time', time].concat(secure ? flatOverTls : flatInTheClear, headers)
        return writeHead.call(response, status, all)
      }
      response.setHeader('X-Request-Id', id)
      response.setHeader('X-Response-Time', time)
      // The handler of CORS sets `Vary` too, to less.
      response.removeHeader('Vary')
      for (const [name, value] of secure ? overTls : inTheClear)
        if (!response.hasHeader(name)) response.setHeader(name, value)
      return writeHead.call(response, status, ...rest)
    }
    response.writeHead = completed as ServerResponse['writeHead']
  }
}

/** Whether a flat list of header names and values contains one of the names, which are in lower case. */
function containsAny(headers: string[], names: Set<string>): boolean {
  for (let index = 0; index < headers.length; index += 2)
    if (names.has((headers[index] as string).toLowerCase())) return true
  return false
}
