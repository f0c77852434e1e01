/** The tokens of a signed-in client. Calls that need a new access token at the same time share one refresh. */
import type { Token } from '../../generated/client/types.gen.ts'
import { TaskpactError } from './errors.ts'

/** Called with the tokens after each change, and awaited; with null after the client has been signed out. */
export type OnTokens = (tokens: Token | null) => void | Promise<void>

/**
 * The tokens of one client. Two clients must not share a session: a refresh token that is used twice ends the session.
 */
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

  /** The current tokens; null when the client is not signed in. */
  get tokens(): Token | null {
    return this.#tokens
  }

  /**
   * Returns whether the request carries the current access token of this session, or the one before its last refresh.
   */
  signed(request: Request): boolean {
    const token = request.headers.get('Authorization')?.replace(/^Bearer /, '')
    return token !== undefined && (token === this.#tokens?.access_token || token === this.#previousAccessToken)
  }

  /**
   * Replaces the tokens by those of another sign-in, or by null. Earlier requests are not signed again: they may be
   * another user's.
   */
  async begin(tokens: Token | null): Promise<void> {
    this.#previousAccessToken = undefined
    await this.#keep(tokens)
  }

  /**
   * Refreshes the tokens, unless `used` is no longer the current access token. Afterwards `tokens` is null when the
   * session has ended. Throws when the refresh failed for another reason; the old tokens are then kept.
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
      // When the response was lost, the tokens are kept, and the next call sends the refresh token again. If the
      // service had already used it, the session is lost either way.
      if (error instanceof TaskpactError && ['invalid_grant', 'validation_failed'].includes(error.code)) return null
      throw error
    })
    // The user signed in or out in the meantime.
    if (this.#tokens !== before) return
    this.#previousAccessToken = before.access_token
    await this.#keep(after)
  }

  async #keep(tokens: Token | null): Promise<void> {
    this.#tokens = tokens
    await this.#onTokens(tokens)
  }

  /** Removes the tokens and returns the last ones. Revoking them also ends the tokens of a refresh in flight. */
  async end(): Promise<Token | null> {
    const tokens = this.#tokens
    await this.begin(null)
    return tokens
  }
}
