/** The hour of the daily email, or none. */
import { useState } from 'react'
import { getPreferences, type Preferences, updatePreferences } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { locale } from '../strings/index.ts'
import { settings } from '../strings/settings.ts'
import { Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { Select } from '../ui/select.tsx'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'

export function Digest() {
  const [changed, setChanged] = useState<Preferences>()
  const { data, error } = useLoaded(
    async (signal) => (await getPreferences({ client, signal, throwOnError: true })).data,
    [],
  )
  const shown = changed ?? data
  const change = (hour: string) =>
    updatePreferences({ client, body: { digest_hour: hour === '' ? null : Number(hour) }, throwOnError: true }).then(
      ({ data: next }) => {
        setChanged(next)
        say(settings.saved)
      },
      sayError,
    )
  return (
    <Section title={settings.digest}>
      {!shown && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      {shown && (
        <Select
          label={settings.digestHour}
          value={String(shown.digest_hour ?? '')}
          onChange={change}
          options={new Map([['', settings.digestNever], ...hours])}
          hint={settings.digestText}
        />
      )}
    </Section>
  )
}

/** The hours of a day as clocks show them. */
export const hours = new Map(
  Array.from({ length: 24 }, (_, hour): [string, string] => [
    String(hour),
    new Date(2026, 0, 1, hour).toLocaleTimeString(locale, { timeStyle: 'short' }),
  ]),
)
