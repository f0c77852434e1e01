/** A client for the generated functions that stays signed in, tries again, and fails with TaskpactErrors. */
import { type Client, createClient, createConfig } from '../../generated/client/client/index.ts'
import { createToken } from '../../generated/client/sdk.gen.ts'
import type { Token } from '../../generated/client/types.gen.ts'
import { keyedOperations } from '../../generated/sdk.ts'
import { abortable } from './abort.ts'
import { codeOf, toError } from './errors.ts'
import { type RetryOptions, withRetries } from './retry.ts'
import { type OnTokens, Session } from './session.ts'

export interface TaskpactOptions {
  /** Where the service is: `https://todo.example.com`. */
  baseUrl: string
  /** What sends; the platform's `fetch` when absent. It is called once per attempt. */
  fetch?: typeof fetch | undefined
  /** An API token, or another that nobody renews. Whoever signs in with the client is who it is of from then on. */
  token?: string | undefined
  /** From a time before, as `onTokens` had them. */
  tokens?: Token | null | undefined
  /** Where to keep the tokens. A refresh token works once, so keep the latest. */
  onTokens?: OnTokens | undefined
  /** False: every call is sent once. */
  retry?: RetryOptions | false | undefined
}

/** For the `client` of every generated function. */
export type TaskpactClient = Client & { readonly session: Session }

/** A client of one user, signed in when it has tokens; see `signIn`. Nothing is sent before the first call. */
export function createTaskpact({
  baseUrl,
  token,
  tokens,
  onTokens,
  retry,
  ...options
}: TaskpactOptions): TaskpactClient {
  const attempts = retry === false ? { attempts: 1 } : (retry ?? {})
  // Looked up at each call: somebody may replace the platform's later.
  const send = (request: Request) => (options.fetch ?? fetch)(request)
  const client = createClient(
    createConfig({
      baseUrl,
      auth: () => session.tokens?.access_token ?? token,
      fetch: (input, init) => {
        const request = new Request(input, init)
        return withRetries(request, () => sendSigned(request, session, send), attempts)
      },
    }),
  )
  const session = new Session(tokens ?? null, onTokens ?? (() => {}), async (refresh_token) => {
    const body = { grant_type: 'refresh_token', refresh_token } as const
    return (await createToken({ client, body, throwOnError: true })).data
  })
  client.interceptors.request.use((request, { url }) => {
    if (keyedOperations.includes(`${request.method} ${url}`) && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', newKey())
    return request
  })
  client.interceptors.error.use((error, response) => toError(error, response))
  return Object.assign(client, { session })
}

/** One attempt, or two: when the service wants a newer token than the request has. */
async function sendSigned(request: Request, session: Session, send: (request: Request) => Promise<Response>) {
  const attempt = async () => {
    const copy = request.clone()
    if (session.tokens && session.signed(request))
      copy.headers.set('Authorization', `Bearer ${session.tokens.access_token}`)
    return abortable(send(copy).then(complete), request.signal)
  }
  const used = session.tokens?.access_token
  const response = await attempt()
  if (response.status !== 401 || used === undefined || !session.signed(request)) return response
  // `unauthenticated` too: the service may have a new secret, which leaves refresh tokens good.
  const code = await codeOf(response)
  if (code !== 'token_expired' && code !== 'unauthenticated') return response
  await abortable(session.renew(used), request.signal)
  return session.tokens && session.signed(request) ? attempt() : response
}

/** Waits for the whole of an answer that ends, so that one that is cut off is none. */
async function complete(response: Response): Promise<Response> {
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) await response.clone().arrayBuffer()
  return response
}

/** 128 random bits. `crypto.randomUUID` is missing in pages that came by http. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
