/** Commands of invitations to the service. */
import { StartupError } from '../../src/config/startup-error.ts'
import { isUuid } from '../../src/db/new-id.ts'
import { listServiceInvitations } from '../../src/features/admin/invitation-queries.ts'
import type { Schemas } from '../../src/service/api.ts'
import { calledAs } from '../cli-options.ts'
import type { Run } from './installation.ts'

/** Invitations that are listed at most. */
const maxListed = 100

export const invitePerson: Run = async ({ run }, [email]) => {
  const invited = await run<Schemas['ServiceInvitationWithLink']>('createServiceInvitation', {
    body: email === undefined ? {} : { email },
  })
  const until = invited.expires_at.slice(0, 10)
  console.log(
    invited.link === null
      ? `The invitation ${invited.id} will be sent to ${email}, by the running service. It is valid until ${until}.`
      : `The invitation ${invited.id} lets one person register until ${until}. Pass this link on:\n${invited.link}`,
  )
}

export const listInvitations: Run = async ({ pool }) => {
  const { rows } = await listServiceInvitations(pool, { limit: maxListed, skip: 0, sort: '-created_at' })
  for (const { id, email, status, expires_at } of rows)
    console.log(`${id}  ${status.padEnd(8)}  until ${expires_at.slice(0, 10)}  ${email ?? 'as a link'}`)
  if (rows.length === 0) console.log('There are no invitations to the service.')
}

export const withdrawInvitation: Run = async ({ run }, [id = '']) => {
  if (!isUuid(id))
    throw new StartupError(`"${id}" is no id of an invitation: \`${calledAs('admin')} invitations\` lists them.`)
  await run('withdrawServiceInvitation', { path: { invitation_id: id } })
  console.log(`The invitation ${id} is withdrawn.`)
}
