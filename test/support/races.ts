/** Every write of the contract that touches the world of races. */
import { ask } from './load.ts'
import type { Name, RaceWorld } from './race-world.ts'
import { by, type Write } from './race-write.ts'
import { writesOfStructure } from './races-of-structure.ts'
import { writesOfTodos } from './races-of-todos.ts'
import { goodPassword } from './service.ts'

const member = (name: Name) => (world: RaceWorld) => `/projects/${world.first}/members/${world.ids[name]}`

/** A batch that touches both projects and Bob's own list, forwards or backwards. */
const batch = (forwards: boolean): Write =>
  by(
    'bob',
    'POST',
    () => '/batch',
    ({ first, second, anns, bobs, other, own }) => {
      const operations = [
        { method: 'PATCH', path: `/todos/${own}`, body: { title: 'Batched' } },
        { method: 'POST', path: '/todos', body: { title: 'New', project_id: first } },
        { method: 'PATCH', path: `/todos/${anns}`, body: { completed: true } },
        { method: 'POST', path: `/todos/${bobs}/move`, body: { to: 'first' } },
        { method: 'POST', path: '/todos', body: { title: 'New', project_id: second } },
        { method: 'DELETE', path: `/todos/${other}` },
      ]
      return { atomic: false, operations: forwards ? operations : operations.reverse() }
    },
  )

/** By operation, or by `operation: variant`. */
export const writes: Record<string, Write> = {
  ...writesOfTodos,
  ...writesOfStructure,
  'updatePreferences: the hour of reminders': by(
    'bob',
    'PATCH',
    () => '/users/me/preferences',
    () => ({ reminder_hour: 7, digest_hour: 7 }),
  ),
  createProject: by(
    'bob',
    'POST',
    () => '/projects',
    () => ({ name: 'New' }),
  ),
  updateProject: by(
    'ann',
    'PATCH',
    ({ first }) => `/projects/${first}`,
    () => ({ status: 'archived' }),
  ),
  'updateProject: own': by(
    'bob',
    'PATCH',
    ({ first }) => `/projects/${first}`,
    () => ({ is_favourite: true, is_muted: true }),
  ),
  'updateProject: below another': by(
    'ann',
    'PATCH',
    ({ first }) => `/projects/${first}`,
    ({ second }) => ({ parent_id: second }),
  ),
  moveProject: by(
    'bob',
    'POST',
    ({ second }) => `/projects/${second}/move`,
    ({ first }) => ({ before: first }),
  ),
  deleteProject: by('ann', 'DELETE', ({ first }) => `/projects/${first}`),
  'deleteProject: moves its todos': by(
    'ann',
    'DELETE',
    ({ first, second }) => `/projects/${first}?move_todos_to=${second}`,
  ),
  'deleteProject: the other way': by(
    'ann',
    'DELETE',
    ({ first, second }) => `/projects/${second}?move_todos_to=${first}`,
  ),
  addMember: by(
    'ann',
    'POST',
    ({ first }) => `/projects/${first}/members`,
    ({ ids }) => ({ user_id: ids.cid, role: 'owner' }),
  ),
  updateMember: by('ann', 'PATCH', member('bob'), () => ({ role: 'owner' })),
  'updateMember: demotes': by('ann', 'PATCH', member('bob'), () => ({ role: 'viewer' })),
  'updateMember: steps down': by('ann', 'PATCH', member('ann'), () => ({ role: 'editor' })),
  removeMember: by('ann', 'DELETE', member('bob')),
  'removeMember: leaves': by('bob', 'DELETE', member('bob')),
  'removeMember: of the other project': by(
    'ann',
    'DELETE',
    ({ second, ids }) => `/projects/${second}/members/${ids.bob}`,
  ),
  createInvitation: by(
    'ann',
    'POST',
    ({ first }) => `/projects/${first}/invitations`,
    ({ ids }) => ({
      email: `cid-${ids.cid}@example.com`,
      role: 'viewer',
    }),
  ),
  withdrawInvitation: by('ann', 'DELETE', ({ first, invitation }) => `/projects/${first}/invitations/${invitation}`),
  acceptInvitation: answer('accept'),
  declineInvitation: answer('decline'),
  acceptReceivedInvitation: by('dan', 'POST', ({ received }) => `/users/me/invitations/${received}/accept`),
  declineReceivedInvitation: by('dan', 'POST', ({ received }) => `/users/me/invitations/${received}/decline`),
  createServiceInvitation: by(
    'root',
    'POST',
    () => '/admin/invitations',
    ({ service }) => ({ email: `new-${service}@example.com` }),
  ),
  withdrawServiceInvitation: by('root', 'DELETE', ({ service }) => `/admin/invitations/${service}`),
  'register: with an invitation': ({ context, url }, { service: id }) => {
    const expires_at = new Date(Date.now() + 3600_000).toISOString()
    const invitation = context.mailedTokens.sign('service_invitation', { id, expires_at })
    const person = { email: `invited-${id}@example.com`, name: 'Eve', password: goodPassword }
    return ask(url, 'POST', '/auth/register', { body: { ...person, invitation } })
  },
  emptyTrash: by('ann', 'DELETE', () => '/trash'),
  restoreTrashItem: by('bob', 'POST', ({ trashed }) => `/trash/${trashed}/restore`),
  'restoreTrashItem: a project': by('ann', 'POST', ({ deleted }) => `/trash/${deleted}/restore`),
  purgeTrashItem: by('bob', 'DELETE', ({ trashed }) => `/trash/${trashed}`),
  'purgeTrashItem: a project': by('ann', 'DELETE', ({ deleted }) => `/trash/${deleted}`),
  readAllNotifications: by('bob', 'POST', () => '/notifications/read-all'),
  runBatch: batch(true),
  'runBatch: backwards': batch(false),
  importData: async (service, world) => {
    const { body } = await ask(service.url, 'GET', '/users/me/export', { token: world.tokens.ann })
    return by(
      'bob',
      'POST',
      () => '/users/me/import',
      () => body,
    )(service, world)
  },
  deleteMe: by('bob', 'DELETE', () => '/users/me'),
  'deleteMe: the owner': by('ann', 'DELETE', () => '/users/me'),
  'deleteMe: an admin': by('root', 'DELETE', () => '/users/me'),
  deleteUser: by('root', 'DELETE', ({ ids }) => `/admin/users/${ids.bob}?hand_over_to=${ids.cid}`),
}

function answer(verb: 'accept' | 'decline'): Write {
  return ({ context, url }, { invitation: id, tokens }) => {
    const expires_at = new Date(Date.now() + 3600_000).toISOString()
    const token = context.mailedTokens.sign('invitation', { id, expires_at })
    return ask(url, 'POST', `/invitations/${verb}`, { token: tokens.dan, body: { token } })
  }
}
