/** The authenticator app and the recovery codes of the caller's own account. */
import type { Knex } from 'knex'
import { problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { checkConfirmation } from '../second-factors/codes.ts'
import {
  countRecoveryCodes,
  enableTotp,
  findTotp,
  hasSecondFactor,
  putPendingTotp,
  putRecoveryCodes,
  removeTotp,
} from '../second-factors/queries.ts'
import { hashOfRecoveryCode, newRecoveryCodes } from '../second-factors/recovery-codes.ts'
import { newTotpSecret, totpUri } from '../second-factors/totp.ts'
import { lockUser } from '../users/locks.ts'
import { raiseCredentials } from '../users/queries.ts'

export const secondFactor = {
  async getTotp(_, { db, user }) {
    const enabled_at = (await findTotp(db, user.id))?.confirmed_at ?? null
    return { status: 200, body: { enabled: enabled_at !== null, enabled_at } }
  },

  async startTotp({ factorSecrets }, { db, user }) {
    const secret = newTotpSecret()
    if (!(await putPendingTotp(db, user.id, factorSecrets.seal(secret, user.id)))) throw problem('totp_enabled')
    return { status: 200, body: { secret, uri: totpUri(secret, user.email) }, headers: { 'Cache-Control': 'no-store' } }
  },

  async confirmTotp(context, { db, pool, user, device, audit, body }) {
    audit.isNotified = true
    const totp = await findTotp(pool, user.id)
    if (!totp) throw problem('totp_not_started')
    if (totp.confirmed_at !== null) throw problem('totp_enabled')
    const step = await checkConfirmation(context, { pool, device }, user.id, totp, body.code)
    if (step === null) throw problem('code_incorrect')
    if (!(await enableTotp(db, user.id, totp.sealed_secret, step))) throw problem('totp_not_started')
    // Sign-ins whose password was verified before are refused.
    await raiseCredentials(db, user.id, { everywhere: false })
    return { status: 200, body: await replaceCodes(db, user.id), headers: { 'Cache-Control': 'no-store' } }
  },

  async disableTotp(_, { db, user, audit }) {
    audit.isNotified = true
    if (!(await removeTotp(db, user.id))) audit.kind = null
    return { status: 204 }
  },

  async getRecoveryCodes(_, { db, user }) {
    return { status: 200, body: { left: await countRecoveryCodes(db, user.id) } }
  },

  async replaceRecoveryCodes(_, { db, user, audit }) {
    audit.isNotified = true
    await lockUser(db, user.id)
    if (!(await hasSecondFactor(db, user.id))) throw problem('no_second_factor')
    return { status: 200, body: await replaceCodes(db, user.id), headers: { 'Cache-Control': 'no-store' } }
  },
} satisfies Partial<Handlers<'users'>>

/** The user must be locked. */
export async function replaceCodes(db: Knex, userId: string): Promise<{ recovery_codes: string[] }> {
  const recovery_codes = newRecoveryCodes()
  await putRecoveryCodes(db, userId, recovery_codes.map(hashOfRecoveryCode))
  return { recovery_codes }
}
