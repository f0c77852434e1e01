/**
 * How many requests the service serves when clients send twice as many as it can. The peak is the throughput of 20 clients
 * that each wait for their response; twice of it is sent by 800 clients, so that one is always free to send. All of them,
 * and Postgres, share the machine.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Running } from 'autocannon'
import { type Load, send } from './load.ts'
import { warmUp } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { tokenOf } from './people.ts'
import { count, describeTaken, table, taken, writeSection } from './results.ts'
import { withService } from './service.ts'
import { median, percentile } from './statistics.ts'
import { type Workload, workloads } from './workloads.ts'

const chosen = ['get', 'list20', 'create']
const few = 20
const many = 800
/** autocannon sends all requests of a second at its beginning. This many instances, started one after the other, even it out. */
const senders = 10
/** Milliseconds from one `GET /health` to the next. */
const healthInterval = 250
/** Milliseconds until a `GET /health` without a response has failed. */
const healthTimeout = 10_000

/** Rates are requests a second, times are milliseconds. */
interface Round {
  peak: number
  asked: number
  served: number
  ofPeak: number
  p50: number
  p99: number
  refused: number
  /** Requests and connections. */
  failed: number
  health: number
  /** Checks of `/health` without a 200. */
  unhealthy: number
}

type Clients = Pick<Load, 'connections' | 'rate'>

export async function overload({ seconds, rounds }: BenchOptions): Promise<string> {
  const rows: string[][] = []
  // A service of its own for each workload: after an overload it admits fewer requests for a while.
  for (const workload of workloads.filter(({ name }) => chosen.includes(name)))
    rows.push(
      await withService(10_000, async (server, { secret }) => {
        const load = (clients: Clients): Load => {
          const { person, requests } = workload
          return { url: server.url, token: tokenOf(person, secret), requests, seconds, ...clients }
        }
        await warmUp(load({ connections: few }), seconds)
        const taken: Round[] = []
        for (let round = 0; round < rounds; round++) taken.push(await takeRound(load))
        return row(workload, taken)
      }),
    )
  const text = table(
    ['', 'peak', 'asked for', 'served', 'of the peak', 'p50', 'p99', 'refused', 'failed', 'longest `/health`'],
    rows,
  )
  await writeSection(
    'Twice as much as can be done: `npm run bench -- overload`',
    `${describeTaken(taken())} The peak is that of ${few} clients; ${many} clients ask for twice of it. Medians of ${rounds} rounds of ${seconds} s; \`failed\` is the sum of all rounds, and \`/health\` the longest.\n\n${text}`,
  )
  return text
}

async function takeRound(load: (clients: Clients) => Load): Promise<Round> {
  const { '2xx': served, duration } = await send(load({ connections: few }))
  if (served === 0)
    throw new Error(`No request of ${few} clients was served in ${duration} s: give it more time with --seconds`)
  const peak = served / duration
  const pressed = await press({ ...load({ connections: many }), rate: Math.round(2 * peak) })
  return { peak, ...pressed, ofPeak: pressed.served / peak }
}

/** Sends `rate` requests a second, counts their outcomes for the seconds of the load, and checks `/health` meanwhile. */
async function press(load: Load & { rate: number }) {
  const good: number[] = []
  let [refused, failed, counts] = [0, 0, false]
  const onResponse = (_client: unknown, status: number, _bytes: number, time: number) => {
    if (!counts) return
    if (status < 300) good.push(time)
    else if (status === 503) refused++
    else failed++
  }
  const sending: Running[] = []
  for (let sender = 0; sender < senders; sender++) {
    const part = { connections: many / senders, rate: load.rate / senders }
    // Longer than is counted: the last sender starts a second later, and each needs time to create its clients.
    sending.push(send({ ...load, ...part, seconds: load.seconds + 3 }).on('response', onResponse))
    await sleep(1000 / senders)
  }
  await sleep(500)
  const checks: Promise<HealthCheck>[] = []
  const checking = setInterval(() => checks.push(checkHealth(load.url)), healthInterval)
  counts = true
  await sleep(load.seconds * 1000)
  counts = false
  clearInterval(checking)
  const errors = (await Promise.all(sending)).reduce((sum, one) => sum + one.errors, 0)
  const healths = await Promise.all(checks)
  return {
    asked: (good.length + refused + failed) / load.seconds,
    served: good.length / load.seconds,
    p50: percentile(good, 0.5),
    p99: percentile(good, 0.99),
    refused: refused / load.seconds,
    failed: failed + errors,
    health: Math.max(...healths.map(({ time }) => time)),
    unhealthy: healths.filter(({ ok }) => !ok).length,
  }
}

interface HealthCheck {
  ok: boolean
  /** Milliseconds. */
  time: number
}

/** Never rejects: a service without a response is a result. */
async function checkHealth(url: string): Promise<HealthCheck> {
  const begun = performance.now()
  let ok = false
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(healthTimeout) })
    await response.body?.cancel()
    ok = response.ok
  } catch {}
  return { ok, time: performance.now() - begun }
}

function row({ title }: Workload, rounds: Round[]): string[] {
  const all = (member: keyof Round) => rounds.map((round) => round[member])
  const perSecond = (member: keyof Round) => `${count(Math.round(median(all(member))))}/s`
  const time = (member: keyof Round) => `${median(all(member)).toFixed(0)} ms`
  const percent = (member: keyof Round) => `${(100 * median(all(member))).toFixed(0)} %`
  const sum = (member: keyof Round) => all(member).reduce((a, b) => a + b, 0)
  const unhealthy = sum('unhealthy')
  return [
    title,
    ...[perSecond('peak'), perSecond('asked'), perSecond('served'), percent('ofPeak')],
    ...[time('p50'), time('p99'), perSecond('refused'), count(sum('failed'))],
    `${Math.max(...all('health')).toFixed(0)} ms${unhealthy > 0 ? `, ${unhealthy} failed` : ''}`,
  ]
}
