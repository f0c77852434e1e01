/** Fingerprints a signing secret, so that a restore can check the secret without the backup containing it. */
import { hkdfSync } from 'node:crypto'

/** Returns 16 hexadecimal digits, derived by HKDF (RFC 5869) with an info string of its own. */
export function fingerprintOf(secret: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'taskpact/backup-fingerprint', 8)).toString('hex')
}
