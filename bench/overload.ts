/**
 * What a service still does for its clients when twice as much is asked of it as it can do. The peak is what 20 clients
 * get who each wait for their answer; twice of it is sent by 800, so that there is always one who is free to send. All of
 * them, and Postgres, share the machine.
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
/** autocannon sends what is due in a second at its beginning. So many of them, who begin one after the other, are even. */
const senders = 10
/** Milliseconds from one look at `/health` to the next. */
const gap = 250
/** Milliseconds until a look without an answer has failed. */
const patience = 10_000

/** Rates are of a second, times in milliseconds. */
interface Round {
  peak: number
  asked: number
  served: number
  ofPeak: number
  p50: number
  p99: number
  refused: number
  /** Answers and connections. */
  failed: number
  health: number
  /** Looks at `/health` that were not answered with 200. */
  unhealthy: number
}

type Clients = Pick<Load, 'connections' | 'rate'>

export async function overload({ seconds, rounds }: BenchOptions): Promise<string> {
  const rows: string[][] = []
  // A service of its own for each: one that was just overloaded lets fewer requests in for a while.
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
    `${describeTaken(taken())} The peak is of ${few} clients, twice of it is asked for by ${many}. Medians of ${rounds} rounds of ${seconds} s; \`failed\` is the sum of all rounds, and \`/health\` the longest.\n\n${text}`,
  )
  return text
}

async function takeRound(load: (clients: Clients) => Load): Promise<Round> {
  const { '2xx': answers, duration } = await send(load({ connections: few }))
  if (answers === 0)
    throw new Error(`nothing is served to ${few} clients in ${duration} s: give it more with --seconds`)
  const peak = answers / duration
  const pressed = await press({ ...load({ connections: many }), rate: Math.round(2 * peak) })
  return { peak, ...pressed, ofPeak: pressed.served / peak }
}

/** Sends `rate` requests a second, counts what comes of them in the time of the load, and looks at `/health` meanwhile. */
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
    // They go on for longer than is counted: until the last has begun, and while each makes its clients.
    sending.push(send({ ...load, ...part, seconds: load.seconds + 3 }).on('response', onResponse))
    await sleep(1000 / senders)
  }
  await sleep(500)
  const looks: Promise<Look>[] = []
  const looking = setInterval(() => looks.push(lookAtHealth(load.url)), gap)
  counts = true
  await sleep(load.seconds * 1000)
  counts = false
  clearInterval(looking)
  const errors = (await Promise.all(sending)).reduce((sum, one) => sum + one.errors, 0)
  const healths = await Promise.all(looks)
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

interface Look {
  ok: boolean
  /** Milliseconds. */
  time: number
}

/** Never rejects: a service that does not answer is what it is there to see. */
async function lookAtHealth(url: string): Promise<Look> {
  const begun = performance.now()
  let ok = false
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(patience) })
    await answer.body?.cancel()
    ok = answer.ok
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
