/**
 * The client that the generated functions take: it signs requests, refreshes tokens, retries, and reports
 * TaskpactErrors.
 */
import { type Client, createClient, createConfig, type RequestOptions } from '../../generated/client/client/index.ts'
import { createToken } from '../../generated/client/sdk.gen.ts'
import type { Token } from '../../generated/client/types.gen.ts'
import { keyedOperations } from '../../generated/sdk.ts'
import { abortable } from './abort.ts'
import { complete } from './body.ts'
import { checkPath, checkSuccess, returnsLines } from './contract.ts'
import { codeOf, TaskpactError, toError } from './errors.ts'
import { type RetryOptions, withRetries } from './retry.ts'
import { type OnTokens, Session } from './session.ts'

export interface TaskpactOptions {
  /** The address of the service, for example `https://todo.example.com`. */
  baseUrl: string
  /** Sends the requests; called once for each attempt. Default: the platform's `fetch`. */
  fetch?: typeof fetch | undefined
  /**
   * An API token, or another token that the client does not refresh. After `signIn` the user's tokens are used instead.
   */
  token?: string | undefined
  /** Tokens of an earlier session, as `onTokens` received them. */
  tokens?: Token | null | undefined
  /**
   * Called with the new tokens after each sign-in, refresh and sign-out. A refresh token works once: store the latest.
   */
  onTokens?: OnTokens | undefined
  /** When to send a call again. `false`: never. */
  retry?: RetryOptions | false | undefined
}

/** A client to pass as `client` to every generated function. */
export type TaskpactClient = Client & { readonly session: Session }

/**
 * Returns a client for one user. It is signed in when it has `tokens` or a `token`; otherwise call `signIn`. It sends
 * nothing before the first call.
 *
 * @example
 * const client = createTaskpact({ baseUrl: 'https://todo.example.com' })
 * await signIn(client, { email: 'ada@example.com', password })
 * const { data, error } = await listTodos({ client })
 */
export function createTaskpact({
  baseUrl,
  token,
  tokens,
  onTokens,
  retry,
  ...options
}: TaskpactOptions): TaskpactClient {
  const attempts = retry === false ? { attempts: 1 } : (retry ?? {})
  // Read at each call: the page may replace the global `fetch` later.
  const send = (request: Request) => (options.fetch ?? fetch)(request)
  const client = createClient(
    createConfig({
      baseUrl,
      // A token must not get into an address, as another scheme of the contract would have it.
      auth: ({ scheme }) => (scheme === 'bearer' ? (session.tokens?.access_token ?? token) : undefined),
      fetch: (input, init) => {
        const request = new Request(input, init)
        return withRetries(request, () => sendSigned(request, session, send), attempts)
      },
      // The only hook that the generated client calls with the path parameters, before it builds an address of them.
      requestValidator: (call) => prepare(call as RequestOptions & { headers: Headers }),
    }),
  )
  const session = new Session(baseUrl, tokens ?? null, onTokens ?? (() => {}), async (refresh_token) => {
    const grant_type = 'refresh_token' as const
    const body =
      refresh_token === undefined ? { grant_type, session: 'cookie' as const } : { grant_type, refresh_token }
    const refresh = async () => (await createToken({ client, body, throwOnError: true })).data
    // Repeated at once, since the service returns the same new tokens for ten seconds only.
    return refresh().catch((error) => {
      if (error instanceof TaskpactError && error.code === 'no_answer') return refresh()
      throw error
    })
  })
  client.interceptors.error.use((error, response) => toError(error, response))
  return Object.assign(client, { session })
}

/**
 * Prepares a call of any generated function: checks its path, gives it an `Idempotency-Key` if it takes one, and has its
 * response checked.
 */
async function prepare(call: RequestOptions & { headers: Headers }): Promise<void> {
  checkPath(call)
  const operation = `${call.method ?? 'GET'} ${call.url}`
  if (keyedOperations.includes(operation) && !call.headers.has('Idempotency-Key'))
    call.headers.set('Idempotency-Key', newKey())
  if (returnsLines(operation) && call.parseAs === 'auto') call.parseAs = 'text'
  const send = call.fetch ?? fetch
  call.fetch = async (input, init) => checkSuccess(operation, await send(input, init))
}

/** Sends the request with the session's access token. After a 401 for that token, refreshes it and sends once more. */
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
  // `unauthenticated` too: with a new signing secret access tokens are invalid, but refresh tokens still work.
  const code = await codeOf(response)
  if (code !== 'token_expired' && code !== 'unauthenticated') return response
  await abortable(session.renew(used), request.signal)
  return session.tokens && session.signed(request) ? attempt() : response
}

/** 128 random bits in hexadecimal. Not `crypto.randomUUID`: browsers lack it on pages loaded over plain HTTP. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
