/** Recovery codes: each signs in once in place of a code of the authenticator app. */
import { createHash } from 'node:crypto'
import { Secret } from 'otpauth'

const count = 10
/** 80 bits, which are 16 characters of Base32. */
const codeBytes = 10

/** New codes, in groups of four characters. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () =>
    (new Secret({ size: codeBytes }).base32.toLowerCase().match(/.{4}/g) as string[]).join('-'),
  )
}

/** Only the hash is stored. A code has 80 random bits, so it needs neither salt nor a slow hash. */
export function hashOfRecoveryCode(code: string): Buffer {
  return createHash('sha256').update(plainCode(code)).digest()
}

/** A code as it is compared: without the spaces and hyphens of its groups, in lower case. */
export function plainCode(code: string): string {
  return code.replace(/[ -]/g, '').toLowerCase()
}
