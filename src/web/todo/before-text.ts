/** Minutes before a to-do is due, in words. */
import { reminders } from '../strings/reminders.ts'

export function beforeText(minutes: number): string {
  if (minutes === 0) return reminders.atDue
  if (minutes % 1440 === 0) return reminders.days(minutes / 1440)
  return minutes % 60 === 0 ? reminders.hours(minutes / 60) : reminders.minutes(minutes)
}
