/** The SQL of quotas: how much of each a user, or a project, uses. */
import type { Knex } from 'knex'
import { prepared } from '../db/statements/prepared.ts'
import type { Schemas } from './api.ts'

export type QuotaName = Schemas['QuotaName']

/** Milliseconds since 1970, the unit of the table `rate_limits`. */
const now = '(extract(epoch from now()) * 1000)::bigint'

/** How much a user uses; each question mark is the user's id. */
const uses: Record<QuotaName, string> = {
  todos: 'select count(*) from todos where user_id = ?',
  projects: 'select count(*) from projects where owner_id = ?',
  // Of the fullest project.
  members: `select max(members) from (
    select count(*) as members from projects join project_members on project_id = id where owner_id = ? group by id
  ) as owned`,
  // Of the fullest project.
  sections: `select max(sections) from (
    select count(*) as sections from projects join sections on project_id = projects.id where owner_id = ? group by projects.id
  ) as owned`,
  // Of the fullest project, or of the user's own.
  labels: `select max(labels) from (select ?::uuid as id) as holder, lateral (
    select count(*) as labels from labels where user_id = holder.id
    union all
    select count(*) from projects join labels on project_id = projects.id where owner_id = holder.id group by projects.id
  ) as homes`,
  // Of the fullest project, or of the user's own.
  views: `select max(views) from (select ?::uuid as id) as holder, lateral (
    select count(*) as views from views where user_id = holder.id
    union all
    select count(*) from projects join views on project_id = projects.id where owner_id = holder.id group by projects.id
  ) as homes`,
  reminders: 'select count(*) from reminders where user_id = ? and remind_at is not null',
  // Of the fullest todo.
  todo_reminders: `select max(reminders) from (
    select count(*) as reminders from reminders where user_id = ? group by todo_id
  ) as per_todo`,
  invitations: `select count(*) from (
    select invited_by from invitations union all select invited_by from service_invitations
  ) as made where invited_by = ?`,
  webhooks: 'select count(*) from webhooks where user_id = ?',
  api_tokens: 'select count(*) from sessions where user_id = ? and name is not null',
  passkeys: 'select count(*) from passkeys where user_id = ?',
  remembered_devices: 'select count(*) from remembered_devices where user_id = ? and expires_at > now()',
  sessions: 'select count(*) from sessions where user_id = ? and name is null and expires_at > now()',
  notifications: 'select count(*) from notifications where user_id = ?',
  kept_responses: `select sum(stored_bytes) from idempotency_keys
    where user_id = ? and created_at > now() - interval '24 hours'`,
  imports: `select points from rate_limits where key = 'imports:' || ?::text and expire > ${now}`,
}

const counters = Object.fromEntries(
  Object.entries(uses).map(([name, sql]) => [
    name,
    prepared<'id', { used: string }>((db, value) => db.raw(`select coalesce((${sql}), 0) as used`, [value('id')]), {
      readOnly: true,
    }),
  ]),
) as Record<QuotaName, (db: Knex, values: { id: string }) => Promise<{ used: string }[]>>

/** How much of a quota a user uses. */
export async function countUse(db: Knex, name: QuotaName, userId: string): Promise<number> {
  const [row] = await counters[name](db, { id: userId })
  return Number(row?.used)
}

/** How much a user uses of each quota. */
export async function countUses(db: Knex, userId: string): Promise<Record<QuotaName, number>> {
  const columns = Object.entries(uses).map(([name, sql]) => `coalesce((${sql}), 0) as ${name}`)
  const { rows } = await db.raw(
    `select ${columns}`,
    columns.map(() => userId),
  )
  return Object.fromEntries(Object.entries(rows[0]).map(([name, used]) => [name, Number(used)])) as Record<
    QuotaName,
    number
  >
}

/** The quotas that `findNearQuotas` counts, for all users at once. Sessions and notifications end or are deleted by themselves. */
const usesOfAll = {
  todos: 'select user_id, count(*) as used from todos group by user_id',
  projects: 'select owner_id, count(*) from projects group by owner_id',
  invitations: 'select invited_by, count(*) from invitations group by invited_by',
  webhooks: 'select user_id, count(*) from webhooks group by user_id',
  api_tokens: 'select user_id, count(*) from sessions where name is not null group by user_id',
  passkeys: 'select user_id, count(*) from passkeys group by user_id',
} satisfies Partial<Record<QuotaName, string>>

export interface NearQuota {
  user_id: string
  quota: QuotaName
  used: number
  max: number
}

/** The users who have at least that part of a quota, those nearest to it first. `limits` are those of all users. */
export async function findNearQuotas(
  db: Knex,
  { limits, part, most }: { limits: Record<string, number>; part: number; most: number },
): Promise<NearQuota[]> {
  const all = Object.entries(usesOfAll).map(
    ([quota, sql]) => `select '${quota}' as quota, uses.* from (${sql}) as uses (user_id, used)`,
  )
  const { rows } = await db.raw(
    `select * from (
       select users.id as user_id, quota, used,
         coalesce((users.quotas ->> quota)::bigint, (?::jsonb ->> quota)::bigint) as max
       from (${all.join(' union all ')}) as counted join users on users.id = user_id
     ) as found
     where used >= max * ?::float8 order by used::float8 / greatest(max, 1) desc, user_id limit ?`,
    [JSON.stringify(limits), part, most],
  )
  return rows
}

/** A project, or the things that a user has without one, for which rows are counted. */
export interface Home {
  project_id: string | null
  user_id: string
}

/** The quotas that are counted for a home. */
const usesOfHome = {
  members: 'select count(*) from project_members where project_id = :project_id',
  sections: 'select count(*) from sections where project_id = :project_id',
  labels:
    'select count(*) from labels where project_id = :project_id or (cast(:project_id as uuid) is null and user_id = :user_id)',
  views:
    'select count(*) from views where project_id = :project_id or (cast(:project_id as uuid) is null and user_id = :user_id)',
}

export type HomeQuota = keyof typeof usesOfHome

/** How much a home has, and the limit that an admin has set for its user, who owns the project; null: none. */
export async function countHome(
  db: Knex,
  name: HomeQuota,
  { project_id, user_id }: Home,
): Promise<{ used: number; own_limit: number | null }> {
  const { rows } = await db.raw(
    `select (${usesOfHome[name]})::integer as used, (quotas ->> cast(:name as text))::integer as own_limit
     from users where id = coalesce((select owner_id from projects where id = :project_id), cast(:user_id as uuid))`,
    { name, project_id, user_id },
  )
  return rows[0] ?? { used: 0, own_limit: null }
}

/** Counts an import in the user's window of `seconds`. Returns the number of imports in it. */
export async function countImport(db: Knex, userId: string, seconds: number): Promise<number> {
  const { rows } = await db.raw(
    `insert into rate_limits as old (key, points, expire) values ('imports:' || ?::text, 1, ${now} + ?)
     on conflict (key) do update set
       points = case when old.expire <= ${now} then 1 else old.points + 1 end,
       expire = case when old.expire <= ${now} then excluded.expire else old.expire end
     returning points`,
    [userId, seconds * 1000],
  )
  return rows[0].points
}

/** Serializes what counts one quota of a user or project, until the transaction ends. */
export const lockQuota = prepared<'lock'>(
  (db, value) => db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [value('lock')]),
  { readOnly: true },
)

/** Notes whether the user may be near a large limit. */
export async function updateNear(db: Knex, userId: string, isNear: boolean): Promise<void> {
  // A request that has locked the user's row finds it out again.
  const row = db('users').select('id').where({ id: userId, near_quota: !isNear }).forNoKeyUpdate().skipLocked()
  await db('users').update({ near_quota: isNear }).whereIn('id', row)
}
