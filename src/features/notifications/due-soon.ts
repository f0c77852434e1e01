/** Notifies users of todos that are due soon, as their preferences say, once per todo and due date. */
import { inTransaction } from '../../db/transactions/transaction.ts'
import type { PeriodicWork } from '../../jobs/left-overs.ts'
import type { Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { findDueSoon } from './due-soon-queries.ts'
import { notify } from './notify.ts'

/**
 * As periodic work on todos, a few per transaction, so that none is long. With `lastSeconds` only for those that have become so in as many
 * seconds: that is a few look-ups, for every second.
 */
export function dueSoonNotices(
  context: Pick<Context, 'pool' | 'events' | 'quotas'>,
  { lastSeconds }: { lastSeconds?: number } = {},
): PeriodicWork {
  const { pool } = context
  return {
    name: 'due_soon',
    batchSize: 200,
    find: async (limit, except) =>
      (await findDueSoon(pool, limit, { except, lastSeconds })).map(({ todo_id }) => todo_id as string),
    work: (ids) =>
      inTransaction(pool, async (db) => {
        const notifications = (await findDueSoon(db, ids.length, { only: ids })).map(
          ({ title, due_on, due_at, time_zone, locale, ...todo }) => ({
            ...todo,
            type: 'todo_due_soon' as const,
            message: `“${title}” is due ${whenDue({ due_on, due_at }, { time_zone, locale })}.`,
            actor_id: null,
          }),
        )
        await notify(context, db, notifications)
      }),
  }
}

/** When a todo is due, as its reader writes dates: `on Nov 22, 2026`, `on Nov 22, 2026 at 6:00 PM GMT+1`. */
export function whenDue(
  { due_on, due_at }: Pick<Schemas['Todo'], 'due_on' | 'due_at'>,
  { time_zone, locale }: Pick<Schemas['Preferences'], 'time_zone' | 'locale'>,
): string {
  const write = (date: Date, options: Intl.DateTimeFormatOptions) => date.toLocaleString(locale, options)
  if (due_at === null) return `on ${write(new Date(`${due_on}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })}`
  const date = new Date(due_at)
  const time: Intl.DateTimeFormatOptions = {
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: time_zone,
  }
  return `on ${write(date, { dateStyle: 'medium', timeZone: time_zone })} at ${write(date, time)}`
}
