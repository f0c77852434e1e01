/** The SQL of users' preferences: their days and language, when todos remind them, and the emails that they want. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import { lockUser } from './locks.ts'

export type Preferences = Schemas['Preferences']

/** Of a user who has chosen none. The time zone is a column of the user. */
const defaults: Omit<Preferences, 'time_zone'> = {
  week_start: 'monday',
  locale: 'en',
  reminder_hour: 9,
  default_reminder_minutes: 1440,
  digest_hour: null,
  mail: {
    project_created: false,
    project_invited: true,
    todo_assigned: true,
    todo_due_soon: true,
    reminder: true,
    todo_completed: false,
    webhook_disabled: true,
  },
}
const mailColumns = Object.keys(defaults.mail) as (keyof Preferences['mail'])[]

/** SQL for whether the user of a row of `users`, left-joined with `preferences`, wants an email of a type of notifications. */
export const wantsMail = (type: string): string =>
  `case ${type} ${mailColumns.map((name) => `when '${name}' then coalesce(preferences.${name}, ${defaults.mail[name]})`).join(' ')} end`

/** The columns besides those of `mail`. */
const columns = [
  'time_zone',
  'week_start',
  'locale',
  'reminder_hour',
  'default_reminder_minutes',
  'digest_hour',
] as const

type Row = Preferences['mail'] & Pick<Preferences, (typeof columns)[number]> & { chosen: boolean }

/** The defaults where the user has chosen none. */
export async function findPreferences(db: Knex, userId: string): Promise<Preferences> {
  const row: Row | undefined = await db('users')
    .leftJoin('preferences', 'preferences.user_id', 'users.id')
    .first([...columns, ...mailColumns])
    .select(db.raw('preferences.user_id is not null as chosen'))
    .where({ 'users.id': userId })
  if (!row) return { time_zone: 'UTC', ...defaults }
  const { chosen, time_zone, week_start, locale, reminder_hour, default_reminder_minutes, digest_hour, ...mail } = row
  const own = { week_start, locale, reminder_hour, default_reminder_minutes, digest_hour, mail }
  return { time_zone, ...(chosen ? own : defaults) }
}

/** Locks the preferences until the transaction ends: they are locked by their user. */
export const lockPreferences = lockUser

/** Applies a merge patch: absent members are kept. The user must be locked by `lockPreferences`. */
export async function updatePreferences(
  db: Knex,
  userId: string,
  { time_zone, mail, ...others }: Schemas['PreferencesUpdate'],
): Promise<Preferences> {
  if (time_zone !== undefined)
    await db('users')
      .update({ time_zone })
      .where({ id: userId })
      // Fails for a zone that this server does not know, so that no list fails later.
      .whereRaw('(now() at time zone ?) is not null', [time_zone])
  const patch = { ...others, ...mail }
  if (Object.keys(patch).length > 0)
    await db('preferences')
      .insert({ user_id: userId, ...patch })
      .onConflict('user_id')
      .merge(patch)
  return findPreferences(db, userId)
}
