/** Purges a project with its todos, and everything in the trash past the retention. */
import type { Knex } from 'knex'
import { type Events, recordProjectPurged, recordTodosPurged } from '../../changelog/record.ts'
import { inTransaction } from '../../db/transactions/transaction.ts'
import type { PeriodicWork } from '../../jobs/left-overs.ts'
import type { Context } from '../../service/context.ts'
import { listMemberIds } from '../projects/members.ts'
import * as queries from './queries.ts'

/** Todos per transaction, so that none holds its locks for long. */
const batchSize = 500

/** Purges a project in the trash. The caller must have locked it. */
export async function purgeProject(events: Events, db: Knex, actor: { id: string } | null, id: string): Promise<void> {
  const memberIds = await listMemberIds(db, id)
  await queries.purgeProject(db, id)
  await recordProjectPurged(events, db, actor, id, memberIds)
}

/** Purges what is past the retention, as periodic work: todos, and then projects one by one. */
export function trashPurge({ pool, events, config }: Pick<Context, 'pool' | 'events' | 'config'>): PeriodicWork[] {
  const days = config.trashRetentionDays
  return [
    {
      name: 'todo_purge',
      batchSize,
      find: (limit, except) => queries.findOldTodos(pool, days, limit, except),
      work: (ids) =>
        inTransaction(pool, async (db) =>
          recordTodosPurged(events, db, null, await queries.purgeOldTodos(db, days, ids)),
        ),
    },
    {
      name: 'project_purge',
      batchSize: 1,
      find: (limit, except) => queries.findOldProjects(pool, days, limit, except),
      work: ([id = '']) =>
        inTransaction(pool, async (db) => {
          if (await queries.lockOldProject(db, days, id)) await purgeProject(events, db, null, id)
        }),
    },
  ]
}
