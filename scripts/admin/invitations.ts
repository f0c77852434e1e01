/** Commands of invitations to the service. */
import { StartupError } from '../../src/config/startup-error.ts'
import { isUuid } from '../../src/db/new-id.ts'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { deleteServiceInvitation, listServiceInvitations } from '../../src/features/admin/invitation-queries.ts'
import { invite } from '../../src/features/admin/invite.ts'
import { Problem } from '../../src/kernel/index.ts'
import { calledAs } from '../cli-options.ts'
import type { Run } from './installation.ts'

/** Invitations that are listed at most. */
const maxListed = 100

export const invitePerson: Run = async ({ pool, context }, [email]) => {
  try {
    const invited = await inTransaction(pool, (db) => invite(context, db, { email: email ?? null, invitedBy: null }))
    const until = invited.expires_at.slice(0, 10)
    console.log(
      invited.link === null
        ? `The invitation ${invited.id} will be sent to ${email}, by the running service. It is valid until ${until}.`
        : `The invitation ${invited.id} lets one person register until ${until}. Pass this link on:\n${invited.link}`,
    )
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new StartupError(`${error.message.replace(/\.$/, '')}.`)
  }
}

export const listInvitations: Run = async ({ pool }) => {
  const { rows } = await listServiceInvitations(pool, { limit: maxListed, skip: 0, sort: '-created_at' })
  for (const { id, email, status, expires_at } of rows)
    console.log(`${id}  ${status.padEnd(8)}  until ${expires_at.slice(0, 10)}  ${email ?? 'as a link'}`)
  if (rows.length === 0) console.log('There are no invitations to the service.')
}

export const withdrawInvitation: Run = async ({ pool }, [id]) => {
  if (!id || !isUuid(id) || !(await deleteServiceInvitation(pool, id)))
    throw new StartupError(
      `There is no invitation ${id ?? 'without an id'}. List them with \`${calledAs('admin')} invitations\`.`,
    )
  console.log(`The invitation ${id} is withdrawn.`)
}
