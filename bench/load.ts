/** Sends requests over a fixed number of connections: as fast as they are answered, or so many a second. */
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon, { type LoadRequest, type Running } from 'autocannon'
import { percentile } from './statistics.ts'

export interface Load {
  url: string
  token: string
  requests: LoadRequest[]
  connections: number
  seconds: number
  /** Requests a second of all connections together, at most; no limit when absent. */
  rate?: number
}

export interface LoadResult {
  /** Answers. */
  count: number
  /** Answers a second. */
  rate: number
  /** Milliseconds. */
  p50: number
  p99: number
}

/** Counts whatever is answered. Returns when its clients are made, which takes two seconds for some hundreds. */
export function send({ url, token, requests, connections, seconds, rate }: Load): Running {
  return autocannon({
    url,
    connections,
    duration: seconds,
    headers: { Authorization: `Bearer ${token}` },
    // autocannon gives each request these headers only where it has none of its own.
    requests: requests.map((request) => ({
      ...request,
      headers: { Authorization: `Bearer ${token}`, ...request.headers },
    })),
    idReplacement: requests.some(({ headers }) => headers?.['Idempotency-Key'] !== undefined),
    ...(rate !== undefined && { overallRate: rate }),
  })
}

/** Throws when any answer is not a 2xx: a figure of refusals would say nothing. There may be none in a short time. */
export async function apply(load: Load): Promise<LoadResult> {
  const { url, token, requests } = load
  // autocannon's own percentiles are whole milliseconds.
  const times: number[] = []
  const result = await send(load).on('response', (_client, _status, _bytes, time) => times.push(time))
  const { errors, timeouts, non2xx, duration } = result
  const count = result['2xx']
  if (errors + timeouts + non2xx > 0)
    throw new Error(
      `${count} good answers, ${non2xx} others, ${errors} errors, ${timeouts} timeouts: ${await sample()}`,
    )
  return { count, rate: count / duration, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }

  /** What is wrong with the first request, for the error. */
  async function sample(): Promise<string> {
    const { method = 'GET', path = '/', headers = {}, body } = requests[0] as LoadRequest
    const answer = await fetch(url + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body }),
    })
    return `${method} ${path} answers ${answer.status} ${(await answer.text()).slice(0, 500)}`
  }
}

/** Calls `work` so many times a second for some seconds, whatever each call takes. Answers what all of them come to. */
export async function evenly<T>(rate: number, seconds: number, work: () => Promise<T>): Promise<T[]> {
  const begun: Promise<T>[] = []
  const start = performance.now()
  for (let count = 0; count < rate * seconds; count++) {
    await sleep(Math.max(0, start + (1000 * count) / rate - performance.now()))
    begun.push(work())
  }
  return Promise.all(begun)
}
