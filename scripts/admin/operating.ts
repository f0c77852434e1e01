/** Commands that operate the service: maintenance, announcement, test email, configuration, sizes, jobs. */
import { StartupError } from '../../src/config/startup-error.ts'
import { parseEmail } from '../../src/config/values.ts'
import { isUuid } from '../../src/db/new-id.ts'
import { listJobs } from '../../src/jobs/queries.ts'
import type { Schemas } from '../../src/service/api.ts'
import { calledAs, readValue } from '../cli-options.ts'
import type { Run } from './installation.ts'

/** Jobs that are listed at most. */
const maxListed = 100

export const maintain: Run = async ({ run }, [state = '', ...words]) => {
  if (state !== 'on' && state !== 'off')
    throw new StartupError(`Write \`${calledAs('admin')} maintenance on [MESSAGE]\`, or \`off\`.`)
  const enabled = state === 'on'
  const body = { enabled, ...(words.length > 0 && { message: words.join(' ') }) }
  const { message } = await run<Schemas['Maintenance']>('replaceMaintenance', { body })
  console.log(
    enabled
      ? `The service is in maintenance: users can read, and admins alone can change something. They see: ${message}`
      : 'The service is not in maintenance.',
  )
}

export const announce: Run = async ({ run }, words) => {
  if (words.length === 0) {
    await run('deleteAnnouncement', {})
    console.log('There is no announcement.')
    return
  }
  const body = { message: words.join(' '), level: 'info', until: null }
  const { message } = await run<Schemas['Announcement']>('replaceAnnouncement', { body })
  console.log(`Clients show: ${message}`)
}

export const sendTestMail: Run = async ({ run, context }, [email = '']) => {
  readValue('EMAIL', email, parseEmail)
  const { id } = await run<Schemas['Job']>('sendTestMail', { user: { id: null, email } })
  const by = context.config.smtpUrl === null ? 'to the outbox, since SMTP_URL is not set' : 'by the mail server'
  console.log(
    `The job ${id} sends the email ${by}, once the service runs. To see what became of it: \`${calledAs('admin')} jobs\`.`,
  )
}

export const showConfiguration: Run = async ({ context }) => {
  for (const { name, value, source } of context.config.settings)
    console.log(`${name}=${value ?? ''}${source === 'default' ? '' : `  (${source})`}`)
}

const rounded = (count: { count: number; exact: boolean }) => `${count.exact ? '' : 'about '}${count.count}`

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

export const showUsage: Run = async ({ run }) => {
  const usage = await run<Schemas['ServiceUsage']>('getServiceUsage', {})
  for (const name of ['users', 'projects', 'todos', 'events', 'webhooks'] as const)
    console.log(`${name.padEnd(20)} ${rounded(usage[name])}`)
  for (const one of usage.jobs) console.log(`${`jobs ${one.state}`.padEnd(20)} ${rounded(one)}`)
  console.log(`${'database'.padEnd(20)} ${megabytes(usage.database_bytes)}`)
  console.log(`${'stored responses'.padEnd(20)} ${megabytes(usage.stored_response_bytes)}`)
  for (const { name, bytes } of usage.tables) console.log(`table ${name}: ${megabytes(bytes)}`)
}

const jobStates = ['created', 'retry', 'active', 'completed', 'cancelled', 'failed'] as const

export const showJobs: Run = async ({ pool }, [given]) => {
  const state = jobStates.find((known) => known === given)
  if (given !== undefined && !state)
    throw new StartupError(`There is no state "${given}": write one of ${jobStates.join(', ')}.`)
  const { rows } = await listJobs(pool, { state }, { limit: maxListed, skip: 0, sort: '-created_at' })
  for (const job of rows) {
    const tries = `${job.attempts} of ${job.max_attempts} attempts`
    console.log(
      `${job.id}  ${job.created_at}  ${job.queue}  ${job.state}, ${tries}${job.error === null ? '' : `: ${job.error}`}`,
    )
  }
  if (rows.length === 0) console.log(state ? `There are no jobs in the state ${state}.` : 'There are no jobs.')
  if (rows.length === maxListed) console.log(`These are the latest ${maxListed}.`)
}

/** Runs an operation on the job of the first argument, and prints what it did. */
function onJob(operation: 'retryJob' | 'cancelJob', said: (id: string) => string): Run {
  return async ({ run }, [id = '']) => {
    if (!isUuid(id)) throw new StartupError(`"${id}" is no id of a job: \`${calledAs('admin')} jobs\` lists them.`)
    await run(operation, { path: { job_id: id } })
    console.log(said(id))
  }
}

export const retryJob = onJob('retryJob', (id) => `The job ${id} will run again.`)

export const cancelJob = onJob('cancelJob', (id) => `The job ${id} is cancelled.`)
