/** The end of sessions by the provider with which they began (docs/decisions/049-logout-by-the-provider.md). */
import { problem, type Scope } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { sameIssuer } from '../oidc/provider.ts'
import { endProviderSessions, findIdentityUser, findProviderUsers, type OfProvider } from '../oidc/queries.ts'
import { useToken } from '../second-factors/queries.ts'
import { lockRevoked } from '../users/locks.ts'
import { asking } from './provider-grant.ts'

const invalid = (cause?: unknown) => problem('logout_token_invalid', { cause })

/** Throws 400 `logout_token_invalid`, 404 `provider_not_found` and 503 `provider_unavailable`. */
export async function endByProvider(
  context: Context,
  { db, audit }: Scope,
  { provider: name, token }: { provider: string; token: string },
): Promise<void> {
  const provider = context.providers.get(name)
  const { logout: verify } = provider ?? {}
  if (!provider || !verify) throw problem('provider_not_found')
  const logout = await asking(context, provider, () => verify(token), invalid)

  const { issuer, subject, session, tokenId } = logout
  const known = subject === null ? null : await findIdentityUser(db, { issuer, subject })
  const userIds = [...new Set([...(known === null ? [] : [known]), ...(await findProviderUsers(db, logout))])]
  const [userId] = userIds
  // Nothing can end, so nothing is to be remembered of it.
  if (userId === undefined) {
    audit.kind = null
    return
  }
  audit.userId = userId
  // A sign-in that is in flight commits before this, and its session ends too.
  await lockRevoked(db, userIds)
  if (!(await useToken(db, { id: tokenId, userId }))) throw invalid()
  await end({ db, audit }, { issuer, subject, session })
}

/** The sessions of one browser, by a page of the provider in it. Throws 404 `provider_not_found`. */
export async function endByFrame(
  { providers }: Context,
  { db, audit }: Scope,
  { provider: name, iss, sid }: { provider: string; iss: string; sid: string },
): Promise<void> {
  const provider = providers.get(name)
  if (!provider?.config.frontchannelLogout) throw problem('provider_not_found')
  const of = { issuer: iss, subject: null, session: sid }
  const userIds = sameIssuer(provider.config.issuer, iss) ? await findProviderUsers(db, of) : []
  const [userId] = userIds
  if (userId === undefined) {
    audit.kind = null
    return
  }
  audit.userId = userId
  await lockRevoked(db, userIds)
  await end({ db, audit }, of)
}

/** Where none ends, there is no entry of the audit trail. */
async function end({ db, audit }: Pick<Scope, 'db' | 'audit'>, of: OfProvider): Promise<void> {
  if ((await endProviderSessions(db, of)) === 0) audit.kind = null
}
