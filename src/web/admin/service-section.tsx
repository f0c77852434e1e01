/** The service itself: its version and health, what it stores, its messages to all, and its configuration. */
import {
  getConfiguration,
  getReadiness,
  getService,
  getServiceUsage,
  type ServiceUsage,
  sendTestMail,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { useStepUp } from '../settings/step-up.tsx'
import { admin } from '../strings/admin.ts'
import { locale } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { Loading, Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { Messages } from './messages.tsx'

/** How many of the tables are shown. */
const shownTables = 6

export function ServiceSection() {
  const { run, dialog } = useStepUp()
  const { data, error, reload } = useLoaded(async (signal) => {
    const options = { client, signal, throwOnError: true } as const
    const [service, readiness, usage, configuration] = await Promise.all([
      getService(options),
      getReadiness({ client, signal }),
      getServiceUsage(options),
      getConfiguration(options),
    ])
    return {
      service: service.data,
      checks: readiness.data?.checks,
      usage: usage.data,
      variables: configuration.data.variables,
    }
  }, [])
  if (!data) return error === undefined ? <Loading /> : <p className="text-soft">{problemText(error)}</p>
  const { service, checks, usage, variables } = data
  const test = () => run(() => sendTestMail({ client, throwOnError: true })).then(() => say(admin.mailSent), sayError)
  return (
    <>
      {dialog}
      <Section title={admin.health}>
        <Facts
          facts={[
            [admin.version, service.version],
            ...Object.entries(checks ?? { database: { status: 'failed' } }).map(
              ([name, { status }]) =>
                [admin.checks[name] ?? name, status === 'ok' ? admin.ok : admin.notReady] as const,
            ),
          ]}
        />
      </Section>
      <Stored usage={usage} />
      <Section title={admin.mail} actions={<Button onPress={test}>{admin.testMail}</Button>}>
        <p className="text-[0.875rem] text-soft">{admin.mailText}</p>
      </Section>
      <Messages service={service} run={run} onChange={reload} />
      <Section title={admin.configuration}>
        <dl className="text-[0.8125rem]">
          {variables.map(({ name, value, source, secret }) => (
            <div key={name} className="flex flex-wrap gap-x-4 border-b border-line py-1.5 last:border-0">
              <dt className="w-64 max-w-full break-all">
                <code>{name}</code>
              </dt>
              <dd className="min-w-0 flex-1 break-all">{secret ? `(${admin.hidden})` : (value ?? '–')}</dd>
              <dd className="text-faint">{admin.sources[source]}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  )
}

function Stored({ usage }: { usage: ServiceUsage }) {
  const numbers = new Intl.NumberFormat(locale)
  const counts = Object.entries(admin.counts).map(([name, title]) => {
    const { count, exact } = usage[name as keyof typeof admin.counts]
    return [title, exact ? numbers.format(count) : admin.about(numbers.format(count))] as const
  })
  const jobs = usage.jobs
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${admin.states[state]}: ${numbers.format(count)}`)
  const tables = [...usage.tables].sort((one, other) => other.bytes - one.bytes).slice(0, shownTables)
  return (
    <Section title={admin.stored}>
      <Facts
        facts={[
          ...counts,
          [admin.jobs, jobs.join(', ') || '0'],
          [admin.database, bytesText(usage.database_bytes)],
          [admin.responses, bytesText(usage.stored_response_bytes)],
        ]}
      />
      <h3 className="mt-5 mb-1 text-[0.8125rem] font-medium text-soft">{admin.largest}</h3>
      <Facts facts={tables.map(({ name, bytes }) => [name, bytesText(bytes)])} />
    </Section>
  )
}

const Facts = ({ facts }: { facts: (readonly [name: string, value: string])[] }) => (
  <dl className="text-[0.875rem]">
    {facts.map(([name, value]) => (
      <div key={name} className="flex justify-between gap-4 border-b border-line py-1.5 last:border-0">
        <dt className="text-soft">{name}</dt>
        <dd className="text-end tabular-nums">{value}</dd>
      </div>
    ))}
  </dl>
)

function bytesText(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const format = { style: 'unit', unit: units[step], maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale, format as Intl.NumberFormatOptions).format(bytes / 1000 ** step)
}
