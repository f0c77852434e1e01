/** Signing this browser in. */
import { confirmSignIn, type MfaChallenge, type SecondFactor, signIn, signInWithPasskey } from '../../sdk/index.ts'
import { client } from './client.ts'
import { askPasskey } from './passkeys.ts'
import { enter } from './session.ts'

/** The token of this browser for an account whose second step is left out here. It stays when the person signs out. */
const deviceKey = (email: string) => `taskpact.device.${email.toLowerCase()}`

/**
 * Throws a TaskpactError: `invalid_credentials` for a wrong address or password, `mfa_required` with a challenge, and
 * `password_change_required` where the password must be replaced by `newPassword`.
 */
export async function beginSession(email: string, password: string, newPassword?: string): Promise<void> {
  const deviceToken = localStorage.getItem(deviceKey(email)) ?? undefined
  await signIn(client, { email, password, deviceToken, newPassword, session: 'cookie' })
  await enter()
}

/** The second step of an account with a second factor. `remember`: this browser needs none for some time. */
export async function confirmSession(
  challenge: MfaChallenge,
  factor: SecondFactor,
  { email, ...more }: { email: string; remember: boolean; newPassword?: string | undefined },
): Promise<void> {
  const { device_token } = await confirmSignIn(client, { challenge, ...factor, ...more, session: 'cookie' })
  if (device_token) localStorage.setItem(deviceKey(email), device_token)
  await enter()
}

/** Signs in without an address and a password. */
export async function beginPasskeySession(): Promise<void> {
  await signInWithPasskey(client, { authenticate: askPasskey, session: 'cookie' })
  await enter()
}
