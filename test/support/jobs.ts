/** Jobs in the state that a test needs. */
import { v7 as uuid } from 'uuid'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { lockJob } from '../../src/jobs/queries.ts'
import type { TestService } from './service.ts'

/** A job that waits, has failed for good, or was cancelled. It is not run, as long as the test starts no worker. */
export async function newJob(service: TestService, state?: 'failed' | 'cancelled'): Promise<string> {
  const { pool } = service.database
  const { jobs } = service.context
  const id = uuid()
  await jobs.enqueue(pool, 'mail', [{ letter: 'invitation', id }])
  const row = await pool('pgboss.job').first('id').whereRaw(`data ->> 'id' = ?`, [id])
  if (state === 'cancelled')
    await inTransaction(pool, async (db) => {
      const stored = await lockJob(db, row.id)
      if (stored) await jobs.cancel(db, stored)
    })
  if (state === 'failed') await failForGood(service, row.id)
  return row.id
}

/** As pg-boss does it: the job failed, with a copy in the dead-letter queue. */
async function failForGood({ database: { pool } }: TestService, id: string): Promise<void> {
  const output = JSON.stringify({ message: 'The mail server does not answer.' })
  await pool('pgboss.job')
    .update({ state: 'failed', started_on: pool.fn.now(), completed_on: pool.fn.now(), retry_count: 10, output })
    .where({ id })
  await pool.raw(
    `insert into pgboss.job (name, data, source_name, source_id, source_root_id, source_created_on, source_retry_count, source_output)
     select 'dead_letter', data, name, id, id, created_on, retry_count, output from pgboss.job where id = ?`,
    [id],
  )
}
