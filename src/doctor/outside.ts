/** The checks of what is around the database: the service itself, its address for people, and the mail server. */
import type { Config } from '../config/config.ts'
import { verifyMailServer } from '../mail/transport.ts'
import { type Check, type Finding, fault, ok, warning } from './finding.ts'

/** Milliseconds for a response of the service. */
const timeoutMs = 5_000

interface Response {
  /** The version of the Taskpact that responds; null for another program. */
  version: string | null
}

/** Asks for the contract, which every version serves without a token. Throws where nothing responds. */
async function askVersion(url: string): Promise<Response> {
  const response = await fetch(`${url}/openapi.json`, { signal: AbortSignal.timeout(timeoutMs) })
  const document = (await response.json().catch(() => null)) as { info?: { title?: string; version?: string } } | null
  const isOurs = response.ok && document?.info?.title?.startsWith('Taskpact')
  return { version: (isOurs && document?.info?.version) || null }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error
  if (name === 'TimeoutError') return 'no response in time'
  const { code, message: detail } = (cause ?? {}) as { code?: string; message?: string }
  return code ?? detail ?? message
}

/** The address of the service on this machine; null where any free port is taken. */
function localUrl({ host, port }: Config): string | null {
  if (port === 0) return null
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

async function isRunning(config: Config): Promise<boolean> {
  const url = localUrl(config)
  return (
    url !== null &&
    (await askVersion(url).then(
      ({ version }) => version !== null,
      () => false,
    ))
  )
}

async function examineService(config: Config): Promise<Finding | Finding[]> {
  const url = localUrl(config)
  if (url === null) return []
  const found = await askVersion(url).catch(() => null)
  if (found === null) return ok(`No service runs at ${url}.`)
  if (found.version === null)
    return fault(`Another program listens at ${url}.`, 'Stop it, or set PORT to another port.')
  const ready = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(timeoutMs) })
  const state = (await ready.json()) as { checks?: Record<string, { message?: string }> }
  if (ready.ok) return ok(`Taskpact ${found.version} runs at ${url}, and is ready.`)
  const reasons = Object.values(state.checks ?? {}).flatMap(({ message }) => message ?? [])
  return fault(`The service at ${url} is not ready. ${reasons.join(' ')}`.trim(), 'See its log.')
}

const correctUrl = 'Set PUBLIC_URL to the address at which people reach the service.'

const isLocal = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

async function examinePublicUrl(config: Config): Promise<Finding[]> {
  const { publicUrl, port, production } = config
  const url = new URL(publicUrl)
  if (isLocal(url) && url.protocol === 'http:' && port !== 0 && Number(url.port || 80) !== port)
    return [
      fault(
        `PUBLIC_URL is ${publicUrl}, and the service listens on port ${port}: links in emails lead nowhere.`,
        correctUrl,
      ),
    ]
  const findings = await examineReach(config)
  if (production && isLocal(url))
    findings.push(warning(`PUBLIC_URL is ${publicUrl}, which only this machine reaches.`, correctUrl))
  if (url.protocol === 'http:' && !isLocal(url))
    findings.push(
      (production ? fault : warning)(
        `PUBLIC_URL is ${publicUrl}, without https: passwords and tokens can be read on the way.`,
        'Put a proxy with a certificate in front, and set PUBLIC_URL to its https address.',
      ),
    )
  return findings.length > 0 ? findings : [ok(`${publicUrl} leads to a Taskpact.`)]
}

async function examineReach(config: Config): Promise<Finding[]> {
  const { publicUrl } = config
  try {
    const { version } = await askVersion(publicUrl)
    if (version !== null) return []
    return [
      fault(
        `Another program responds at PUBLIC_URL (${publicUrl}).`,
        'Correct PUBLIC_URL, or the proxy in front of the service.',
      ),
    ]
  } catch (error) {
    const message = `PUBLIC_URL (${publicUrl}) cannot be reached from here: ${reasonOf(error)}.`
    if (!(await isRunning(config))) return [warning(message, 'Start the service, and run this command again.')]
    return [fault(message, 'Correct PUBLIC_URL, or the name, the certificate or the proxy of that address.')]
  }
}

async function examineSmtp(config: Config): Promise<Finding | Finding[]> {
  const { smtpUrl, mailFrom, production } = config
  if (smtpUrl === null) {
    const message =
      'SMTP_URL is not set: emails become files in the folder "outbox" of TASKPACT_DATA, and no person gets them.'
    return production ? warning(message, 'Set SMTP_URL to your mail server.') : ok(message)
  }
  const { host } = new URL(smtpUrl)
  try {
    await verifyMailServer(smtpUrl)
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    return fault(
      `The mail server ${host} accepts no emails from here: ${code === undefined ? '' : `${code}, `}${message}.`,
      'Correct SMTP_URL (server, port, user, password, smtp or smtps), or ask the operator of the server.',
    )
  }
  if (/@localhost>?$/.test(mailFrom))
    return warning(
      `MAIL_FROM is ${mailFrom}, which most mail servers refuse.`,
      'Set MAIL_FROM to an address of your own.',
    )
  return ok(`The mail server ${host} accepts emails.`)
}

export const outsideChecks: Check<Config>[] = [
  { name: 'service', examine: examineService },
  { name: 'public_url', examine: examinePublicUrl },
  { name: 'smtp', examine: examineSmtp },
]
