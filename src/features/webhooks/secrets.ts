/**
 * Encrypts the signing secrets of webhooks for the database, so that a copy of the database cannot sign. They cannot be
 * hashed, since every delivery is signed with them.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export interface SecretBox {
  /** AES-256-GCM: returns nonce, tag and ciphertext. `owner` is authenticated data. */
  seal(secret: string, owner: string): Buffer
  /** Null for data that was sealed with another service secret, or for another owner. */
  open(sealed: Buffer, owner: string): string | null
}

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** The key is derived from the service's signing secret by HKDF (RFC 5869), with an info string of its own. */
export function createSecretBox({ secret, issuer }: { secret: Uint8Array; issuer: string }): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `${issuer}/webhook-secrets`, 32))
  return {
    seal(text, owner) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },

    open(sealed, owner) {
      const nonce = sealed.subarray(0, nonceLength)
      const tag = sealed.subarray(nonceLength, nonceLength + tagLength)
      try {
        const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
        decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
        return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]).toString()
      } catch {
        return null
      }
    },
  }
}
