/** How the app looks on this device, and the dates and the daily email of the account. */
import { useState } from 'react'
import { getPreferences, updatePreferences } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { type DatePreferences, deviceZone, keepPreferences } from '../store/preferences.ts'
import { locale } from '../strings/index.ts'
import { settings } from '../strings/settings.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { Select } from '../ui/select.tsx'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { Digest } from './digest.tsx'
import { Look } from './look.tsx'
import { ReminderSettings } from './reminder-settings.tsx'

export const Preferences = () => (
  <>
    <Look />
    <Dates />
    <ReminderSettings />
    <Digest />
  </>
)

function Dates() {
  const [changed, setChanged] = useState<DatePreferences>()
  const { data, error } = useLoaded(
    async (signal) => (await getPreferences({ client, signal, throwOnError: true })).data,
    [],
  )
  const shown = changed ?? data
  const change = (body: Partial<DatePreferences>) =>
    updatePreferences({ client, body, throwOnError: true }).then(({ data: next }) => {
      keepPreferences(next)
      setChanged(next)
      say(settings.saved)
    }, sayError)
  return (
    <Section title={settings.dates}>
      {!shown && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      {shown && (
        <div className="flex flex-col gap-4">
          <Select
            label={settings.zone}
            value={shown.time_zone}
            onChange={(time_zone) => change({ time_zone })}
            options={zones(shown.time_zone)}
            hint={
              shown.time_zone !== deviceZone && (
                <>
                  {settings.deviceZone(deviceZone)}{' '}
                  <Button look="link" onPress={() => change({ time_zone: deviceZone })}>
                    {settings.useZone}
                  </Button>
                </>
              )
            }
          />
          <Select
            label={settings.weekStart}
            value={shown.week_start}
            onChange={(week_start) => change({ week_start: week_start as DatePreferences['week_start'] })}
            options={weekdays}
          />
          <Select
            label={settings.locale}
            value={shown.locale}
            onChange={(chosen) => change({ locale: chosen })}
            options={locales(shown.locale)}
            hint={settings.localeHint(new Date().toLocaleDateString(shown.locale, { dateStyle: 'full' }))}
          />
        </div>
      )}
    </Section>
  )
}

/** By region, as their names begin. */
function zones(present: string) {
  const regions = new Map<string, Map<string, string>>()
  for (const zone of new Set(['UTC', deviceZone, present, ...Intl.supportedValuesOf('timeZone')])) {
    const [region, ...rest] = zone.split('/') as [string, ...string[]]
    const title = rest.length === 0 ? 'UTC' : region
    const options = regions.get(title) ?? new Map<string, string>()
    options.set(zone, rest.join(' – ').replaceAll('_', ' ') || zone)
    regions.set(title, options)
  }
  return [...regions].sort().map(([title, options]) => ({ title, options: new Map([...options].sort()) }))
}

/** 2026-11-01 is a Sunday. */
const weekdays = new Map(
  (['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const).map((name, index) => [
    name,
    new Date(2026, 10, 2 + index).toLocaleDateString(locale, { weekday: 'long' }),
  ]),
)

const knownLocales = ['en', 'en-GB', 'en-US', 'de', 'de-AT', 'de-CH', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'ja']

function locales(present: string): Map<string, string> {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const all = [...new Set([present, ...navigator.languages, ...knownLocales])]
  return new Map(all.map((each) => [each, names.of(each) ?? each]))
}
