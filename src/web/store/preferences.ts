/** The time zone, the first day of the week and the locale of the person. Kept on the device, so that the first paint knows them. */
import { useSyncExternalStore } from 'react'
import type { Preferences } from '../../sdk/index.ts'

export type DatePreferences = Pick<Preferences, 'time_zone' | 'week_start' | 'locale'>

const stored = 'taskpact.preferences'
const listeners = new Set<() => void>()
export const deviceZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone
let chosen = JSON.parse(localStorage.getItem(stored) ?? 'null') as DatePreferences | null
let zone = zoneOf(chosen)

/** The service has UTC until the person chooses one; until then the device's counts. */
function zoneOf(preferences: DatePreferences | null): string {
  const wanted = preferences?.time_zone ?? 'UTC'
  if (wanted === 'UTC') return deviceZone
  try {
    new Intl.DateTimeFormat('en', { timeZone: wanted })
    return wanted
  } catch {
    // A zone that this browser does not know.
    return deviceZone
  }
}

/** Null: they belonged to a person who has signed out. */
export function keepPreferences(preferences: DatePreferences | null): void {
  chosen = preferences && {
    ...{ time_zone: preferences.time_zone, week_start: preferences.week_start, locale: preferences.locale },
  }
  zone = zoneOf(chosen)
  if (chosen) localStorage.setItem(stored, JSON.stringify(chosen))
  else localStorage.removeItem(stored)
  for (const listener of listeners) listener()
}

export const timeZone = (): string => zone
export const datePreferences = (): DatePreferences | null => chosen

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useTimeZone = (): string => useSyncExternalStore(subscribe, timeZone)

/** 0 for Sunday. */
export const weekStart = (): number =>
  ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].indexOf(chosen?.week_start ?? 'monday')

/** The settings of this device, for a new account. */
export function deviceSettings(): DatePreferences {
  const { language } = navigator
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  const firstDay = locale.getWeekInfo?.().firstDay ?? 1
  const week_start = firstDay === 7 ? 'sunday' : firstDay === 6 ? 'saturday' : 'monday'
  return { time_zone: deviceZone, week_start, locale: language }
}
