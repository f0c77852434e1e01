/** Days and times of day in time zones, as Intl knows them. */

/** Formats of time zones that are kept: to make one takes longer than the rest of a request. */
const maxFormats = 100
const formats = new Map<string, Intl.DateTimeFormat>()

/** The day of an instant in a time zone, as in the contract. */
export function dayOf(instant: string, zone: string): string {
  return localText(Date.parse(instant), zone).slice(0, 10)
}

/** The time of day of an instant in a time zone: `09:00:00`, with the fraction that the instant has. */
export function timeOf(instant: string, zone: string): string {
  return localText(Date.parse(instant), zone).slice(11, 19) + (/\.\d*[1-9]/.exec(instant)?.[0] ?? '')
}

/**
 * The instant of a time of day. Where a clock skips that time it is as much later as the clock skips, and where a clock
 * repeats it the first one (RFC 5545, 3.3.5).
 */
export function instantOf(day: string, time: string, zone: string): string {
  const local = Date.parse(`${day}T${time.slice(0, 8)}Z`)
  const [before, after] = [-1, 1].map((days) => offsetAt(local + days * 86_400_000, zone)) as [number, number]
  const isAfter = offsetAt(local - before, zone) !== before && offsetAt(local - after, zone) === after
  return `${new Date(local - (isAfter ? after : before)).toISOString().slice(0, 19)}${time.slice(8)}Z`
}

/** The day that is so many days later. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The days from one to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Minutes by which the clocks of a time zone are ahead of UTC. */
export function offsetOf(instant: Date, zone: string): number {
  return Math.round(offsetAt(instant.getTime(), zone) / 60_000)
}

/** Milliseconds by which the clocks of a time zone are ahead of UTC. */
function offsetAt(time: number, zone: string): number {
  return Date.parse(`${localText(time, zone)}Z`) - Math.floor(time / 1000) * 1000
}

/** The clock of a time zone: `2026-11-22T09:00:00`. */
function localText(time: number, zone: string): string {
  const parts = formatOf(zone).formatToParts(time)
  const part = (name: string) => parts.find(({ type }) => type === name)?.value
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn-hc-h23', {
    timeZone: zone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
  if (formats.size >= maxFormats) formats.delete(formats.keys().next().value as string)
  formats.set(zone, format)
  return format
}
