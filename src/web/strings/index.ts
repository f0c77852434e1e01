/** The texts in the person's language. A change of the language reloads the page. */
import { datePreferences } from '../store/preferences.ts'
import { en, type Strings } from './en.ts'

export let t: Strings = en
export let locale: string = navigator.language

const stored = 'taskpact.language'
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

export function language(): Language {
  const wanted = localStorage.getItem(stored) ?? navigator.language.slice(0, 2)
  return wanted === 'de' ? 'de' : 'en'
}

/** Before anything is shown. */
export async function loadStrings(): Promise<void> {
  const chosen = language()
  if (chosen === 'de') t = (await import('./de.ts')).de
  // The service has `en` until the person chooses one.
  const wanted = datePreferences()?.locale ?? 'en'
  locale = [wanted === 'en' ? '' : wanted, navigator.language].find((each) => each.startsWith(chosen)) ?? chosen
  document.documentElement.lang = chosen
}

export function setLanguage(chosen: Language): void {
  localStorage.setItem(stored, chosen)
  location.reload()
}
