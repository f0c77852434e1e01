/** Where the user is signed in. */
import { Laptop, Smartphone } from 'lucide-react'
import { endSession, endSessions, listSessions } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { relative } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'

export function Sessions() {
  const { data, error, reload } = useLoaded(
    async (signal) => (await listSessions({ client, signal, throwOnError: true })).data,
    [],
  )
  const act = (work: Promise<unknown>) => work.then(reload, sayError)
  const others = data?.filter(({ current }) => !current) ?? []
  return (
    <Section
      title={t.settings.sessions}
      actions={
        others.length > 1 && (
          <Button onPress={() => act(endSessions({ client, throwOnError: true }))}>{t.settings.endOthers}</Button>
        )
      }
    >
      {!data && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      <ul>
        {data?.map(({ id, current, user_agent, address, last_used_at }) => (
          <li key={id} className="flex min-h-15 items-center gap-3.5 border-b border-line py-2 last:border-0">
            <span className="flex size-10 items-center justify-center rounded-xl bg-side text-soft">
              {/Mobile|Android|iPhone/.test(user_agent ?? '') ? <Smartphone size={19} /> : <Laptop size={19} />}
            </span>
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{deviceName(user_agent)}</p>
              <p className="truncate text-[0.8125rem] text-soft">
                {[current ? t.settings.current : t.settings.lastUsed(relative(last_used_at)), address]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {!current && (
              <Button
                look="chip"
                onPress={() => act(endSession({ client, path: { session_id: id }, throwOnError: true }))}
              >
                {t.settings.endSession}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Browser and system, as a person would say. */
function deviceName(agent: string | null): string {
  if (!agent) return t.settings.unknownDevice
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : agent.split(/[ /]/)[0]
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : ''
  return [browser, system].filter(Boolean).join(', ')
}
