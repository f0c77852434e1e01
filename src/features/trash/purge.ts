/** Purges a project with its todos, and everything in the trash past the retention. */
import type { Knex } from 'knex'
import { type Events, recordProjectPurged, recordTodosPurged } from '../../changelog/record.ts'
import { inTransaction } from '../../db/transactions/transaction.ts'
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

export async function purgeOldTrash({ pool, events, config }: Pick<Context, 'pool' | 'events' | 'config'>) {
  const days = config.trashRetentionDays
  const purgeTodos = () =>
    inTransaction(pool, async (db) => {
      const purged = await queries.purgeOldTodos(db, days, batchSize)
      await recordTodosPurged(events, db, null, purged)
      return purged.length
    })
  while ((await purgeTodos()) === batchSize);

  const purgeOneProject = () =>
    inTransaction(pool, async (db) => {
      const id = await queries.lockOldProject(db, days)
      if (id !== null) await purgeProject(events, db, null, id)
      return id
    })
  while ((await purgeOneProject()) !== null);
}
