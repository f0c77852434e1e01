/** The default reminder, and the hour from which reminders of whole days count. */
import { useState } from 'react'
import { getPreferences, type Preferences, type PreferencesUpdate, updatePreferences } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { reminders } from '../strings/reminders.ts'
import { settings } from '../strings/settings.ts'
import { beforeText } from '../todo/before-text.ts'
import { Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { Select } from '../ui/select.tsx'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { hours } from './digest.tsx'

export function ReminderSettings() {
  const [changed, setChanged] = useState<Preferences>()
  const { data, error } = useLoaded(
    async (signal) => (await getPreferences({ client, signal, throwOnError: true })).data,
    [],
  )
  const shown = changed ?? data
  const change = (body: PreferencesUpdate) =>
    updatePreferences({ client, body, throwOnError: true }).then(({ data: next }) => {
      setChanged(next)
      say(settings.saved)
    }, sayError)
  return (
    <Section title={reminders.many}>
      {!shown && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      {shown && (
        <div className="flex flex-col gap-4">
          <Select
            label={reminders.defaultReminder}
            value={String(shown.default_reminder_minutes ?? '')}
            onChange={(minutes) => change({ default_reminder_minutes: minutes === '' ? null : Number(minutes) })}
            options={defaults(shown.default_reminder_minutes)}
            hint={reminders.defaultText}
          />
          <Select
            label={reminders.hour}
            value={String(shown.reminder_hour)}
            onChange={(hour) => change({ reminder_hour: Number(hour) })}
            options={hours}
            hint={reminders.hourText}
          />
        </div>
      )}
    </Section>
  )
}

/** Minutes; another number that was set elsewhere is one more. */
const presets = [0, 10, 30, 60, 180, 1440, 2880, 10_080]

function defaults(present: number | null): Map<string, string> {
  const all = [...new Set([...presets, present ?? 0])].sort((one, other) => one - other)
  return new Map([
    ['', reminders.never],
    ...all.map((minutes): [string, string] => [String(minutes), beforeText(minutes)]),
  ])
}
