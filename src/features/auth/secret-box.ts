/**
 * Encrypts secrets for the database that cannot be hashed, since the service needs them: those that sign the deliveries of webhooks, and
 * those of authenticator apps. A copy of the database is of no use without the secret of the service.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { SigningSecrets } from './signing-keys.ts'

export interface SecretBox {
  /** AES-256-GCM: returns nonce, tag and ciphertext. `owner` is authenticated data. */
  seal(secret: string, owner: string): Buffer
  /** Null for data that was sealed with a secret that the service does not have, or for another owner. */
  open(sealed: Buffer, owner: string): string | null
  /** Whether the service has former secrets, so that there may be data to seal anew. */
  readonly hasFormerSecrets: boolean
  /** The data sealed with the first secret of the service; null where it is so already, or cannot be opened. */
  reseal(sealed: Buffer, owner: string): Buffer | null
}

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/**
 * The key is derived from the first secret that signs tokens by HKDF (RFC 5869), with an info string of its own for each
 * `purpose`. Data that was sealed with another one of the secrets can be opened.
 */
export function createSecretBox({
  secrets,
  issuer,
  purpose,
}: {
  secrets: SigningSecrets
  issuer: string
  purpose: 'webhook-secrets' | 'second-factors' | 'sign-ins'
}): SecretBox {
  const [first, ...others] = secrets
  const keyOf = (secret: Uint8Array) => Buffer.from(hkdfSync('sha256', secret, '', `${issuer}/${purpose}`, 32))
  const key = keyOf(first)
  const formerKeys = others.map(keyOf)

  function seal(text: string, owner: string): Buffer {
    const nonce = randomBytes(nonceLength)
    const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  }

  const openFormer = (sealed: Buffer, owner: string) =>
    formerKeys.map((former) => openWith(former, sealed, owner)).find((text) => text !== null) ?? null

  return {
    hasFormerSecrets: others.length > 0,
    seal,
    open: (sealed, owner) => openWith(key, sealed, owner) ?? openFormer(sealed, owner),
    reseal(sealed, owner) {
      const text = openWith(key, sealed, owner) === null ? openFormer(sealed, owner) : null
      return text === null ? null : seal(text, owner)
    },
  }
}

function openWith(key: Buffer, sealed: Buffer, owner: string): string | null {
  const nonce = sealed.subarray(0, nonceLength)
  const tag = sealed.subarray(nonceLength, nonceLength + tagLength)
  try {
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]).toString()
  } catch {
    return null
  }
}
