/** When a call is worth another try, and how long to wait before it. */
import { sleep } from './abort.ts'
import { codeOf, noAnswer, TaskpactError } from './errors.ts'

export interface RetryOptions {
  /** How often a call is sent at most; 5 when absent. */
  attempts?: number | undefined
  /** Milliseconds before the second attempt, about; each further wait is twice as long. 500 when absent. */
  delay?: number | undefined
  /** Milliseconds of one wait at most; 60 000 when absent. When `Retry-After` says longer, the answer is the caller's. */
  longestDelay?: number | undefined
}

/**
 * Methods that may be sent twice (RFC 9110, 9.2.2). It is about the effect only: the answer may differ, so a DELETE whose
 * first answer was lost answers 404.
 */
const idempotentMethods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']

/** 502 and 504 are a proxy's, while what is behind it is away. */
const passingStatuses = [429, 502, 503, 504]

/**
 * Sends a request until there is an answer worth having, as often as the options allow. What has no answer in the end is
 * a TaskpactError `no_answer`.
 */
export async function withRetries(
  request: Request,
  send: () => Promise<Response>,
  { attempts = 5, delay = 500, longestDelay = 60_000 }: RetryOptions,
): Promise<Response> {
  const repeatable = idempotentMethods.includes(request.method) || request.headers.has('Idempotency-Key')
  for (let attempt = 1; ; attempt++) {
    const last = !repeatable || attempt >= attempts
    let wanted: number | null = null
    request.signal.throwIfAborted()
    try {
      const response = await send()
      if (last || !(await isPassing(request, response))) return response
      wanted = retryAfter(response)
      if (wanted !== null && wanted > longestDelay) return response
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason
      if (error instanceof TaskpactError && error.code !== 'no_answer') throw error
      if (last) throw error instanceof TaskpactError ? error : noAnswer(error)
    }
    const wait = wanted === null ? backoff(attempt, delay, longestDelay) : wanted + Math.random() * delay
    await sleep(wait, request.signal)
  }
}

/** Half of it is by chance, so that clients that were cut off together do not come back together. */
export function backoff(attempt: number, delay: number, longestDelay: number): number {
  const wait = Math.min(longestDelay, delay * 2 ** (attempt - 1))
  return wait / 2 + (Math.random() * wait) / 2
}

async function isPassing(request: Request, response: Response): Promise<boolean> {
  if (passingStatuses.includes(response.status)) return true
  // The attempt before this one got no answer, and is still at work.
  return (
    response.status === 409 &&
    request.headers.has('Idempotency-Key') &&
    (await codeOf(response)) === 'idempotency_in_flight'
  )
}

/** Milliseconds: seconds or a date (RFC 9110, 10.2.3). Null when it does not say. */
function retryAfter({ headers }: Response): number | null {
  const value = headers.get('Retry-After')
  if (value === null) return null
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds)
}
