/** How patiently a receiver is treated. Part of the context, so that tests need not wait for days. */

export interface WebhookPolicy {
  /** Milliseconds from the end of one look for new events to the beginning of the next. */
  readonly dispatchInterval: number
  /** Milliseconds that each attempt waits for after the one before; there are as many attempts. */
  readonly schedule: readonly number[]
  /** Milliseconds that an attempt may take. */
  readonly timeout: number
  /** Milliseconds of nothing but failures after which a webhook is disabled. */
  readonly disableAfter: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** The schedule is the one that Standard Webhooks recommends. */
export const webhookPolicy: WebhookPolicy = {
  dispatchInterval: second,
  schedule: [0, 5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
  timeout: 15 * second,
  disableAfter: 5 * 24 * hour,
}

/** Up to a tenth more, so that what failed together does not come back together. */
const jitter = 0.1
/** A receiver that wants to be left alone for longer is asked after this. */
const longestRetryAfter = 24 * hour

/**
 * When to try again after so many attempts, or null when it was the last one. A receiver may ask for more time than the
 * schedule gives, by `Retry-After`. `now`: milliseconds since 1970.
 */
export function nextAttemptAt(
  { schedule }: WebhookPolicy,
  attempts: number,
  retryAfter: string | undefined,
  now: number,
): Date | null {
  const delay = schedule[attempts]
  if (delay === undefined) return null
  const wait = Math.max(delay * (1 + Math.random() * jitter), parseRetryAfter(retryAfter, now))
  return new Date(now + wait)
}

/** Milliseconds; 0 for what is neither seconds nor a date (RFC 9110, 10.2.3). */
function parseRetryAfter(text = '', now: number): number {
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * second : Date.parse(text) - now
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), longestRetryAfter)
}
