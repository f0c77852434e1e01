/**
 * Several tabs of one site that use the same session: one of them refreshes its tokens at a time, and hands the new ones
 * to the others, since a refresh token works once.
 */
import type { Token } from '../../generated/client/types.gen.ts'
import { sleep } from './abort.ts'
import { isToken } from './token.ts'

/** A message from one tab to the others. */
type Message =
  /** These tokens follow those with the given refresh tokens. */
  | { former: string[]; tokens: Token }
  /** Which tokens follow those with this refresh token? */
  | { wanted: string }

/** A session, as the other tabs see it. */
export interface Member {
  readonly tokens: Token | null
  /** The refresh tokens that this session had before, and which tokens followed. */
  readonly former: string[]
  /** Takes the tokens that another tab has got for this session. */
  adopt(tokens: Token): void
}

/** How long, in milliseconds, other tabs have to say that they have newer tokens. */
const askingTime = 200

/** How long, in milliseconds, a refresh of another tab is waited for: it may hang. */
const longestTurn = 10_000

/**
 * Web Locks and their pages exist in secure contexts only. Servers, where the property is missing, have many clients in
 * one process and no tabs.
 */
const areThere = () =>
  globalThis.isSecureContext === true &&
  typeof BroadcastChannel === 'function' &&
  globalThis.navigator?.locks !== undefined

/** The link of one session to its siblings in other tabs. Does nothing where there are no tabs. */
export class Tabs {
  readonly #name: string
  readonly #member: Member
  #channel: BroadcastChannel | undefined
  #wake = () => {}

  /** `baseUrl`: tabs that use other services are no siblings. */
  constructor(baseUrl: string, member: Member) {
    this.#name = `taskpact ${baseUrl}`
    this.#member = member
  }

  /** Listens to the other tabs as long as the session has tokens. */
  listen(signedIn: boolean): void {
    if (!signedIn) {
      this.#channel?.close()
      this.#channel = undefined
    } else if (!this.#channel && areThere()) {
      this.#channel = new BroadcastChannel(this.#name)
      this.#channel.onmessage = ({ data }) => this.#receive(data)
    }
  }

  /** Hands the session's tokens to the tabs that still have former ones. */
  tell(): void {
    const { tokens, former } = this.#member
    if (tokens) this.#send({ former, tokens })
  }

  /**
   * Calls `refresh` when no other tab does so with the same refresh token, and none has the tokens that follow it. A
   * sibling that takes too long is not waited for: the service gives both the same tokens, if that is soon enough.
   */
  async inTurn(refreshToken: string, refresh: () => Promise<void>): Promise<void> {
    if (!this.#channel) return refresh()
    const turn = async () => {
      const adopted = new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      this.#send({ wanted: refreshToken })
      await Promise.race([adopted, sleep(askingTime, undefined)])
      if (this.#member.tokens?.refresh_token === refreshToken) await refresh()
    }
    let begun = false
    const signal = AbortSignal.timeout(longestTurn)
    try {
      await navigator.locks.request(`${this.#name} ${refreshToken}`, { signal }, () => {
        begun = true
        return turn()
      })
    } catch (error) {
      if (begun) throw error
      await turn()
    }
  }

  #send(message: Message): void {
    this.#channel?.postMessage(message)
  }

  /** Any script of this site can send to the channel, so nothing is taken for granted. */
  #receive(message: Partial<{ former: unknown; tokens: unknown; wanted: unknown }> | null): void {
    const { tokens, former } = this.#member
    if (!tokens || !message) return
    if (typeof message.wanted === 'string' && former.includes(message.wanted)) this.tell()
    const follows = Array.isArray(message.former) && message.former.includes(tokens.refresh_token)
    if (!follows || !isToken(message.tokens)) return
    this.#member.adopt(message.tokens)
    this.#wake()
  }
}
