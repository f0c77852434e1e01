/** Passwords that admins have set to be used once: the sign-in with one replaces it. */
import { problem, type Scope } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { lockRevoked } from '../users/locks.ts'
import { type Credentials, raiseCredentials, updatePasswordHash } from '../users/queries.ts'
import { noteOf } from './note.ts'

export type Changing = Pick<Credentials, 'id' | 'email' | 'name' | 'password_hash' | 'password_must_change'>

/**
 * The hash of the password that takes the place of one that must be changed; null where it need not be. Throws 403
 * `password_change_required` without another one, and 409 `password_too_common`. Before the transaction, since it is slow.
 */
export async function replacementOf(
  { passwords }: Context,
  { device, signal }: Scope,
  account: Changing,
  given: string | undefined,
): Promise<string | null> {
  if (!account.password_must_change) return null
  const hashing = { account: account.id, address: device.address, signal }
  if (given === undefined || (await passwords.verify(account.password_hash, given, hashing)))
    throw problem('password_change_required')
  if (await passwords.isCommon(given, account)) throw problem('password_too_common')
  return passwords.hash(given, hashing)
}

/**
 * Sets it, unless another request has changed the password meanwhile: then false. Other sign-ins that have verified the former
 * one are refused.
 */
export async function replacePassword(request: Scope, account: Changing, hash: string): Promise<boolean> {
  const { db } = request
  if (!(await updatePasswordHash(db, account.id, hash, account.password_hash))) return false
  await raiseCredentials(db, account.id, { everywhere: false })
  await noteOf(request, 'password_changed', account.id)
  return true
}

/** Locks the account against sign-ins that are in flight, where its password is replaced. */
export async function lockForChange({ db }: Scope, { id }: Changing, replacement: string | null): Promise<void> {
  if (replacement !== null) await lockRevoked(db, [id])
}
