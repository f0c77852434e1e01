/** The conditions for effects outside of the service. */
import type { Knex } from 'knex'
import { problem } from '../../service/api.ts'
import { findConfirmed } from './queries.ts'

/**
 * Throws 409 unless the user's own address is confirmed: nothing is sent to others for an account that may be of a person
 * who registered with a foreign address.
 */
export async function requireConfirmed(db: Knex, userId: string): Promise<void> {
  if ((await findConfirmed(db, [userId])).length === 0) throw problem('email_unconfirmed')
}
