/** The announcement of a start on standard output: a text for a person, or one line of the log. */
import { join } from 'node:path'
import type { Context } from '../service/context.ts'
import { isForPerson } from '../telemetry/log.ts'

export interface Started {
  address: string
  /** Where the data is, without a password. */
  place: string
  metrics: string | undefined
  /** Whether the database has no users yet, so that the first command can be tried. */
  isNew: boolean
}

/** Says where the service listens. */
export function announceService(context: Context, { address, place, metrics, isNew }: Started): void {
  const { smtpUrl, dataFolder, registration } = context.config
  if (!isForPerson(context.config)) {
    const members = {
      address,
      version: versionOf(context),
      data: place,
      registration,
      web_app: context.webApp,
      metrics,
    }
    write(context, members, 'listening')
    return
  }
  const rows = [
    ['Address', address],
    ['App', appRow(context, address)],
    ['Docs', `${address}/docs`],
    ['Data', place],
    ['Accounts', accountsRows[registration]],
    ['Metrics', metrics],
    ['Emails', smtpUrl === null ? `files in ${join(dataFolder, 'outbox')}; SMTP_URL sends them` : undefined],
  ]
  const lines = rows.flatMap(([name = '', value]) => (value === undefined ? [] : [`  ${name.padEnd(8)} ${value}`]))
  console.log(`\nTaskpact is ready.\n\n${lines.join('\n')}\n${isNew ? firstCommand(address) : ''}`)
}

const accountsRows = {
  open: 'any person registers (REGISTRATION=open)',
  invited: 'people register with an invitation (REGISTRATION=invited)',
  closed: 'admins create them (REGISTRATION=closed)',
}

/** Undefined where it is turned off. */
const appRow = ({ webApp }: Context, address: string) =>
  ({ served: `${address}/app/`, missing: 'not built; `npm run build:web` builds it', off: undefined })[webApp]

/** Says that the process does background work. */
export function announceWork(context: Context, { place, metrics }: Pick<Started, 'place' | 'metrics'>): void {
  const rest = metrics === undefined ? '' : `Metrics  ${metrics}\n`
  if (isForPerson(context.config)) console.log(`\nTaskpact does background work on ${place}.\n${rest}`)
  else write(context, { version: versionOf(context), data: place, metrics }, 'working')
}

/** At every LOG_LEVEL: with PORT=0 nothing else says where the service is. */
function write({ log }: Context, members: object, message: string): void {
  log.child({}, { level: 'info' }).info(members, message)
}

const versionOf = ({ contract }: Context) => (contract.document.info as { version: string }).version

const firstCommand = (address: string) => `
Try it (registers a user, signs in and creates a todo):

  curl -s ${address}/auth/register -H 'Content-Type: application/json' \\
    -d '{"email":"ada@example.com","password":"tin whistle at low tide","name":"Ada"}' && \\
  curl -s ${address}/todos -H 'Content-Type: application/json' -d '{"title":"Buy milk"}' \\
    -H "Authorization: Bearer $(curl -s ${address}/auth/token \\
      -d grant_type=password -d username=ada@example.com --data-urlencode 'password=tin whistle at low tide' \\
      | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')"
`
