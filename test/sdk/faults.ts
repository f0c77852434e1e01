/** Clients of a test service, behind a network with faults. */
import jwt from 'jsonwebtoken'
import { createTaskpact, type TaskpactClient, type TaskpactOptions, type Token } from '../../src/sdk/index.ts'
import { type Person, type TestService, testSecret } from '../support/service.ts'

type Harm = 'unreachable' | 'lost' | Response | undefined

/**
 * The fate of a request. Undefined: the service responds. `lost`: the service processes it, but the response is
 * dropped.
 */
export type Fault = (request: Request, count: number) => Harm | Promise<Harm>

/** A `fetch` with faults, and the requests that were sent through it. */
export function network(fault: Fault = () => undefined): { fetch: typeof fetch; sent: Request[] } {
  const sent: Request[] = []
  return {
    sent,
    async fetch(input, init) {
      const request = new Request(input, init)
      sent.push(request.clone())
      const harm = await fault(request, sent.length)
      if (harm instanceof Response) return harm
      if (harm === 'unreachable') throw new TypeError('fetch failed')
      const response = await fetch(request)
      if (harm !== 'lost') return response
      await response.arrayBuffer()
      throw new TypeError('fetch failed')
    },
  }
}

/** A client with short waits between attempts, signed in as a person. */
export function clientOf(
  { url }: Pick<TestService, 'url'>,
  person: Person | null,
  options: Partial<TaskpactOptions> = {},
): TaskpactClient {
  const tokens = person && tokensOf(person)
  return createTaskpact({ baseUrl: url, tokens, retry: { delay: 10 }, ...options })
}

export function tokensOf({ access_token, refresh_token }: Person): Token {
  return { access_token, token_type: 'bearer', expires_in: 900, refresh_token }
}

/** The same tokens with an access token that expires after the given number of seconds. */
export function lasting(seconds: number, person: Person): Token {
  const access_token = jwt.sign({ sub: person.id, exp: Math.floor(Date.now() / 1000) + seconds }, testSecret)
  return { ...tokensOf(person), access_token }
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const body = { type: `/problems/${code}`, title: 'No', status, code, request_id: 'it' }
  return Response.json(body, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
}

export const paths = (sent: Request[]) => sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`)
