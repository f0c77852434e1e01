/** Every write of the contract that touches the world of races. */
import { type Answer, ask } from './load.ts'
import type { Name, RaceWorld } from './race-world.ts'
import { goodPassword, type TestService } from './service.ts'

export type Write = (service: TestService, world: RaceWorld) => Promise<Answer>

const by =
  (name: Name, method: string, path: (world: RaceWorld) => string, body?: (world: RaceWorld) => object): Write =>
  ({ url }, world) =>
    ask(url, method, path(world), { token: world.tokens[name], ...(body && { body: body(world) }) })

const patchTodo = (name: Name, todo: TodoName, body: (world: RaceWorld) => object) =>
  by(name, 'PATCH', (world) => `/todos/${world[todo]}`, body)

type TodoName = 'anns' | 'bobs' | 'other' | 'own' | 'ownToo' | 'below' | 'ownBelow'

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
  createTodo: by(
    'bob',
    'POST',
    () => '/todos',
    ({ first, ids }) => ({ title: 'New', project_id: first, assignee_ids: [ids.ann] }),
  ),
  'createTodo: own': by(
    'bob',
    'POST',
    () => '/todos',
    () => ({ title: 'New' }),
  ),
  quickAddTodo: by(
    'bob',
    'POST',
    () => '/todos/quick',
    ({ second }) => ({ text: 'New tomorrow +bob', project_id: second }),
  ),
  updateTodo: patchTodo('bob', 'anns', () => ({ title: 'Changed' })),
  'updateTodo: completes': patchTodo('ann', 'anns', () => ({ completed: true })),
  'updateTodo: assigns': patchTodo('ann', 'bobs', ({ ids }) => ({ assignee_ids: [ids.ann, ids.bob] })),
  'updateTodo: to the other project': patchTodo('bob', 'anns', ({ second }) => ({ project_id: second })),
  'updateTodo: back again': patchTodo('bob', 'other', ({ first }) => ({ project_id: first })),
  'updateTodo: out of its project': patchTodo('bob', 'bobs', () => ({ project_id: null })),
  'updateTodo: own, into a project': patchTodo('bob', 'own', ({ first }) => ({ project_id: first })),
  'createTodo: labelled': by(
    'bob',
    'POST',
    () => '/todos',
    ({ first, label }) => ({ title: 'New', project_id: first, label_ids: [label] }),
  ),
  'createTodo: own, labelled': by(
    'bob',
    'POST',
    () => '/todos',
    ({ ownLabel }) => ({ title: 'New', label_ids: [ownLabel] }),
  ),
  'updateTodo: labels': patchTodo('bob', 'bobs', ({ label }) => ({ label_ids: [label] })),
  'updateTodo: own, no labels': patchTodo('bob', 'own', () => ({ label_ids: [] })),
  'createTodo: a subtask': by(
    'bob',
    'POST',
    () => '/todos',
    ({ anns }) => ({ title: 'New', parent_id: anns }),
  ),
  'createTodo: own, a subtask': by(
    'bob',
    'POST',
    () => '/todos',
    ({ ownBelow }) => ({ title: 'New', parent_id: ownBelow }),
  ),
  'updateTodo: below another': patchTodo('ann', 'anns', ({ bobs }) => ({ parent_id: bobs })),
  'updateTodo: the other way': patchTodo('bob', 'bobs', ({ anns }) => ({ parent_id: anns })),
  'updateTodo: own, below another': patchTodo('bob', 'own', ({ ownToo }) => ({ parent_id: ownToo })),
  'updateTodo: own, the other way': patchTodo('bob', 'ownToo', ({ ownBelow }) => ({ parent_id: ownBelow })),
  'updateTodo: own, completes a tree': patchTodo('bob', 'own', () => ({ completed: true })),
  'updateTodo: own, completes a subtask': patchTodo('bob', 'ownBelow', () => ({ completed: true })),
  'updateTodo: own, names a subtask': patchTodo('bob', 'ownBelow', () => ({ title: 'Changed' })),
  'updateTodo: completes a tree': patchTodo('bob', 'bobs', () => ({ completed: true })),
  'updateTodo: a tree to the other project': patchTodo('bob', 'bobs', ({ second }) => ({ project_id: second })),
  'updateTodo: names a subtask': patchTodo('ann', 'below', () => ({ title: 'Changed' })),
  'deleteTodo: own, a tree': by('bob', 'DELETE', ({ own }) => `/todos/${own}`),
  'deleteTodo: a tree': by('bob', 'DELETE', ({ bobs }) => `/todos/${bobs}`),
  'updateTodo: section': patchTodo('bob', 'bobs', ({ section }) => ({ section_id: section })),
  createSection: by(
    'bob',
    'POST',
    ({ first }) => `/projects/${first}/sections`,
    () => ({ name: 'Done', takes_completed: true }),
  ),
  updateSection: by(
    'ann',
    'PATCH',
    ({ section }) => `/sections/${section}`,
    () => ({ takes_completed: true }),
  ),
  moveSection: by(
    'ann',
    'POST',
    ({ section }) => `/sections/${section}/move`,
    () => ({ to: 'last' }),
  ),
  deleteSection: by('bob', 'DELETE', ({ section }) => `/sections/${section}`),
  createLabel: by(
    'bob',
    'POST',
    () => '/labels',
    ({ first }) => ({ name: 'New', project_id: first }),
  ),
  'createLabel: own': by(
    'bob',
    'POST',
    () => '/labels',
    () => ({ name: 'New' }),
  ),
  updateLabel: by(
    'ann',
    'PATCH',
    ({ label }) => `/labels/${label}`,
    () => ({ name: 'Later' }),
  ),
  'updateLabel: own': by(
    'bob',
    'PATCH',
    ({ ownLabel }) => `/labels/${ownLabel}`,
    () => ({ name: 'Later' }),
  ),
  createView: by(
    'bob',
    'POST',
    () => '/views',
    ({ first }) => ({ name: 'New', project_id: first }),
  ),
  'createView: own': by(
    'bob',
    'POST',
    () => '/views',
    () => ({ name: 'New' }),
  ),
  updateView: by(
    'ann',
    'PATCH',
    ({ view }) => `/views/${view}`,
    () => ({ filter: 'completed' }),
  ),
  'moveView: own': by(
    'bob',
    'POST',
    ({ ownView }) => `/views/${ownView}/move`,
    () => ({ to: 'first' }),
  ),
  deleteView: by('ann', 'DELETE', ({ view }) => `/views/${view}`),
  deleteLabel: by('ann', 'DELETE', ({ label }) => `/labels/${label}`),
  'deleteLabel: own': by('bob', 'DELETE', ({ ownLabel }) => `/labels/${ownLabel}`),
  createReminder: by(
    'bob',
    'POST',
    ({ bobs }) => `/todos/${bobs}/reminders`,
    () => ({ minutes_before: 30 }),
  ),
  snoozeReminder: by(
    'bob',
    'POST',
    ({ reminder }) => `/reminders/${reminder}/snooze`,
    () => ({ minutes: 30 }),
  ),
  deleteReminder: by('bob', 'DELETE', ({ reminder }) => `/reminders/${reminder}`),
  'updateTodo: due': patchTodo('ann', 'anns', () => ({ due_on: '2030-01-01' })),
  'updatePreferences: the hour of reminders': by(
    'bob',
    'PATCH',
    () => '/users/me/preferences',
    () => ({ reminder_hour: 7 }),
  ),
  updateManyTodos: by(
    'bob',
    'PATCH',
    () => '/todos',
    ({ own, ownBelow, anns, other, bobs, second }) => ({
      ids: [other, own, ownBelow, bobs, anns],
      patch: { completed: true, project_id: second },
    }),
  ),
  'updateManyTodos: by a filter': by(
    'ann',
    'PATCH',
    () => '/todos',
    () => ({ filter: 'not completed', patch: { priority: 1 } }),
  ),
  deleteTodo: by('ann', 'DELETE', ({ anns }) => `/todos/${anns}`),
  skipTodo: by('bob', 'POST', ({ anns }) => `/todos/${anns}/skip`),
  'updateTodo: opens again': patchTodo('bob', 'anns', () => ({ completed: false })),
  moveTodo: by(
    'ann',
    'POST',
    ({ anns }) => `/todos/${anns}/move`,
    () => ({ to: 'first' }),
  ),
  'moveTodo: after another': by(
    'bob',
    'POST',
    ({ bobs }) => `/todos/${bobs}/move`,
    ({ anns }) => ({ after: anns }),
  ),
  'moveTodo: own': by(
    'bob',
    'POST',
    ({ own }) => `/todos/${own}/move`,
    ({ ownToo }) => ({ after: ownToo }),
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
