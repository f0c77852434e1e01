/** Passkeys, as browsers make and use them. */
import type {
  PasskeyAttestation,
  PasskeyCreationOptions,
  PasskeyRequestOptions,
  PasskeyResponse,
} from '../../sdk/index.ts'

/** Whether this browser has passkeys. They need https, or localhost. */
export const hasPasskeys = (): boolean =>
  'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential

/** Throws a DOMException: `NotAllowedError` where the person has cancelled, `InvalidStateError` for a device that has one. */
export async function makePasskey(options: PasskeyCreationOptions): Promise<PasskeyAttestation> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  return ((await navigator.credentials.create({ publicKey })) as PublicKeyCredential).toJSON()
}

/** Throws a DOMException, as `makePasskey`. */
export async function askPasskey(options: PasskeyRequestOptions): Promise<PasskeyResponse> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return ((await navigator.credentials.get({ publicKey })) as PublicKeyCredential).toJSON()
}
