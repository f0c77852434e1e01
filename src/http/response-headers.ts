/** What the head of every answer has, whoever gives it. It is added when the head is written: all at once costs least. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Headers, securityHeaders } from './security-headers.ts'

/** So that no cache gives a page of one origin what another one may read. */
const vary: Headers = [['Vary', 'Origin']]

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse

/**
 * Adds the security headers, `X-Request-Id`, and `X-Response-Time` from the headers of the request to here. What an answer
 * has of these by itself stays as it is. Comes after `beginRequest`.
 */
export function completeHeads() {
  const overTls = [...vary, ...securityHeaders(true)]
  const inTheClear = [...vary, ...securityHeaders(false)]
  const [flatOverTls, flatInTheClear] = [overTls.flat(), inTheClear.flat()]
  const names = new Set(overTls.map(([name]) => name.toLowerCase()))
  const hasOwn = (headers: string[]) => headers.some((text, at) => at % 2 === 0 && names.has(text.toLowerCase()))

  return (request: IncomingMessage & { secure: boolean }, response: ServerResponse, next: () => void): void => {
    const writeHead = response.writeHead as WriteHead
    const completed: WriteHead = (status, ...rest) => {
      const { id, begun, secure } = request
      const time = `${(performance.now() - begun).toFixed(3)}ms`
      const [headers] = rest
      // Names and values in turn are written as they are, as long as nothing was set before.
      if (Array.isArray(headers) && response.getHeaderNames().length === 0 && !hasOwn(headers)) {
        const all = ['X-Request-Id', id, 'X-Response-Time', time].concat(secure ? flatOverTls : flatInTheClear, headers)
        return writeHead.call(response, status, all)
      }
      response.setHeader('X-Request-Id', id)
      response.setHeader('X-Response-Time', time)
      for (const [name, value] of secure ? overTls : inTheClear)
        if (!response.hasHeader(name)) response.setHeader(name, value)
      return writeHead.call(response, status, ...rest)
    }
    response.writeHead = completed as ServerResponse['writeHead']
    next()
  }
}
