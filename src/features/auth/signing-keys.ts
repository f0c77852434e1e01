/** The keys of tokens that this service signs: the first one signs, and each verifies, so that the secret can be changed. */
import { createSecretKey, type KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'

/** The secrets of the service: the first one signs and encrypts. Each holds at least 32 bytes (RFC 7518, 3.2). */
export type SigningSecrets = readonly [Uint8Array, ...Uint8Array[]]

export type SigningKeys = readonly [KeyObject, ...KeyObject[]]

export function createSigningKeys([first, ...others]: SigningSecrets): SigningKeys {
  return [createSecretKey(first), ...others.map((secret) => createSecretKey(secret))]
}

/** Calls `verify` with one key after the other, until one has made the signature. Throws the error of the last one. */
export function verifyWithAny<T>([key, ...others]: SigningKeys, verify: (key: KeyObject) => T): T {
  try {
    return verify(key)
  } catch (error) {
    const [next, ...rest] = others
    if (!next || !isOfAnotherKey(error)) throw error
    return verifyWithAny([next, ...rest], verify)
  }
}

/** The kind of a signed token. RFC 8725, 3.11: each has a type and an audience, so that none is accepted in place of another. */
interface Expected {
  issuer: string
  audience: string
  type: string
}

/** The claims of an unexpired token; null for any text that is no such token. */
export function claimsOf(
  keys: SigningKeys,
  token: string,
  { issuer, audience, type }: Expected,
): jwt.JwtPayload | null {
  try {
    const { header, payload } = verifyWithAny(keys, (key) =>
      jwt.verify(token, key, { algorithms: ['HS256'], issuer, audience, complete: true }),
    )
    return header.typ !== type || typeof payload === 'string' || payload.exp === undefined ? null : payload
  } catch {
    // Malformed input makes jsonwebtoken throw SyntaxError and TypeError too.
    return null
  }
}

/** jsonwebtoken tells this error apart by its message alone. */
function isOfAnotherKey(error: unknown): boolean {
  return error instanceof jwt.JsonWebTokenError && error.message === 'invalid signature'
}
