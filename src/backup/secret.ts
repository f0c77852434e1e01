/** Tells whether a signing secret is the one that a backup needs, without the backup having it. */
import { hkdfSync } from 'node:crypto'

/** 16 hexadecimal digits that only this secret gives: by HKDF (RFC 5869), under a name that nothing else uses. */
export function fingerprintOf(secret: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'taskpact/backup-fingerprint', 8)).toString('hex')
}
