/** The identities at providers with which the caller signs in. */
import type { Config } from '../../config/config.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { sameIssuer } from '../oidc/provider.ts'
import { deleteIdentity, listIdentities, type StoredIdentity } from '../oidc/queries.ts'
import { findMethods } from '../second-factors/queries.ts'
import { findPasswordHash } from '../users/queries.ts'

export const identities = {
  async getIdentities({ config }, { db, user }) {
    const found = await listIdentities(db, user.id)
    return { status: 200, body: { identities: found.map((identity) => shown(config, identity)) } }
  },

  /** The caller is locked against sign-ins and links that are in flight. */
  async unlinkIdentity({ config }, { db, user, path }) {
    const found = await listIdentities(db, user.id)
    if (!found.some(({ id }) => id === path.identity_id)) throw problem('identity_not_found')
    const others = found.filter((identity) => identity.id !== path.identity_id && canSignIn(config, identity))
    const hasPassword = config.passwordSignIn && (await findPasswordHash(db, user.id)) !== null
    const hasPasskey = (await findMethods(db, user.id)).includes('passkey')
    if (others.length === 0 && !hasPassword && !hasPasskey) throw problem('last_sign_in_method')
    await deleteIdentity(db, user.id, path.identity_id)
    return { status: 204 }
  },
} satisfies Partial<Handlers<'users'>>

const providerOf = ({ providers }: Config, { issuer }: StoredIdentity) =>
  providers.find((provider) => sameIssuer(provider.issuer, issuer))

/** Whether its provider, or the issuer of access tokens, is still configured. */
function canSignIn(config: Config, identity: StoredIdentity): boolean {
  return providerOf(config, identity) !== undefined || config.issuer?.issuer === identity.issuer
}

function shown(config: Config, identity: StoredIdentity): Schemas['Identity'] {
  const { id, issuer, created_at } = identity
  const provider = providerOf(config, identity)
  return { id, issuer, provider: provider ? { name: provider.name, label: provider.label } : null, created_at }
}
