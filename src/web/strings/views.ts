/** The texts of boards and calendars. */
import { textsOf } from './texts-of.ts'

const en = {
  layout: 'Layout',
  layouts: { list: 'List', board: 'Board', calendar: 'Calendar' },
  column: (name: string, count: number) => `${name}, ${count}`,
  addTo: (name: string) => `Add to-do: ${name}`,
  month: 'Month',
  week: 'Week',
  previous: 'Earlier',
  next: 'Later',
  span: 'Span',
}

const de: typeof en = {
  layout: 'Ansicht',
  layouts: { list: 'Liste', board: 'Tafel', calendar: 'Kalender' },
  column: (name, count) => `${name}, ${count}`,
  addTo: (name) => `Aufgabe hinzufügen: ${name}`,
  month: 'Monat',
  week: 'Woche',
  previous: 'Früher',
  next: 'Später',
  span: 'Zeitraum',
}

export const views = textsOf({ en, de })
