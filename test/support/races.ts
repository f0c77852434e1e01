/** A small world that two writes at once can damage, and every write of the contract that touches it. */
import type { Knex } from 'knex'
import { newId } from '../../src/db/new-id.ts'
import { type Answer, ask } from './load.ts'
import { goodPassword, type TestService } from './service.ts'

/** Ann owns both projects; Bob edits both, Cid edits the second one; Dan is in none. Root is an admin. */
export interface RaceWorld {
  tokens: Record<Name, string>
  ids: Record<Name, string>
  /** Projects: two that are in use, and one in the trash. */
  first: string
  second: string
  deleted: string
  /** Todos of the first project: Ann's, assigned to Bob; Bob's, unassigned; one in the trash. */
  anns: string
  bobs: string
  trashed: string
  /** Of the second project, assigned to Bob. */
  other: string
  /** Bob's own ones. */
  own: string
  ownToo: string
  /** For Dan, to the first project. */
  invitation: string
  /** Another one for Dan, by id. */
  received: string
  /** To the service, by Root. */
  service: string
}

type Name = 'ann' | 'bob' | 'cid' | 'dan' | 'root'
const names: Name[] = ['ann', 'bob', 'cid', 'dan', 'root']

/** Inserted by SQL, since each pair of writes needs a world of its own. `label` becomes the projects' name. */
export async function newRaceWorld({ context, database }: TestService, label: string): Promise<RaceWorld> {
  const { pool } = database
  const ids = Object.fromEntries(names.map((name) => [name, newId()])) as RaceWorld['ids']
  const sessions = names.map((name) => ({
    id: newId(),
    user_id: ids[name],
    expires_at: pool.raw("now() + interval '1 day'"),
  }))
  await pool('users').insert(
    names.map((name) => {
      const role = name === 'root' ? 'admin' : 'user'
      const email_verified_at = pool.fn.now()
      return { id: ids[name], email: `${name}-${ids[name]}@example.com`, name, role, email_verified_at }
    }),
  )
  await pool('sessions').insert(sessions)
  const tokens = Object.fromEntries(
    names.map((name, index) => {
      const sessionId = sessions[index]?.id as string
      return [name, context.tokens.signAccess({ userId: ids[name], sessionId, version: 1 }).token]
    }),
  ) as RaceWorld['tokens']
  const [first, second, deleted] = [newId(), newId(), newId()]
  const [anns, bobs, trashed, other, own, ownToo, invitation, received, service] = Array.from({ length: 9 }, newId) as [
    string,
    ...string[],
  ]
  await pool.transaction(async (db) => {
    await db('projects').insert(
      [first, second, deleted].map((id) => ({
        id,
        owner_id: ids.ann,
        name: label,
        deleted_at: id === deleted ? db.fn.now() : null,
      })),
    )
    await insertMembers(db, { [first]: ['bob'], [second]: ['bob', 'cid'], [deleted]: ['bob'] }, ids)
    const todo = (id: string | undefined, project_id: string | null, by: Name, others: object = {}) => ({
      ...{ id, project_id, user_id: ids[by], title: label, assignee_id: null, deleted_at: null },
      ...{
        position: `500000000${Math.floor(Math.random() * 10)}${(id as string).slice(-8)}`,
        deleted_with_project: false,
      },
      ...others,
    })
    const assigned = { assignee_id: ids.bob }
    const recurring = { recurrence: 'FREQ=DAILY', series_id: anns }
    const gone = { deleted_at: db.fn.now() }
    await db('todos').insert([
      ...[
        todo(anns, first, 'ann', { ...assigned, ...recurring }),
        todo(bobs, first, 'bob'),
        todo(trashed, first, 'bob', { ...gone, ...assigned }),
      ],
      ...[todo(other, second, 'ann', assigned), todo(newId(), deleted, 'bob', { ...gone, deleted_with_project: true })],
      ...[todo(own, null, 'bob'), todo(ownToo, null, 'bob')],
    ])
    await db('notifications').insert(
      names.map((name) => ({
        ...{ id: newId(), user_id: ids[name], actor_id: ids.bob, type: 'todo_assigned', message: label },
        ...{ project_id: first, todo_id: trashed },
      })),
    )
    const toDan = [
      { id: invitation, email: `dan-${ids.dan}@example.com`, user_id: null },
      { id: received, email: null, user_id: ids.dan },
    ]
    const expires_at = db.raw("now() + interval '1 day'")
    await db('invitations').insert(
      toDan.map((one) => ({ ...one, project_id: first, role: 'editor', invited_by: ids.ann, expires_at })),
    )
    await db('service_invitations').insert({ id: service, email: null, invited_by: ids.root, expires_at })
  })
  const todos = { anns, bobs, trashed, other, own, ownToo } as Record<string, string>
  return { tokens, ids, first, second, deleted, invitation, received, service, ...todos } as RaceWorld
}

async function insertMembers(db: Knex, teams: Record<string, Name[]>, ids: RaceWorld['ids']): Promise<void> {
  await db('project_members').insert(
    Object.entries(teams).flatMap(([project_id, editors]) => [
      { project_id, user_id: ids.ann, role: 'owner' },
      ...editors.map((name) => ({ project_id, user_id: ids[name], role: 'editor' })),
    ]),
  )
}

export type Write = (service: TestService, world: RaceWorld) => Promise<Answer>

const by =
  (name: Name, method: string, path: (world: RaceWorld) => string, body?: (world: RaceWorld) => object): Write =>
  ({ url }, world) =>
    ask(url, method, path(world), { token: world.tokens[name], ...(body && { body: body(world) }) })

const patchTodo = (name: Name, todo: 'anns' | 'bobs' | 'other' | 'own', body: (world: RaceWorld) => object) =>
  by(name, 'PATCH', (world) => `/todos/${world[todo]}`, body)

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
    ({ first, ids }) => ({ title: 'New', project_id: first, assignee_id: ids.ann }),
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
  'updateTodo: assigns': patchTodo('ann', 'bobs', ({ ids }) => ({ assignee_id: ids.bob })),
  'updateTodo: to the other project': patchTodo('bob', 'anns', ({ second }) => ({ project_id: second })),
  'updateTodo: back again': patchTodo('bob', 'other', ({ first }) => ({ project_id: first })),
  'updateTodo: out of its project': patchTodo('bob', 'bobs', () => ({ project_id: null })),
  'updateTodo: own, into a project': patchTodo('bob', 'own', ({ first }) => ({ project_id: first })),
  updateManyTodos: by(
    'bob',
    'PATCH',
    () => '/todos',
    ({ own, anns, other, bobs, second }) => ({
      ids: [other, own, bobs, anns],
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
