/** Codes of authenticator apps: TOTP (RFC 6238) with the parameters that every app takes. */
import { Secret, TOTP } from 'otpauth'

const issuer = 'Taskpact'
const parameters = { issuer, algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Steps of thirty seconds by which the clock of an app may differ (RFC 6238, 5.2). */
const drift = 1
/** RFC 4226, 4: 160 bits. */
const secretBytes = 20

/** A new secret in Base32. */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32
}

/** The address that authenticator apps read as a QR code. */
export function totpUri(secret: string, email: string): string {
  return totpOf(secret, email).toString()
}

/** The time step of a code; null for a wrong code. `now` is in milliseconds since 1970. */
export function stepOf(secret: string, code: string, now = Date.now()): number | null {
  // The library throws for six characters that are not six bytes.
  if (!/^[0-9]{6}$/.test(code)) return null
  const totp = totpOf(secret)
  const delta = totp.validate({ token: code, timestamp: now, window: drift })
  return delta === null ? null : totp.counter({ timestamp: now }) + delta
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ ...parameters, label, secret: Secret.fromBase32(secret) })
}
