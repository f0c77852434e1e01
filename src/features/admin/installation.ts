/** The installation as its operators see it: configuration, use, and whether emails arrive. */
import { newId } from '../../db/new-id.ts'
import { findJob } from '../../jobs/queries.ts'
import type { Schemas } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { countJobsByState, countRows, findSizes } from './usage-queries.ts'

export const installation = {
  async sendTestMail({ jobs, attempts }, { db, user: { email } }) {
    await attempts.countMail('test', email)
    const id = newId()
    await jobs.enqueueAs(db, 'account_mail', id, { letter: 'test', id, email })
    const job = (await findJob(db, id)) as Schemas['Job']
    return { status: 202, body: job, headers: { Location: `/admin/jobs/${id}` } }
  },

  async getConfiguration({ config }) {
    return { status: 200, body: { variables: [...config.settings] } }
  },

  async getServiceUsage(_, { db }) {
    const counts = await countRows(db)
    const jobs = await countJobsByState(db)
    return { status: 200, body: { ...counts, jobs, ...(await findSizes(db)) } }
  },
} satisfies Partial<Handlers<'admin'>>
