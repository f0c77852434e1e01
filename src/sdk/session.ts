/** Signed in: the tokens, and one refresh for however many calls wait for it. */
import { createToken, revokeToken } from '../../generated/client/sdk.gen.ts'
import type { Token } from '../../generated/client/types.gen.ts'
import type { TaskpactClient } from './client.ts'
import { TaskpactError } from './errors.ts'

/** Told of every change, and waited for. Null: nobody is signed in any more. */
export type OnTokens = (tokens: Token | null) => void | Promise<void>

/** The tokens of one client. Two clients must not share them: the second to refresh would end the session. */
export class Session {
  #tokens: Token | null
  #previousAccessToken: string | undefined
  #renewal: Promise<void> | undefined
  readonly #onTokens: OnTokens
  readonly #refresh: (refreshToken: string) => Promise<Token>

  constructor(tokens: Token | null, onTokens: OnTokens, refresh: (refreshToken: string) => Promise<Token>) {
    this.#tokens = tokens
    this.#onTokens = onTokens
    this.#refresh = refresh
  }

  get tokens(): Token | null {
    return this.#tokens
  }

  /** Whether a request has the access token of this session, though it may have been renewed since. */
  signed(request: Request): boolean {
    const token = request.headers.get('Authorization')?.replace(/^Bearer /, '')
    return token !== undefined && (token === this.#tokens?.access_token || token === this.#previousAccessToken)
  }

  /** Of another sign-in, or null. Requests that were made before are not signed anew: they are not of this user. */
  async begin(tokens: Token | null): Promise<void> {
    this.#previousAccessToken = undefined
    await this.#keep(tokens)
  }

  /**
   * Gets new tokens unless somebody did since `used` was sent. When the session has ended there are none afterwards.
   * Throws when that cannot be known now.
   */
  async renew(used: string): Promise<void> {
    if (this.#tokens?.access_token !== used && !this.#renewal) return
    this.#renewal ??= this.#renewOnce().finally(() => {
      this.#renewal = undefined
    })
    await this.#renewal
  }

  async #renewOnce(): Promise<void> {
    const before = this.#tokens
    if (before === null) return
    const after = await this.#refresh(before.refresh_token).catch((error) => {
      // A refresh whose answer was lost is not given up here: its token is sent again by the next call. If the service had
      // used it, the session is lost either way.
      if (error instanceof TaskpactError && ['invalid_grant', 'validation_failed'].includes(error.code)) return null
      throw error
    })
    // Somebody signed in or out meanwhile.
    if (this.#tokens !== before) return
    this.#previousAccessToken = before.access_token
    await this.#keep(after)
  }

  async #keep(tokens: Token | null): Promise<void> {
    this.#tokens = tokens
    await this.#onTokens(tokens)
  }

  /** Answers the tokens that were the last, for revoking: that ends what a refresh on its way brings, too. */
  async end(): Promise<Token | null> {
    const tokens = this.#tokens
    await this.begin(null)
    return tokens
  }
}

export interface SignInOptions {
  email: string
  password: string
  signal?: AbortSignal | undefined
}

/** From now on the client's calls are this user's. Throws a TaskpactError, such as `invalid_credentials`. */
export async function signIn(client: TaskpactClient, { email, password, signal }: SignInOptions): Promise<Token> {
  const { data } = await createToken({
    client,
    body: { grant_type: 'password', username: email, password },
    signal: signal ?? null,
    throwOnError: true,
  })
  await client.session.begin(data)
  return data
}

/**
 * Forgets the tokens and ends the session on the service. They are forgotten even when that fails, which throws a
 * TaskpactError.
 */
export async function signOut(
  client: TaskpactClient,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const tokens = await client.session.end()
  if (tokens === null) return
  await revokeToken({ client, body: { token: tokens.refresh_token }, signal: signal ?? null, throwOnError: true })
}
