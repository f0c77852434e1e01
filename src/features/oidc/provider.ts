/** An identity provider, of whatever kind, and the ways in which a sign-in with it fails. */
import type { ProviderConfig } from '../../config/providers.ts'

/** A person as the provider describes them. All of it has been verified. */
export interface Person {
  issuer: string
  /** Identifies the person at this issuer. */
  subject: string
  /** Null unless it is a valid address that the provider has confirmed. */
  email: string | null
  name: string | null
  /** Null: the provider says nothing about roles. */
  isAdmin: boolean | null
  /** Whether the person used a second factor there that counts here. */
  hasSecondFactor: boolean
  /** When the person authenticated there, in seconds since 1970; null where the provider does not say. */
  authTime: number | null
  /** The person's session at the provider; null where the provider does not say. */
  session: string | null
}

/** The end of sessions that began with this provider. `subject` or `session` is not null. */
export interface Logout {
  issuer: string
  /** Null: of any subject. */
  subject: string | null
  /** Null: all sessions of the subject. */
  session: string | null
  /** The id of the token that says so: each is used once. */
  tokenId: string
}

/** The secrets of one sign-in, which bind the answer of the provider to its beginning. */
export interface Handshake {
  state: string
  nonce: string
  /** Of PKCE (RFC 7636). */
  verifier: string
}

/** The parameters with which the provider sends the browser back. */
export interface Returned {
  code: string
  state: string
  iss?: string | undefined
}

export interface Provider {
  readonly config: ProviderConfig
  /** Where the browser goes. `fresh`: the person authenticates anew. Throws `ProviderFailed`. */
  authorizationUrl(handshake: Handshake, options: { fresh: boolean }): Promise<string>
  /** Trades the code, and verifies what the provider returns. Throws `SignInRefused` and `ProviderFailed`. */
  complete(handshake: Handshake, returned: Returned): Promise<Person>
  /** Verifies a logout token. Throws `SignInRefused` and `ProviderFailed`. Absent where the provider has none. */
  logout?(token: string): Promise<Logout>
}

/** The provider does not respond, or not as its standard says: nothing is known about the person. */
export class ProviderFailed extends Error {
  override name = 'ProviderFailed'
}

/** The provider, or the verification of its response, refuses the sign-in. */
export class SignInRefused extends Error {
  override name = 'SignInRefused'
}

/** Whether two spellings are of one issuer. */
export const sameIssuer = (one: string, other: string): boolean =>
  URL.canParse(one) && URL.canParse(other) ? new URL(one).href === new URL(other).href : one === other
