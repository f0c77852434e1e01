/** The times of deliveries. Part of the context, so that tests can shorten them. */

export interface WebhookPolicy {
  /** Milliseconds from the end of one dispatch to the start of the next. */
  readonly dispatchInterval: number
  /** Milliseconds that filters may take in a round of the dispatch, shared by its users. */
  readonly filterLimit: number
  /** Milliseconds before each attempt, counted from the attempt before; its length is the number of attempts. */
  readonly schedule: readonly number[]
  /** Timeout of an attempt in milliseconds. */
  readonly timeout: number
  /** Milliseconds of uninterrupted failures after which a webhook is disabled. */
  readonly disableAfter: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** The schedule that Standard Webhooks recommends. */
export const webhookPolicy: WebhookPolicy = {
  dispatchInterval: second,
  filterLimit: 200,
  schedule: [0, 5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
  timeout: 15 * second,
  disableAfter: 5 * 24 * hour,
}

/** Each delay is prolonged by up to this part, so that deliveries that failed together are not retried together. */
const jitter = 0.1
/** Upper bound of a receiver's `Retry-After`, in milliseconds. */
const maxRetryAfter = 24 * hour

/**
 * The time of the next attempt after a number of attempts; null after the last one. A receiver may ask for a longer
 * delay by `Retry-After`. `now` is in milliseconds since 1970.
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

/** Returns milliseconds; 0 for a value that is neither seconds nor a date (RFC 9110, 10.2.3). */
function parseRetryAfter(text = '', now: number): number {
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * second : Date.parse(text) - now
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), maxRetryAfter)
}
