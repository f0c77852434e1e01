/**
 * An authenticator without a device: it makes passkeys and signs as WebAuthn has it, also in ways that no real one would. The tests
 * in a real browser are in test/browser/passkeys.test.ts.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { newId } from '../../src/db/new-id.ts'
import type { ChallengePurpose } from '../../src/features/second-factors/passkey-challenges.ts'
import { hashOfRecoveryCode, newRecoveryCodes } from '../../src/features/second-factors/recovery-codes.ts'
import { handleOf } from '../../src/features/second-factors/webauthn.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newPerson, type Person, type TestService } from './service.ts'

/** The parts of a response that differ from those of an authenticator and a browser that do as they should. */
export interface Twist {
  origin?: string
  rpId?: string
  type?: string
  isVerified?: boolean
  counter?: number
  userHandle?: string | null
  crossOrigin?: boolean
}

export interface Authenticator {
  /** The name of the passkey that it makes. */
  id: string
  create(challenge: string, twist?: Twist): Schemas['PasskeyAttestation']
  get(challenge: string, twist?: Twist): Schemas['PasskeyAssertion']
  publicKey: Buffer
}

const flags = { present: 0x01, verified: 0x04, hasCredential: 0x40 }
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()

/** An authenticator whose only passkey is for this user of this service. */
export function newAuthenticator(
  { context }: TestService,
  { id: userId }: Pick<Person, 'id'>,
  credentialId = randomBytes(20),
): Authenticator {
  const { origin, hostname } = new URL(context.config.publicUrl)
  const id = credentialId.toString('base64url')
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let signatures = 0

  const clientData = (type: string, challenge: string, twist: Twist) =>
    Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge,
        origin: twist.origin ?? origin,
        crossOrigin: twist.crossOrigin ?? false,
      }),
    )

  /** WebAuthn, 6.1. */
  const authenticatorData = ({ rpId = hostname, isVerified = true, counter }: Twist, credential?: Buffer) => {
    const bits = flags.present | (isVerified ? flags.verified : 0) | (credential ? flags.hasCredential : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter ?? ++signatures)
    return Buffer.concat([sha256(rpId), Buffer.from([bits]), count, credential ?? Buffer.alloc(0)])
  }

  return {
    id,
    publicKey: coseOf(publicKey),
    create(challenge, twist = {}) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const credential = Buffer.concat([Buffer.alloc(16), length, credentialId, coseOf(publicKey)])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authenticatorData(twist, credential))],
      ])
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, twist).toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
          transports: ['internal'],
        },
        clientExtensionResults: {},
      }
    },
    get(challenge, twist = {}) {
      const data = authenticatorData(twist)
      const clientDataJSON = clientData('webauthn.get', challenge, twist)
      const signature = sign('sha256', Buffer.concat([data, sha256(clientDataJSON)]), privateKey)
      const userHandle = twist.userHandle === undefined ? handleOf(userId).toString('base64url') : twist.userHandle
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          clientDataJSON: clientDataJSON.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle,
        },
        clientExtensionResults: {},
      }
    },
  }
}

/** A key of the curve P-256 in the format of COSE (RFC 9053, 7.1.1). */
function coseOf(publicKey: KeyObject): Buffer {
  const { x, y } = publicKey.export({ format: 'jwk' })
  const bytes = (text: string | undefined) => new Uint8Array(Buffer.from(text as string, 'base64url'))
  const key = new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ])
  return Buffer.from(isoCBOR.encode(key as never))
}

export interface WithPasskey {
  passkey_id: string
  authenticator: Authenticator
  recoveryCodes: string[]
}

/** Inserts a passkey, and leaves the sign-ins of the person as they are. */
export async function insertPasskeyOf(
  service: TestService,
  { id: user_id }: Pick<Person, 'id'>,
  authenticator = newAuthenticator(service, { id: user_id }),
): Promise<string> {
  const id = newId()
  await service.database.pool('passkeys').insert({
    ...{ id, user_id, name: 'Laptop', counter: 0, transports: ['internal'] },
    credential_id: Buffer.from(authenticator.id, 'base64url'),
    public_key: authenticator.publicKey,
  })
  return id
}

/** Gives a person a passkey, by SQL. */
export async function givePasskey(service: TestService, { id: user_id }: Pick<Person, 'id'>): Promise<WithPasskey> {
  const { pool } = service.database
  const authenticator = newAuthenticator(service, { id: user_id })
  const [passkey_id, recoveryCodes] = [
    await insertPasskeyOf(service, { id: user_id }, authenticator),
    newRecoveryCodes(),
  ]
  await pool('recovery_codes').insert(recoveryCodes.map((code) => ({ user_id, code_hash: hashOfRecoveryCode(code) })))
  await pool('users').update({ second_factor_at: pool.fn.now() }).where({ id: user_id })
  return { passkey_id, authenticator, recoveryCodes }
}

export async function newPersonWithPasskey(service: TestService): Promise<Person & WithPasskey> {
  const person = await newPerson(service)
  return { ...person, ...(await givePasskey(service, person)) }
}

/** A challenge of the service. */
export function challengeOf({ context }: TestService, purpose: ChallengePurpose): string {
  return context.passkeyChallenges.sign(purpose)
}

/** The id of the session of a person's access token. */
export function sessionOf({ context }: TestService, { access_token }: Pick<Person, 'access_token'>): string {
  const claims = context.tokens.verifyAccess(access_token)
  return (claims.kind === 'own' ? claims.sessionId : null) as string
}
