/** Sends requests over a fixed number of connections: each connection waits for its response, or a rate is kept. */
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
  /** Responses. */
  count: number
  /** Responses a second. */
  rate: number
  /** Milliseconds from a request to its response. */
  p50: number
  p99: number
}

/** Counts every response. Returns when the clients exist, which takes two seconds for some hundreds of them. */
export function send({ url, token, requests, connections, seconds, rate }: Load): Running {
  return autocannon({
    url,
    connections,
    duration: seconds,
    headers: { Authorization: `Bearer ${token}` },
    // autocannon uses its own `headers` only for requests that have none.
    requests: requests.map((request) => ({
      ...request,
      headers: { Authorization: `Bearer ${token}`, ...request.headers },
    })),
    idReplacement: requests.some((request) => JSON.stringify(request).includes('[<id>]')),
    ...(rate !== undefined && { overallRate: rate }),
  })
}

/** Throws when any response is not a 2xx: refusals must not be measured. A short run may have no response at all. */
export async function apply(load: Load): Promise<LoadResult> {
  const { url, token, requests } = load
  // autocannon's own percentiles are whole milliseconds.
  const times: number[] = []
  const result = await send(load).on('response', (_client, _status, _bytes, time) => times.push(time))
  const { errors, timeouts, non2xx, duration } = result
  const count = result['2xx']
  if (errors + timeouts + non2xx > 0)
    throw new Error(
      `${count} responses with a 2xx, ${non2xx} others, ${errors} errors, ${timeouts} timeouts: ${await sample()}`,
    )
  return { count, rate: count / duration, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }

  /** The response to the first request, for the error message. */
  async function sample(): Promise<string> {
    const { method = 'GET', path = '/', headers = {}, body } = requests[0] as LoadRequest
    const response = await fetch(url + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body }),
    })
    return `${method} ${path}: ${response.status} ${(await response.text()).slice(0, 500)}`
  }
}

/** Calls `work` at a rate of calls a second, however long each call takes. Returns the results of all calls. */
export async function evenly<T>(rate: number, seconds: number, work: () => Promise<T>): Promise<T[]> {
  const begun: Promise<T>[] = []
  const start = performance.now()
  for (let count = 0; count < rate * seconds; count++) {
    await sleep(Math.max(0, start + (1000 * count) / rate - performance.now()))
    begun.push(work())
  }
  return Promise.all(begun)
}
