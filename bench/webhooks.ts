/**
 * The time from an event to its delivery to webhooks, at several rates of events. The receiver responds at once, and shares
 * the machine with the service and Postgres.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { evenly } from './load.ts'
import type { BenchOptions } from './options.ts'
import { tokenOf, writer } from './people.ts'
import { count, describeTaken, table, taken, writeSection } from './results.ts'
import { withService } from './service.ts'
import { percentile } from './statistics.ts'

const webhookCounts = [1, 10]
/** Events a second. */
const rates = [100, 300, 1_000]
/** Sent at an even pace: each batch makes the events of its part of a second. */
const batchesPerSecond = 20
/** Seconds after the last write until a delivery that has not arrived counts as missing. */
const timeout = 60

interface Load {
  webhooks: number
  /** Events a second. */
  rate: number
  seconds: number
}

interface Outcome {
  /** Events. */
  made: number
  /** Deliveries that arrived while events were made. */
  meanwhile: number
  /** Milliseconds from each event to each of its deliveries. */
  lags: number[]
  /** Deliveries that had not arrived when the last event was made. */
  pending: number
  /** Seconds from then until the last one arrived, or until the timeout. */
  rest: number
  missing: number
}

export async function webhooks({ seconds }: BenchOptions): Promise<string> {
  const rows: string[][] = []
  for (const webhooks of webhookCounts)
    for (const rate of rates) {
      const load = { webhooks, rate, seconds }
      rows.push(row(load, await measure(load)))
    }
  const text = table(
    ['webhooks', 'events asked for', 'made', 'deliveries', 'lag, p50', 'p99', 'still to come', 'the last one'],
    rows,
  )
  await writeSection(
    'Webhooks: `npm run bench -- webhooks`',
    `${describeTaken(taken())} Events are made for ${seconds} s, evenly. The lag is the time from \`occurred_at\` to the arrival at the receiver, of all deliveries that arrived. \`still to come\` and \`the last one\` are counted from the last write.\n\n${text}`,
  )
  return text
}

/** With a service of its own: late deliveries of one load would slow down the next. */
function measure(load: Load): Promise<Outcome> {
  return withService(
    0,
    async (server, { secret }) => {
      const receiver = await startReceiver()
      try {
        const token = tokenOf(writer, secret)
        for (let index = 0; index < load.webhooks; index++)
          await post(`${server.url}/webhooks`, token, {
            url: `${receiver.url}/${index}`,
            event_types: ['todo.created'],
          })
        const made = await makeEvents(server.url, token, load)
        const meanwhile = receiver.lags.size
        const expected = made * load.webhooks
        const begun = performance.now()
        const since = () => (performance.now() - begun) / 1000
        while (receiver.lags.size < expected && since() < timeout) await sleep(10)
        const lags = [...receiver.lags.values()]
        return { made, meanwhile, lags, pending: expected - meanwhile, rest: since(), missing: expected - lags.length }
      } finally {
        receiver.close()
      }
    },
    { WEBHOOK_TARGETS: 'any' },
  )
}

interface Receiver {
  url: string
  /** Milliseconds, of the first arrival of each delivery. */
  lags: Map<string, number>
  close(): void
}

async function startReceiver(): Promise<Receiver> {
  const lags = new Map<string, number>()
  const server = createServer((request, answer) => {
    const arrived = Date.now()
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      answer.writeHead(204).end()
      const delivery = `${request.url} ${request.headers['webhook-id']}`
      if (!lags.has(delivery)) lags.set(delivery, arrived - Date.parse(JSON.parse(body).occurred_at))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    lags,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Sends each batch when it is due, however long earlier ones take. Returns the number of events that were made. */
async function makeEvents(url: string, token: string, { rate, seconds }: Load): Promise<number> {
  const size = rate / batchesPerSecond
  const operations = Array(size).fill({ method: 'POST', path: '/todos', body: { title: 'Buy oat milk' } })
  const send = () =>
    post(`${url}/batch`, token, { atomic: true, operations }).then(
      () => true,
      // A refused batch makes no event.
      () => false,
    )
  const sent = await evenly(batchesPerSecond, seconds, send)
  return size * sent.filter((made) => made).length
}

async function post(url: string, token: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`POST ${url}: ${answer.status}`)
}

function row({ webhooks, rate, seconds }: Load, { made, meanwhile, lags, pending, rest, missing }: Outcome): string[] {
  const perSecond = (number: number) => `${count(Math.round(number))}/s`
  const lag = (part: number) => `${count(percentile(lags, part))} ms`
  return [
    String(webhooks),
    ...[perSecond(rate), perSecond(made / seconds), perSecond(meanwhile / seconds)],
    ...[lag(0.5), lag(0.99), count(pending)],
    missing === 0 ? `${rest.toFixed(1)} s` : `${count(missing)} missing after ${timeout} s`,
  ]
}
