/** Reminds users whose reminders are due: in the transaction that marks a reminder, so that each reminds once. */
import type { Knex } from 'knex'
import { recordReminders, recordRemindersDue } from '../../changelog/record-structure.ts'
import { inTransaction } from '../../db/transactions/transaction.ts'
import type { PeriodicWork } from '../../jobs/left-overs.ts'
import type { Context } from '../../service/context.ts'
import { whenDue } from '../notifications/due-soon.ts'
import { notify } from '../notifications/notify.ts'
import { type Claimed, claimDue, findDue, markPassed, markReminded } from './due-queries.ts'

/** As periodic work on reminders, some per transaction. Several processes may do it at the same time. */
export function dueReminders({ pool, events, quotas }: Pick<Context, 'pool' | 'events' | 'quotas'>): PeriodicWork {
  return {
    name: 'reminders',
    batchSize: 200,
    find: (limit, except) => findDue(pool, limit, except),
    work: (ids) => inTransaction(pool, async (db) => remind({ events, quotas }, db, await claimDue(db, ids))),
  }
}

async function remind(context: Pick<Context, 'events' | 'quotas'>, db: Knex, claimed: Claimed[]): Promise<void> {
  const [shown, passed] = [claimed.filter(({ is_shown }) => is_shown), claimed.filter(({ is_shown }) => !is_shown)]
  const reminded = await markReminded(
    db,
    shown.map(({ id }) => id),
  )
  await notify(
    context,
    db,
    shown.map((claim) => ({
      ...{ user_id: claim.user_id, type: 'reminder', message: messageOf(claim), actor_id: null },
      ...{ project_id: claim.project_id, todo_id: claim.todo_id, reminder_id: claim.id, late: claim.late },
    })),
  )
  await recordRemindersDue(
    context.events,
    db,
    shown.flatMap(({ id, user_id, title, late }) => {
      const reminder = reminded.get(id)
      return reminder ? [{ user_id, reminder: { ...reminder, todo_title: title, late } }] : []
    }),
  )
  const unshown = await markPassed(
    db,
    passed.map(({ id }) => id),
  )
  // Of a completed todo. Others are not in their users' copies.
  await recordReminders(
    context.events,
    db,
    null,
    'reminder.updated',
    passed.flatMap(({ id, user_id, is_seen }) => {
      const after = unshown.get(id)
      return is_seen && after ? [{ user_id, after }] : []
    }),
  )
}

function messageOf({ title, due_on, due_at, time_zone, locale }: Claimed): string {
  const due = due_on === null ? '' : ` It is due ${whenDue({ due_on, due_at }, { time_zone, locale })}.`
  return `Reminder of “${title}”.${due}`
}
