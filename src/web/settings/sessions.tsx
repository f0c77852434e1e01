/** Where the user is signed in. */
import { endSession, endSessions, listSessions } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { relative } from '../strings/dates.ts'
import { settings } from '../strings/settings.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { DeviceLine } from './device-line.tsx'

export function Sessions() {
  const { data, error, reload } = useLoaded(
    async (signal) => (await listSessions({ client, signal, throwOnError: true })).data,
    [],
  )
  const act = (work: Promise<unknown>) => work.then(reload, sayError)
  const others = data?.filter(({ current }) => !current) ?? []
  return (
    <Section
      title={settings.sessions}
      actions={
        others.length > 1 && (
          <Button onPress={() => act(endSessions({ client, throwOnError: true }))}>{settings.endOthers}</Button>
        )
      }
    >
      {!data && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      <ul>
        {data?.map(({ id, current, user_agent, address, last_used_at }) => (
          <DeviceLine
            key={id}
            agent={user_agent}
            notes={[current ? settings.current : settings.lastUsed(relative(last_used_at)), address]}
          >
            {!current && (
              <Button
                look="chip"
                onPress={() => act(endSession({ client, path: { session_id: id }, throwOnError: true }))}
              >
                {settings.endSession}
              </Button>
            )}
          </DeviceLine>
        ))}
      </ul>
    </Section>
  )
}
