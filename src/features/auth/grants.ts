/** The grants of `POST /auth/token`: the password, the second factor after it, a passkey, and the refresh token. */
import type { Knex } from 'knex'
import type { Problem } from '../../kernel/index.ts'
import { problem, type Schemas, type Scope } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { findDevice, forgetOldest, insertDevice, useDevice } from '../second-factors/device-queries.ts'
import { checkFactor, type RightFactor, useFactor } from '../second-factors/factors.ts'
import type { FirstStep } from '../second-factors/mfa-tokens.ts'
import { checkPasskey, parseAssertion, usePasskey } from '../second-factors/passkeys.ts'
import { findChallenged, findMethods, useToken } from '../second-factors/queries.ts'
import { isNewDevice } from '../sessions/device.ts'
import {
  endOldest,
  endSessionOf,
  extendSession,
  insertRefreshToken,
  insertSession,
  lockSessionOf,
  type SignedInBy,
  updateAuthentication,
  useRefreshToken,
} from '../sessions/queries.ts'
import { lockCredentials } from '../users/locks.ts'
import { type Credentials, findCredentials, updatePasswordHash } from '../users/queries.ts'
import { bearerChallenge } from './bearer-challenge.ts'
import type { RefreshCookie } from './cookie-session.ts'
import { lockForChange, replacementOf, replacePassword } from './password-change.ts'

/** The members that the contract requires for each grant. */
export type PasswordGrant = Required<Pick<Schemas['TokenRequest'], 'username' | 'password'>> &
  Pick<Schemas['TokenRequest'], 'device_token' | 'new_password'>
export type MfaGrant = Required<Pick<Schemas['TokenRequest'], 'mfa_token'>> &
  Pick<Schemas['TokenRequest'], 'code' | 'passkey' | 'remember' | 'new_password'>
export type PasskeyGrant = Required<Pick<Schemas['TokenRequest'], 'passkey'>>

/** The tokens that a grant returns, and for how long the session lives if it is not used again. */
export interface Granted {
  access: { token: string; expiresIn: number }
  refreshToken: string
  secondsLeft: number
  /** Where the device is remembered from now on. */
  deviceToken?: string
}

const secondsOfADay = 86_400

/**
 * RFC 6749, 4.3. An unknown address takes the same work and gets the same response as a wrong password. Throws 403
 * `mfa_required` for an account with a second factor, and `password_change_required`. `identity`: the one that this sign-in
 * links, with whose session at the provider this one ends too; also below.
 */
export async function signIn(
  context: Context,
  request: Scope,
  grant: PasswordGrant,
  identity?: SignedInBy['identity'],
): Promise<Granted> {
  const { config, tokens, passwords, attempts } = context
  const { db, pool, signal, device, audit } = request
  const { username, password, device_token } = grant
  // Hashing precedes the first query of the transaction: it is slow, and would hold the connection.
  audit.email = username
  const account = await findCredentials(pool, username)
  audit.userId = account?.id ?? null
  const hashing = { account: username, address: device.address, signal }
  const matches = await attempts.check(account ?? { email: username }, device.address, () =>
    passwords.verify(account?.password_hash ?? null, password, hashing),
  )
  if (!account?.password_hash || !matches) throw problem('invalid_credentials', { headers: bearerChallenge })
  const isWeak = !account.password_must_change && passwords.needsRehash(account.password_hash)
  const newHash = isWeak ? await passwords.hash(password, hashing) : null
  const remembered =
    account.has_second_factor && device_token !== undefined
      ? await findDevice(pool, account.id, config.rememberDeviceDays, tokens.hashToken(device_token))
      : null
  if (account.has_second_factor && remembered === null) {
    // By itself, since this request commits nothing.
    if (newHash) await updatePasswordHash(pool, account.id, newHash, account.password_hash)
    throw await mfaRequired(context, pool, account)
  }

  const replacement = await replacementOf(context, request, account, grant.new_password)
  await lockForChange(request, account, replacement)
  const version = await lockCredentials(db, account)
  if (version === null) throw problem('invalid_credentials', { headers: bearerChallenge })
  if (replacement !== null && !(await replacePassword(request, account, replacement)))
    throw problem('invalid_credentials', { headers: bearerChallenge })
  if (newHash) await updatePasswordHash(db, account.id, newHash, account.password_hash)
  audit.isNotified = await isNewDevice(db, account.id, device)
  const methods: SignedInBy['methods'] = remembered === null ? ['password'] : ['password', 'remembered_device']
  const granted = await beginSession(context, { db, device }, account, version, {
    methods,
    ...(identity && { identity }),
  })
  if (remembered !== null && !(await useDevice(db, remembered, device))) throw await mfaRequired(context, pool, account)
  return granted
}

/** 403 with the token of the second step. `commit`: what the first step has stored stays. */
export async function mfaRequired(
  { mfaTokens }: Context,
  db: Knex,
  account: Pick<Credentials, 'id' | 'credentials_version'>,
  { commit = false, by }: { commit?: boolean; by?: FirstStep } = {},
): Promise<Problem> {
  const { token, expiresIn } = mfaTokens.sign({
    ...{ userId: account.id, version: account.credentials_version },
    ...(by && { by }),
  })
  const methods = await findMethods(db, account.id)
  const mfa = { mfa_token: token, expires_in: expiresIn, methods } satisfies Schemas['MfaChallenge']
  return problem('mfa_required', { members: { mfa }, headers: { 'Cache-Control': 'no-store' }, commit })
}

/** The second step of a sign-in. The token stays valid after a wrong code or passkey. */
export async function confirmSignIn(
  context: Context,
  request: Scope,
  { mfa_token, code, passkey, remember, new_password }: MfaGrant,
  identity?: SignedInBy['identity'],
): Promise<Granted> {
  const { db, pool, device, audit } = request
  const claims = context.mfaTokens.verify(mfa_token)
  audit.userId = claims?.userId ?? null
  const account = claims && (await findChallenged(pool, claims))
  if (!account) throw problem('mfa_token_invalid', { headers: bearerChallenge })
  // Before a code is used up. The bearer of the token knows the password, unless a provider has signed them in.
  const replacement = claims.by ? null : await replacementOf(context, request, account, new_password)
  const given = passkey === undefined ? { code: code as string } : { passkey: parseAssertion(passkey) }
  const purpose = { name: 'second-factor', of: claims.id } as const
  const right = await checkFactor(context, request, account.id, given, purpose)
  const refused = passkey === undefined ? 'code_incorrect' : 'passkey_refused'
  if (!right) {
    audit.kind = 'second_factor_refused'
    audit.isNotified = true
    throw problem(refused, { commit: true })
  }

  await lockForChange(request, account, replacement)
  const version = await lockCredentials(db, account)
  if (version === null || !(await useToken(db, claims)))
    throw problem('mfa_token_invalid', { headers: bearerChallenge })
  if (replacement !== null && !(await replacePassword(request, account, replacement)))
    throw problem('mfa_token_invalid', { headers: bearerChallenge })
  if (right.kind === 'recovery_code') audit.kind = 'recovery_code_used'
  audit.isNotified = right.kind === 'recovery_code' || (await isNewDevice(db, account.id, device))
  // Sessions are locked before factors: a step-up holds its session when it uses one.
  const granted = await beginSession(context, { db, device }, account, version, signedInBy(right, claims.by, identity))
  if (!(await useFactor(db, account.id, right))) throw problem(refused)
  const days = context.config.rememberDeviceDays
  if (remember === undefined || days === 0) return granted
  const { token, hash } = context.tokens.newDeviceToken()
  await context.quotas.lock(db, 'remembered_devices', account.id)
  await forgetOldest(db, account.id, Math.max(context.quotas.limitOf('remembered_devices', account), 1) - 1)
  await insertDevice(db, account.id, days, device, hash)
  return { ...granted, deviceToken: token }
}

const signedInBy = (right: RightFactor, by?: FirstStep, identity = by): SignedInBy => ({
  methods: [by ? 'oidc' : 'password', right.kind],
  ...(identity && { identity }),
  ...(right.kind === 'passkey' && { passkey_id: right.user.passkey_id }),
})

/** A sign-in with a passkey alone: the authenticator has verified its user, so it is both factors. */
export async function signInWithPasskey(
  context: Context,
  request: Scope,
  grant: PasskeyGrant,
  identity?: SignedInBy['identity'],
): Promise<Granted> {
  const { db, device, audit } = request
  const right = await checkPasskey(context, request, parseAssertion(grant.passkey), { name: 'sign-in' })
  if (!right) throw problem('passkey_refused')
  const { passkey_id, ...account } = right.user
  audit.userId = account.id
  const version = await lockCredentials(db, account)
  if (version === null) throw problem('passkey_refused')
  audit.isNotified = await isNewDevice(db, account.id, device)
  const by: SignedInBy = { methods: ['passkey'], passkey_id, ...(identity && { identity }) }
  const granted = await beginSession(context, { db, device }, account, version, by)
  if (!(await usePasskey(db, right))) throw problem('passkey_refused')
  return granted
}

/** The credentials of the account must be locked. `authTime`: when the user authenticated elsewhere, in seconds since 1970. */
export async function beginSession(
  { config, tokens, quotas }: Context,
  { db, device }: { db: Knex; device: Scope['device'] },
  account: Pick<Credentials, 'id' | 'quotas'>,
  version: number,
  by: SignedInBy,
  authTime: number | null = null,
): Promise<Granted> {
  const refreshToken = tokens.newRefreshToken()
  await quotas.lock(db, 'sessions', account.id)
  await endOldest(db, account.id, Math.max(quotas.limitOf('sessions', account), 1) - 1)
  const sessionId = await insertSession(db, account.id, refreshToken.hash, device, config.sessions, by)
  if (authTime !== null) await updateAuthentication(db, sessionId, authTime)
  const access = tokens.signAccess({ userId: account.id, sessionId, version })
  const secondsLeft = Math.min(config.sessions.idleDays, config.sessions.maxDays) * secondsOfADay
  return { access, refreshToken: refreshToken.token, secondsLeft }
}

/**
 * RFC 6749, 6, with rotation (RFC 9700, 4.14.2): a token that is used twice was stolen, so its session ends. A use that is
 * repeated at once gets the same successor: the client may not have received it, and another tab may have sent it too.
 */
export async function refresh(
  { config, tokens }: Context,
  { db, device, audit }: Scope,
  { token, cleared }: Pick<RefreshCookie, 'token'> & Partial<RefreshCookie>,
): Promise<Granted> {
  const headers = cleared === undefined ? bearerChallenge : { ...bearerChallenge, 'Set-Cookie': cleared }
  if (token === '') {
    // A page asks whether its visitor has a session.
    audit.kind = null
    throw problem('invalid_grant', { headers })
  }
  const tokenHash = tokens.hashToken(token)
  const session = await lockSessionOf(db, tokenHash, config.sessions)
  const isFirst = session !== null && (await useRefreshToken(db, tokenHash))
  const salt = isFirst ? tokens.newSalt() : session?.repeated_salt
  if (!session || !salt) {
    audit.kind = 'refresh_token_reused'
    audit.userId = session?.user_id ?? null
    await endSessionOf(db, tokenHash)
    throw problem('invalid_grant', { headers, commit: true })
  }
  // A refresh is no sign-in: it goes on with one.
  audit.kind = null
  const { session_id: sessionId, user_id: userId, token_version: version } = session
  const next = tokens.refreshTokenAfter(token, salt)
  if (isFirst) {
    await extendSession(db, sessionId, device, { tokenHash, salt }, config.sessions)
    await insertRefreshToken(db, sessionId, next.hash)
  }
  const access = tokens.signAccess({ userId, sessionId, version })
  return { access, refreshToken: next.token, secondsLeft: session.seconds_left }
}
