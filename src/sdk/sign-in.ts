/** Signing a client in with a password and a second factor, and out; authenticating again for what needs a recent authentication. */
import { createToken, renewAuthentication, revokeToken, startPasskeySignIn } from '../../generated/client/sdk.gen.ts'
import type { MfaChallenge, PasskeyAssertion, PasskeyRequestOptions, Token } from '../../generated/client/types.gen.ts'
import type { TaskpactClient } from './client.ts'

export interface SignInOptions {
  email: string
  password: string
  /** The `device_token` of an earlier `confirmSignIn` on this device, in place of the second factor. */
  deviceToken?: string | undefined
  /** Replaces a password that must be changed, as the error `password_change_required` says. */
  newPassword?: string | undefined
  /**
   * `cookie`: the refresh token is in a cookie that no script can read, and the tokens have none. For pages of the service's
   * own origin; `resumeSession` signs in again when such a page is opened. Default: `token`.
   */
  session?: 'token' | 'cookie' | undefined
  signal?: AbortSignal | undefined
}

/**
 * Signs in with a password: from now on the client sends its calls as this user. Returns the tokens. Throws a
 * TaskpactError: `invalid_credentials` for a wrong address or password, `mfa_required` for an account with a second factor,
 * which `confirmSignIn` goes on with, and `password_change_required` for a password that an admin has set to be used once.
 *
 * @example
 * await signIn(client, { email: 'ada@example.com', password })
 */
export async function signIn(
  client: TaskpactClient,
  { email, password, deviceToken, newPassword, session, signal }: SignInOptions,
): Promise<Token> {
  const { data } = await createToken({
    client,
    body: {
      ...{ grant_type: 'password', username: email, password },
      ...(deviceToken && { device_token: deviceToken }),
      ...(newPassword !== undefined && { new_password: newPassword }),
      ...(session && { session }),
    },
    signal: signal ?? null,
    throwOnError: true,
  })
  await client.session.begin(data)
  return data
}

/** An `AuthenticationResponseJSON` of WebAuthn: what `toJSON` of the credential from `navigator.credentials.get` returns. */
export interface PasskeyResponse {
  id: string
  rawId: string
  type: string
  response: {
    clientDataJSON: string
    authenticatorData: string
    signature: string
    userHandle?: string | null | undefined
  }
}

/** Six digits of the authenticator app or a recovery code, or the response of an authenticator. */
export type SecondFactor = { code: string } | { passkey: PasskeyResponse }

export type ConfirmSignInOptions = SecondFactor & {
  /** The `mfa` of the error `mfa_required`. */
  challenge: Pick<MfaChallenge, 'mfa_token'>
  /** Whether the tokens are to have a `device_token`, for `signIn` on this device. */
  remember?: boolean | undefined
  /** As for `signIn`. */
  newPassword?: SignInOptions['newPassword']
  /** As for `signIn`. */
  session?: SignInOptions['session']
  signal?: AbortSignal | undefined
}

/**
 * The second step of a sign-in, within five minutes. Returns the tokens. Throws a TaskpactError: `code_incorrect` for a wrong
 * code, after which another one can be tried, and `mfa_token_invalid` where the sign-in has to begin again.
 *
 * @example
 * try {
 *   await signIn(client, { email, password })
 * } catch (error) {
 *   if (!(error instanceof TaskpactError && error.mfa)) throw error
 *   await confirmSignIn(client, { challenge: error.mfa, code: await askForCode() })
 * }
 */
export async function confirmSignIn(
  client: TaskpactClient,
  { challenge: { mfa_token }, remember, newPassword, session, signal, ...factor }: ConfirmSignInOptions,
): Promise<Token> {
  const given = 'code' in factor ? { code: factor.code } : { passkey: JSON.stringify(factor.passkey) }
  const { data } = await createToken({
    client,
    body: {
      ...{ grant_type: 'mfa', mfa_token, ...given },
      ...(remember && { remember: 'device' }),
      ...(newPassword !== undefined && { new_password: newPassword }),
      ...(session && { session }),
    },
    signal: signal ?? null,
    throwOnError: true,
  })
  await client.session.begin(data)
  return data
}

export interface PasskeySignInOptions {
  /** Asks the person's authenticator, in a page by `navigator.credentials.get`. */
  authenticate: (options: PasskeyRequestOptions) => Promise<PasskeyResponse>
  /** As for `signIn`. */
  session?: SignInOptions['session']
  signal?: AbortSignal | undefined
}

/**
 * Signs in with a passkey, without an address and a password. Returns the tokens. Throws a TaskpactError: `passkey_refused` for
 * one that was removed, and what `authenticate` throws.
 *
 * @example
 * await signInWithPasskey(client, {
 *   async authenticate(options) {
 *     const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
 *     return (await navigator.credentials.get({ publicKey })).toJSON()
 *   },
 * })
 */
export async function signInWithPasskey(
  client: TaskpactClient,
  { authenticate, session, signal }: PasskeySignInOptions,
): Promise<Token> {
  const settings = { client, signal: signal ?? null, throwOnError: true } as const
  const { data: options } = await startPasskeySignIn({ ...settings, body: {} })
  const passkey = JSON.stringify(await authenticate(options))
  const { data } = await createToken({
    ...settings,
    body: { grant_type: 'passkey', passkey, ...(session && { session }) },
  })
  await client.session.begin(data)
  return data
}

/** The password or, for an account with a second factor, a code or the response of an authenticator. */
export type StepUpOptions = ({ password: string } | SecondFactor) & { signal?: AbortSignal | undefined }

/**
 * Authenticates the signed-in user again. For five minutes the client may then use the operations that are refused with
 * `step_up_required` otherwise. Throws a TaskpactError: `password_incorrect` for a wrong password, `mfa_required` for an
 * account with a second factor, which needs a `code` or a `passkey`, and `code_incorrect` or `passkey_refused` for a wrong one.
 *
 * @example
 * const error = errorOf(await deleteMe({ client }))
 * if (error?.code === 'step_up_required') {
 *   await stepUp(client, { password: await askForPassword() })
 *   await deleteMe({ client })
 * }
 */
export async function stepUp(client: TaskpactClient, { signal, ...body }: StepUpOptions): Promise<void> {
  const given = 'passkey' in body ? { passkey: body.passkey as PasskeyAssertion } : body
  await renewAuthentication({ client, body: given, signal: signal ?? null, throwOnError: true })
}

/**
 * Goes on with the cookie session of an earlier page. Returns its tokens; null where there is none, and the client is signed
 * out then. Throws a TaskpactError when the service cannot be reached.
 *
 * @example
 * const isSignedIn = (await resumeSession(client)) !== null
 */
export async function resumeSession(client: TaskpactClient): Promise<Token | null> {
  return client.session.resume()
}

/**
 * Signs out: removes the client's tokens and ends the session on the service. Throws a TaskpactError when the service
 * cannot be reached; the tokens are removed even then.
 */
export async function signOut(
  client: TaskpactClient,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const tokens = await client.session.end()
  if (tokens === null) return
  const body = tokens.refresh_token === undefined ? { session: 'cookie' as const } : { token: tokens.refresh_token }
  await revokeToken({ client, body, signal: signal ?? null, throwOnError: true })
}
