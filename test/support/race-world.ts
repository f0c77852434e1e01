/** A small world that two writes at once can damage. */
import type { Knex } from 'knex'
import { newId } from '../../src/db/new-id.ts'
import type { TestService } from './service.ts'

/** Ann owns both projects; Bob edits both, Cid edits the second one; Dan is in none. Root is an admin. */
export interface RaceWorld {
  tokens: Record<Name, string>
  ids: Record<Name, string>
  /** Projects: two that are in use, and one in the trash, which the second one is below. */
  first: string
  second: string
  deleted: string
  /** No other project has the name of the first one. */
  firstName: string
  /** Todos of the first project: Ann's, assigned to Bob; Bob's, unassigned; one in the trash. */
  anns: string
  bobs: string
  trashed: string
  /** Of the second project, assigned to Bob. */
  other: string
  /** Bob's own ones; one of them has his label. */
  own: string
  ownToo: string
  /** A subtask of Bob's todo of the first project, and of one of his own ones. */
  below: string
  ownBelow: string
  /** A section of the first project, which Ann's todo is in. */
  section: string
  /** Labels: Bob's own one, and one of the first project, which Ann's todo has. */
  ownLabel: string
  label: string
  /** Views of the first project, and Bob's own one. */
  view: string
  ownView: string
  /** Bob's, of the first todo. */
  reminder: string
  /** For Dan, to the first project. */
  invitation: string
  /** Another one for Dan, by id. */
  received: string
  /** To the service, by Root. */
  service: string
}

export type Name = 'ann' | 'bob' | 'cid' | 'dan' | 'root'
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
  const [section, ownLabel, sharedLabel, view, ownView, reminder, below, ownBelow] = Array.from(
    { length: 8 },
    newId,
  ) as [string, ...string[]]
  const firstName = `${label} (first)`
  await pool.transaction(async (db) => {
    await db('projects').insert(
      [first, second, deleted].map((id) => ({
        id,
        owner_id: ids.ann,
        name: id === first ? firstName : label,
        parent_id: id === second ? deleted : null,
        deleted_at: id === deleted ? db.fn.now() : null,
      })),
    )
    await insertMembers(db, { [first]: ['bob'], [second]: ['bob', 'cid'], [deleted]: ['bob'] }, ids)
    await db('sections').insert({ id: section, project_id: first, name: 'Doing', position: '5000000000' })
    const urgent = { name: 'Urgent', folded_name: 'urgent' }
    await db('labels').insert([
      { id: ownLabel, user_id: ids.bob, project_id: null, ...urgent },
      { id: sharedLabel, user_id: null, project_id: first, ...urgent },
    ])
    const shown = { name: 'This week', position: '5000000000' }
    await db('views').insert([
      { id: ownView, user_id: ids.bob, project_id: null, ...shown },
      { id: view, user_id: null, project_id: first, ...shown },
    ])
    const todo = (id: string | undefined, project_id: string | null, by: Name, others: object = {}) => ({
      ...{
        id,
        project_id,
        user_id: ids[by],
        title: label,
        assignee_ids: [],
        deleted_at: null,
        label_ids: [] as string[],
        parent_id: null,
      },
      ...{
        position: `500000000${Math.floor(Math.random() * 10)}${(id as string).slice(-8)}`,
        deleted_with_project: false,
      },
      ...others,
    })
    const assigned = { assignee_ids: [ids.bob] }
    const recurring = { recurrence: 'FREQ=DAILY', series_id: anns }
    const gone = { deleted_at: db.fn.now() }
    await db('todos').insert([
      ...[
        todo(anns, first, 'ann', { ...assigned, ...recurring, section_id: section, label_ids: [sharedLabel] }),
        todo(bobs, first, 'bob'),
        todo(trashed, first, 'bob', { ...gone, ...assigned }),
      ],
      ...[todo(other, second, 'ann', assigned), todo(newId(), deleted, 'bob', { ...gone, deleted_with_project: true })],
      ...[todo(own, null, 'bob', { label_ids: [ownLabel] }), todo(ownToo, null, 'bob')],
      ...[todo(below, first, 'bob', { parent_id: bobs }), todo(ownBelow, null, 'bob', { parent_id: own })],
    ])
    await db('reminders').insert(
      (['ann', 'bob'] as const).map((name) => {
        const id = name === 'bob' ? reminder : newId()
        return { id, todo_id: anns, user_id: ids[name], minutes_before: 30 }
      }),
    )
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
  const todos = { anns, bobs, trashed, other, own, ownToo, below, ownBelow } as Record<string, string>
  const labels = { section, ownLabel, label: sharedLabel, view, ownView, reminder }
  return {
    tokens,
    ids,
    first,
    second,
    deleted,
    firstName,
    invitation,
    received,
    service,
    ...labels,
    ...todos,
  } as RaceWorld
}

async function insertMembers(db: Knex, teams: Record<string, Name[]>, ids: RaceWorld['ids']): Promise<void> {
  await db('project_members').insert(
    Object.entries(teams).flatMap(([project_id, editors]) => [
      { project_id, user_id: ids.ann, role: 'owner' },
      ...editors.map((name) => ({ project_id, user_id: ids[name], role: 'editor' })),
    ]),
  )
}
