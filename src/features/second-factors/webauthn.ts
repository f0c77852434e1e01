/** WebAuthn Level 3: the options for authenticators, and the verification of their responses. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Config } from '../../config/config.ts'
import type { Schemas } from '../../service/api.ts'
import { challengeSeconds } from './passkey-challenges.ts'

type Served = Pick<Config, 'publicUrl'>

/** A passkey as authenticators and browsers need it. */
export interface KnownPasskey {
  credential_id: Buffer
  transports: string[]
}

/** A new credential of an authenticator. */
export interface NewCredential extends KnownPasskey {
  public_key: Buffer
  counter: number
}

/** COSE's numbers of Ed25519, ES256 and RS256, the most wanted first. */
const algorithms = [-8, -7, -257]
/** Loaded with the first passkey: the library with its parsers of certificates takes long to load, and much memory. */
const library = () => import('@simplewebauthn/server')
const helpers = () => import('@simplewebauthn/server/helpers')

const timeout = challengeSeconds * 1000
/** WebAuthn, 4, Credential ID, in bytes. */
const maximumIdLength = 1023
const hostOf = ({ publicUrl }: Served) => new URL(publicUrl).hostname
const originOf = ({ publicUrl }: Served) => new URL(publicUrl).origin

/** The user's handle, which the authenticator stores: the bytes of the id, so nothing that names a person. */
export const handleOf = (userId: string) => Buffer.from(userId.replaceAll('-', ''), 'hex')

export function creationOptions(
  config: Served,
  user: Pick<Schemas['User'], 'id' | 'email' | 'name'>,
  challenge: string,
  known: KnownPasskey[],
): Schemas['PasskeyCreationOptions'] {
  return {
    rp: { id: hostOf(config), name: 'Taskpact' },
    user: { id: handleOf(user.id).toString('base64url'), name: user.email, displayName: user.name },
    challenge,
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout,
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  }
}

export function requestOptions(
  config: Served,
  challenge: string,
  allowed: KnownPasskey[],
): Schemas['PasskeyRequestOptions'] {
  const allowCredentials = allowed.map(descriptorOf)
  return { challenge, rpId: hostOf(config), timeout, userVerification: 'required', allowCredentials }
}

function descriptorOf({ credential_id, transports }: KnownPasskey): Schemas['PasskeyDescriptor'] {
  return { id: credential_id.toString('base64url'), type: 'public-key', transports }
}

/** Null for a response that is not one of an authenticator, with a verified user, to an expected challenge of this origin. */
export async function verifyAttestation(
  config: Served,
  { response, ...credential }: Schemas['PasskeyAttestation'],
  isExpected: (challenge: string) => boolean,
): Promise<NewCredential | null> {
  const { verifyRegistrationResponse } = await library()
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...credential,
        clientExtensionResults: {},
        response: { ...response, attestationObject: await withoutStatement(response.attestationObject) },
      } as RegistrationResponseJSON,
      expectedChallenge: isExpected,
      expectedOrigin: originOf(config),
      expectedRPID: hostOf(config),
      supportedAlgorithmIDs: algorithms,
    })
    if (!registrationInfo || registrationInfo.credential.id !== credential.id) return null
    const { id, publicKey, counter } = registrationInfo.credential
    const [credential_id, transports] = [Buffer.from(id, 'base64url'), response.transports ?? []]
    if (credential_id.length > maximumIdLength) return null
    return { credential_id, public_key: Buffer.from(publicKey), counter, transports }
  } catch {
    // The library throws for each response that is not right, and its parsers for malformed ones.
    return null
  }
}

/**
 * The object as a browser makes it for `attestation: none`. A statement about the maker of the authenticator was not asked for, and
 * to verify one means to ask the hosts that its certificates name.
 */
async function withoutStatement(attestationObject: string): Promise<string> {
  const { decodeAttestationObject, isoBase64URL, isoCBOR } = await helpers()
  const authData = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('authData')
  const none = new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', authData],
  ])
  return isoBase64URL.fromBuffer(isoCBOR.encode(none as never))
}

/**
 * The counter of a response that is one of this passkey, with a verified user, to an expected challenge of this origin; else null.
 * The counter is not compared: that is for a response whose signature is right.
 */
export async function verifyAssertion(
  config: Served,
  assertion: Schemas['PasskeyAssertion'],
  passkey: Pick<NewCredential, 'public_key'>,
  isExpected: (challenge: string) => boolean,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...assertion, clientExtensionResults: {} } as AuthenticationResponseJSON,
      expectedChallenge: isExpected,
      expectedOrigin: originOf(config),
      expectedRPID: hostOf(config),
      credential: { id: assertion.id, publicKey: new Uint8Array(passkey.public_key), counter: 0 },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
