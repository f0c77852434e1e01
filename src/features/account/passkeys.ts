/** The passkeys of the caller's own account. */
import { problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import * as queries from '../second-factors/passkey-queries.ts'
import { turnOff, turnOn, useToken } from '../second-factors/queries.ts'
import { creationOptions, verifyAttestation } from '../second-factors/webauthn.ts'
import { raiseCredentials } from '../users/queries.ts'
import { replaceCodes } from './second-factor.ts'

export const passkeys = {
  async listPasskeys(_, { db, user, query }) {
    const page = await queries.listPasskeys(db, user.id, query)
    return listReply('listPasskeys', { query }, page, () => queries.countPasskeys(db, user.id))
  },

  async startPasskey({ config, passkeyChallenges }, { db, user }) {
    const known = await queries.findKnown(db, user.id)
    const body = creationOptions(config, user, passkeyChallenges.sign({ name: 'registration', of: user.id }), known)
    return { status: 200, body, headers: { 'Cache-Control': 'no-store' } }
  },

  async createPasskey({ config, passkeyChallenges }, { db, user, audit, body }) {
    let challengeId: string | null = null
    const made = await verifyAttestation(config, body.credential, (challenge) => {
      challengeId = passkeyChallenges.verify({ name: 'registration', of: user.id }, challenge)
      return challengeId !== null
    })
    if (!made || challengeId === null || !(await useToken(db, { id: challengeId, userId: user.id })))
      throw problem('passkey_refused')
    const passkey = await queries.insertPasskey(db, user.id, { ...made, name: body.name.trim() })
    if (!passkey) throw problem('passkey_exists')
    audit.targetId = passkey.id
    audit.isNotified = true
    const isFirst = await turnOn(db, user.id)
    // Sign-ins whose password was verified before are refused.
    if (isFirst) await raiseCredentials(db, user.id, { everywhere: false })
    const recovery_codes = isFirst ? (await replaceCodes(db, user.id)).recovery_codes : null
    return {
      status: 201,
      body: { ...passkey, recovery_codes },
      headers: { Location: `/users/me/passkeys/${passkey.id}`, 'Cache-Control': 'no-store' },
    }
  },

  async getPasskey(_, { db, user, path }) {
    const passkey = await queries.findPasskey(db, user.id, path.passkey_id)
    if (!passkey) throw problem('passkey_not_found')
    return { status: 200, body: passkey }
  },

  async updatePasskey(_, { db, user, path, body }) {
    const name = body.name?.trim()
    const passkey =
      name === undefined
        ? await queries.findPasskey(db, user.id, path.passkey_id)
        : await queries.updatePasskey(db, user.id, path.passkey_id, { name })
    if (!passkey) throw problem('passkey_not_found')
    return { status: 200, body: passkey }
  },

  async deletePasskey(_, { db, user, audit, path }) {
    audit.isNotified = true
    if (!(await queries.deletePasskey(db, user.id, path.passkey_id, user.session_id)))
      throw problem('passkey_not_found')
    await turnOff(db, user.id)
    return { status: 204 }
  },
} satisfies Partial<Handlers<'users'>>
