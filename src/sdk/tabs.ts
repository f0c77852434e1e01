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

/** Milliseconds that other tabs have to send newer tokens. */
const replyTimeout = 200

/** Milliseconds to wait for the refresh of another tab, which may hang. */
const lockTimeout = 10_000

/**
 * Web Locks and their pages exist in secure contexts only. Servers, where the property is missing, have many clients in
 * one process and no tabs.
 */
const areSupported = () =>
  globalThis.isSecureContext === true &&
  typeof BroadcastChannel === 'function' &&
  globalThis.navigator?.locks !== undefined

/** The link of one session to the same session in other tabs. Does nothing where there are no tabs. */
export class Tabs {
  readonly #name: string
  readonly #member: Member
  #channel: BroadcastChannel | undefined
  #wake = () => {}

  /** `baseUrl`: tabs that use other services have other sessions. */
  constructor(baseUrl: string, member: Member) {
    this.#name = `taskpact ${baseUrl}`
    this.#member = member
  }

  /** Listens to the other tabs as long as the session has tokens. */
  listen(signedIn: boolean): void {
    if (!signedIn) {
      this.#channel?.close()
      this.#channel = undefined
    } else if (!this.#channel && areSupported()) {
      this.#channel = new BroadcastChannel(this.#name)
      this.#channel.onmessage = ({ data }) => this.#receive(data)
    }
  }

  /** Hands the session's tokens to the tabs that still have former ones. */
  announce(): void {
    const { tokens, former } = this.#member
    if (tokens?.refresh_token !== undefined) this.#send({ former, tokens })
  }

  /**
   * Calls `refresh` when no other tab does so with the same refresh token, and none has the tokens that follow it. A tab
   * whose refresh takes longer than `lockTimeout` is not waited for: within ten seconds the service gives both the same tokens.
   */
  async refreshOnce(refreshToken: string | undefined, refresh: () => Promise<void>): Promise<void> {
    const refreshUnlessDone = async () => {
      // The tabs of a cookie session share its refresh token anyway, and each gets an access token of its own.
      if (!this.#channel || refreshToken === undefined) return refresh()
      const adopted = new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      this.#send({ wanted: refreshToken })
      await Promise.race([adopted, sleep(replyTimeout, undefined)])
      if (this.#member.tokens?.refresh_token === refreshToken) await refresh()
    }
    await this.alone(refreshToken, refreshUnlessDone)
  }

  /** Calls `work` while no other tab does so for the same refresh token, or for the cookie. */
  async alone(refreshToken: string | undefined, work: () => Promise<void>): Promise<void> {
    if (!areSupported()) return work()
    let begun = false
    const signal = AbortSignal.timeout(lockTimeout)
    try {
      await navigator.locks.request(`${this.#name} ${refreshToken ?? 'cookie'}`, { signal }, () => {
        begun = true
        return work()
      })
    } catch (error) {
      if (begun) throw error
      await work()
    }
  }

  #send(message: Message): void {
    this.#channel?.postMessage(message)
  }

  /** Any script of this site can send to the channel, so nothing is taken for granted. */
  #receive(message: Partial<{ former: unknown; tokens: unknown; wanted: unknown }> | null): void {
    const { tokens, former } = this.#member
    if (tokens?.refresh_token === undefined || !message) return
    if (typeof message.wanted === 'string' && former.includes(message.wanted)) this.announce()
    const follows = Array.isArray(message.former) && message.former.includes(tokens.refresh_token)
    if (!follows || !isToken(message.tokens)) return
    this.#member.adopt(message.tokens)
    this.#wake()
  }
}
