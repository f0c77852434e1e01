/** The keys of tokens that this service signs: the first one signs, and each verifies, so that the secret can be changed. */
import { createSecretKey, type KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'

export type SigningKeys = readonly [KeyObject, ...KeyObject[]]

/** Each secret holds at least 32 bytes (RFC 7518, 3.2). */
export function createSigningKeys([first, ...others]: readonly [Uint8Array, ...Uint8Array[]]): SigningKeys {
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

/** jsonwebtoken tells this error apart by its message alone. */
function isOfAnotherKey(error: unknown): boolean {
  return error instanceof jwt.JsonWebTokenError && error.message === 'invalid signature'
}
