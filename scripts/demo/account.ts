/** The accounts that the demo makes, and deletes at its end. */
import { randomBytes } from 'node:crypto'
import { createToken, deleteMe, getMe, type TaskpactClient } from '../../src/sdk/index.ts'
import { call, refusal } from './calls.ts'

/** A new person each time. */
export interface Account {
  email: string
  password: string
  name: string
  /** Whether the account may exist, so that it must be deleted. */
  mayExist: boolean
}

/** A person and the client that sends their requests. */
export interface Visitor {
  account: Account
  client: TaskpactClient
}

export const newAccount = (name: string): Account => ({
  email: `demo-${Date.now()}-${randomBytes(3).toString('hex')}@example.com`,
  password: randomBytes(18).toString('base64'),
  name,
  mayExist: false,
})

/** Expects that nothing of the account is left. */
export async function deleteAccount({ client, account }: Visitor): Promise<void> {
  const { email, password } = account
  await call('deleteMe', 204, deleteMe({ client }))
  account.mayExist = false
  await call('getMe', 401, getMe({ client }))
  const again = createToken({ client, body: { grant_type: 'password', username: email, password } })
  await refusal('createToken', 401, 'invalid_credentials', again)
}
