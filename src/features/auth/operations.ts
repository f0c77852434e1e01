/** Registration, sign-in, refresh, sign-out, and the tokens that are sent by email. */

import { recordUser } from '../../changelog/record.ts'
import { newId } from '../../db/new-id.ts'
import { type Caller, problem, type Scope } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Handlers, Request } from '../../service/handlers.ts'
import { useServiceInvitation } from '../admin/invitation-queries.ts'
import { lifetime, newFlow, opened, sealed } from '../oidc/flow.ts'
import { checkFactor, type GivenFactor, useFactor } from '../second-factors/factors.ts'
import { findKnown } from '../second-factors/passkey-queries.ts'
import { findChallenged, hasSecondFactor } from '../second-factors/queries.ts'
import { requestOptions } from '../second-factors/webauthn.ts'
import { callbackPage, logoutPage } from '../service/sign-in-page.ts'
import { endSessionOf, updateAuthentication } from '../sessions/queries.ts'
import { lockRevoked } from '../users/locks.ts'
import {
  findActiveUser,
  findCredentials,
  findPasswordHash,
  hasPasswordHash,
  insertUser,
  raiseCredentials,
  updatePasswordHash,
  updateVerifiedEmail,
} from '../users/queries.ts'
import { disableWebhooksOf } from '../webhooks/queries.ts'
import { admit } from './admission.ts'
import { bearerChallenge } from './bearer-challenge.ts'
import { ownCookie, type RefreshCookie, readCookie, refreshCookie, requireOwnPage } from './cookie-session.ts'
import {
  confirmSignIn,
  type Granted,
  type MfaGrant,
  type PasskeyGrant,
  type PasswordGrant,
  refresh,
  signIn,
  signInWithPasskey,
} from './grants.ts'
import { findMailToken, useMailToken } from './mail-token-queries.ts'
import { asking, linkSignedIn, openLink, type ProviderGrant, signInByProvider } from './provider-grant.ts'
import { endByFrame, endByProvider } from './provider-logout.ts'
import { cancelMails, revokeCredentials } from './revoke.ts'

export const auth = {
  async register(context, { db, pool, signal, device, audit, body }) {
    const { passwords } = context
    audit.email = body.email
    if (!context.config.passwordSignIn) throw problem('registration_closed', { detail: byProvider })
    // Before the slow hash too, so that a refused request costs little.
    await admit(context, pool, body)
    if (await passwords.isCommon(body.password, body)) throw problem('password_too_common')
    const password_hash = await passwords.hash(body.password, { account: body.email, address: device.address, signal })
    const { role, isConfirmed, invitationId } = await admit(context, db, body)
    const user = await insertUser(db, {
      ...{ email: body.email, name: body.name.trim(), password_hash, role },
      ...(isConfirmed && { email_verified_at: new Date() }),
    })
    if (!user) throw problem('email_taken')
    if (invitationId !== null && !(await useServiceInvitation(db, invitationId, user.id)))
      throw problem('invitation_invalid')
    audit.userId = user.id
    return { status: 201, body: user, headers: { Location: '/users/me' } }
  },

  async createToken(context, request) {
    const { body } = request
    // Before anything else: a page elsewhere must neither sign its visitor in nor learn whether there is a session.
    const cookie = body.session === 'cookie' ? refreshCookie(context.config, request) : null
    const { access, refreshToken, secondsLeft, deviceToken } = await grantOf(context, request, cookie)
    const token = {
      ...{ access_token: access.token, token_type: 'bearer' as const, expires_in: access.expiresIn },
      ...(deviceToken !== undefined && { device_token: deviceToken }),
    }
    return {
      status: 200,
      body: cookie ? token : { ...token, refresh_token: refreshToken },
      headers: { 'Cache-Control': 'no-store', 'Set-Cookie': cookie?.set(refreshToken, secondsLeft) },
    }
  },

  async beginOidcSignIn(context, request) {
    const { path, body } = request
    const cookie = ownCookie(context.config, request, 'sign_in')
    const provider = context.providers.get(path.provider)
    if (!provider) throw problem('provider_not_found')
    const { return_to: returnTo, invitation = null, fresh } = body
    const flow = newFlow({ provider: path.provider, returnTo, invitation })
    const authorization_url = await asking(context, provider, () => provider.authorizationUrl(flow, { fresh }))
    return {
      status: 200,
      body: { authorization_url },
      headers: {
        'Cache-Control': 'no-store',
        'Set-Cookie': cookie.set(sealed(context.signInSecrets, 'flow', flow), lifetime),
      },
    }
  },

  async getOidcCallback({ config, providers, signInSecrets }, request) {
    if (!providers.has(request.path.provider)) throw problem('provider_not_found')
    const flow = opened(signInSecrets, 'flow', readCookie(config, request, 'sign_in').value)
    const { html, policy } = callbackPage(flow?.returnTo ?? null)
    return { status: 200, body: html, headers: { 'Cache-Control': 'no-store', 'Content-Security-Policy': policy } }
  },

  async endOidcSessions(context, request) {
    await endByProvider(context, request, { provider: request.path.provider, token: request.body.logout_token })
    return { status: 204, headers: { 'Cache-Control': 'no-store' } }
  },

  async getOidcLogoutPage({ providers }, { path }) {
    const provider = providers.get(path.provider)
    if (!provider?.config.frontchannelLogout) throw problem('provider_not_found')
    const { html, policy } = logoutPage(new URL(provider.config.issuer).origin)
    return { status: 200, body: html, headers: { 'Cache-Control': 'no-store', 'Content-Security-Policy': policy } }
  },

  async endFramedOidcSessions(context, request) {
    requireOwnPage(context.config, request)
    await endByFrame(context, request, { provider: request.path.provider, ...request.body })
    return { status: 204, headers: { 'Cache-Control': 'no-store' } }
  },

  async renewAuthentication(context, request) {
    const { db, user, body } = request
    if (user.session_id === null) throw problem('step_up_required', foreignToken)
    const { code, passkey, password } = body
    if (passkey !== undefined) await confirmByFactor(context, request, { passkey })
    else if (code !== undefined) await confirmByFactor(context, request, { code })
    else await confirmByPassword(context, { ...request, password: password as string })
    await updateAuthentication(db, user.session_id)
    return { status: 204, headers: { 'Cache-Control': 'no-store' } }
  },

  async startPasskeyStepUp({ config, passkeyChallenges }, { db, user }) {
    if (user.session_id === null) throw problem('step_up_required', foreignToken)
    const challenge = passkeyChallenges.sign({ name: 'step-up', of: user.session_id })
    const body = requestOptions(config, challenge, await findKnown(db, user.id))
    return { status: 200, body, headers: { 'Cache-Control': 'no-store' } }
  },

  async startPasskeySignIn({ config, passkeyChallenges, mfaTokens }, { db, body: { mfa_token } }) {
    const claims = mfa_token === undefined ? null : mfaTokens.verify(mfa_token)
    const account = claims && (await findChallenged(db, claims))
    if (mfa_token !== undefined && !account) throw problem('mfa_token_invalid', { headers: bearerChallenge })
    const challenge = passkeyChallenges.sign(claims ? { name: 'second-factor', of: claims.id } : { name: 'sign-in' })
    const body = requestOptions(config, challenge, account ? await findKnown(db, account.id) : [])
    return { status: 200, body, headers: { 'Cache-Control': 'no-store' } }
  },

  async revokeToken({ config, tokens }, request) {
    const { db, body } = request
    const cookie = body.session === 'cookie' ? refreshCookie(config, request) : null
    await endSessionOf(db, tokens.hashToken(cookie?.token ?? (body.token as string)))
    return { status: 204, headers: { 'Set-Cookie': cookie?.cleared } }
  },

  async requestPasswordReset({ config, jobs, attempts }, { db, audit, body }) {
    if (!config.passwordSignIn) throw problem('password_sign_in_off')
    audit.email = body.email
    await attempts.countMail('password_reset', body.email)
    const account = await findCredentials(db, body.email)
    // The job is the same whether the address has an account, so that neither response nor timing reveals it.
    await jobs.enqueue(db, 'account_mail', [
      { letter: 'password_reset', id: newId(), email: body.email, version: account?.credentials_version ?? null },
    ])
    return { status: 202 }
  },

  async resetPassword({ passwords, attempts, mailedTokens, jobs }, { db, pool, signal, device, audit, body }) {
    const id = mailedTokens.verify('password_reset', body.token)
    const token = id && (await findMailToken(pool, 'password_reset', id))
    const user = token && (await findActiveUser(pool, token.user_id))
    if (!user) throw problem('mail_token_invalid')
    audit.userId = user.id
    audit.isNotified = true
    if (await passwords.isCommon(body.new_password, user)) throw problem('password_too_common')
    const hash = await passwords.hash(body.new_password, { account: user.id, address: device.address, signal })
    await attempts.forgive(user, device.address)
    await lockRevoked(db, [user.id])
    if (!(await useMailToken(db, 'password_reset', token.id))) throw problem('mail_token_invalid')
    await updatePasswordHash(db, user.id, hash)
    await updateVerifiedEmail(db, user.id, user.email)
    await revokeCredentials(db, user.id, { apiTokens: true })
    if (await disableWebhooksOf(db, { user_id: user.id }, 'password_reset'))
      await jobs.enqueue(db, 'account_mail', [{ letter: 'webhooks_disabled', id: token.id, user_id: user.id }])
    return { status: 204 }
  },

  async confirmEmailChange({ jobs, events, mailedTokens }, { db, pool, audit, body }) {
    const id = mailedTokens.verify('email_change', body.token)
    const found = id && (await findMailToken(pool, 'email_change', id))
    if (!found) throw problem('mail_token_invalid')
    audit.userId = found.user_id
    await lockRevoked(db, [found.user_id])
    const token = await useMailToken(db, 'email_change', found.id)
    const user = token && (await findActiveUser(db, token.user_id))
    if (!user || !token.email) throw problem('mail_token_invalid')
    await cancelMails(db, user.id)
    await updateVerifiedEmail(db, user.id, token.email)
    await raiseCredentials(db, user.id, { everywhere: false })
    await recordUser(events, db, { ...user, email: token.email }, user)
    // A confirmation of the present address changes nothing.
    if (user.email !== token.email)
      await jobs.enqueue(db, 'account_mail', [
        { letter: 'email_changed', id: token.id, user_id: user.id, email: user.email, new_email: token.email },
      ])
    return { status: 204 }
  },

  async cancelEmailChange({ mailedTokens }, { db, pool, audit, body }) {
    const id = mailedTokens.verify('email_cancel', body.token)
    const found = id && (await findMailToken(pool, 'email_change', id))
    if (!found) throw problem('mail_token_invalid')
    audit.userId = found.user_id
    await lockRevoked(db, [found.user_id])
    if (!(await useMailToken(db, 'email_change', found.id))) throw problem('mail_token_invalid')
    return { status: 204 }
  },
} satisfies Handlers<'auth'>

/** Signs in or refreshes, by the grant of the request. */
async function grantOf(
  context: Context,
  request: Request<'createToken'> & Scope,
  cookie: RefreshCookie | null,
): Promise<Granted> {
  const { body } = request
  switch (body.grant_type) {
    case 'oidc':
      return signInByProvider(context, request, body as ProviderGrant)
    case 'refresh_token':
      return refresh(context, request, cookie ?? { token: body.refresh_token as string })
    default:
      return grantByCredentials(context, request)
  }
}

/** The grants `password`, `mfa` and `passkey`, which link an identity too. */
async function grantByCredentials(context: Context, request: Request<'createToken'> & Scope): Promise<Granted> {
  const { body } = request
  const link = body.link_token === undefined ? undefined : openLink(context, body.link_token)
  if (!context.config.passwordSignIn && body.grant_type === 'password' && link === undefined)
    throw problem('password_sign_in_off')
  const granted =
    body.grant_type === 'password'
      ? await signIn(context, request, body as PasswordGrant, link)
      : body.grant_type === 'mfa'
        ? await confirmSignIn(context, request, body as MfaGrant, link)
        : await signInWithPasskey(context, request, body as PasskeyGrant, link)
  if (link) await linkSignedIn(request, link)
  return granted
}

type Authenticated = Scope & { user: Caller }

/** Throws 403 `password_incorrect`, and `mfa_required` for an account with a second factor. */
async function confirmByPassword(
  { passwords, attempts }: Context,
  { db, pool, signal, user, device, password }: Authenticated & { password: string },
): Promise<void> {
  if (await hasSecondFactor(pool, user.id)) throw problem('mfa_required')
  const currentHash = await findPasswordHash(pool, user.id)
  const hashing = { account: user.id, address: device.address, signal }
  const verify = () => passwords.verify(currentHash, password, hashing)
  if (!(await attempts.check(user, device.address, verify))) throw problem('password_incorrect')
  // The caller is locked against a new password and a new second factor from here on.
  if (!(await hasPasswordHash(db, user.id, currentHash))) throw problem('password_incorrect')
  if (await hasSecondFactor(db, user.id)) throw problem('mfa_required')
}

/** Throws 403 `code_incorrect` or `passkey_refused`. */
async function confirmByFactor(context: Context, request: Authenticated, given: GivenFactor): Promise<void> {
  const { db, user, audit } = request
  const purpose = { name: 'step-up', of: user.session_id as string } as const
  const right = await checkFactor(context, request, user.id, given, purpose)
  if (!right || !(await useFactor(db, user.id, right)))
    throw problem('code' in given ? 'code_incorrect' : 'passkey_refused')
  if (right.kind !== 'recovery_code') return
  audit.kind = 'recovery_code_used'
  audit.isNotified = true
}

const byProvider = 'Accounts have no passwords here. Sign in with an identity provider of GET /service.'

const foreignToken = {
  detail: 'The token is of another issuer. Authenticate there again, and use a token that says so in `auth_time`.',
  headers: { 'WWW-Authenticate': 'Bearer realm="taskpact", error="insufficient_user_authentication"' },
}
