/**
 * Encrypts the signing secrets of webhooks for the database, so that a copy of the database cannot sign. They cannot be
 * hashed, since every delivery is signed with them.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export interface SecretBox {
  /** AES-256-GCM: returns nonce, tag and ciphertext. `owner` is authenticated data. */
  seal(secret: string, owner: string): Buffer
  /** Null for data that was sealed with a secret that the service does not have, or for another owner. */
  open(sealed: Buffer, owner: string): string | null
  /** The data sealed with the first secret of the service; null where it is so already, or cannot be opened. */
  reseal(sealed: Buffer, owner: string): Buffer | null
}

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/**
 * The key is derived from the first secret that signs tokens by HKDF (RFC 5869), with an info string of its own. Data
 * that was sealed with another one of the secrets can be opened.
 */
export function createSecretBox({
  secrets: [first, ...others],
  issuer,
}: {
  secrets: readonly [Uint8Array, ...Uint8Array[]]
  issuer: string
}): SecretBox {
  const keyOf = (secret: Uint8Array) => Buffer.from(hkdfSync('sha256', secret, '', `${issuer}/webhook-secrets`, 32))
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
