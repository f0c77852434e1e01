/**
 * What a service still does for its clients when twice as much is asked of it as it can do. The peak is what 20 clients
 * get who each wait for their answer; twice of it is sent by 800, so that there is always one who is free to send. All of
 * them, and Postgres, share the machine: besides the rates it says what the service serves for its own CPU time.
 */
import type { Wish } from './flags.ts'
import { type Load, send } from './load.ts'
import { median, warmUp } from './measure.ts'
import { tokenOf } from './people.ts'
import { count, describeTaken, table, taken, writeSection } from './results.ts'
import type { ServerProcess } from './server-process.ts'
import { withService } from './service.ts'
import { type Workload, workloads } from './workloads.ts'

const chosen = ['get', 'list20', 'create']
const few = 20
const many = 800
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
  /** What is served for a second of CPU, as a part of that at the peak. */
  efficiency: number
}

type Clients = Pick<Load, 'connections' | 'rate'>

export async function overload({ seconds, rounds }: Wish): Promise<string> {
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
        for (let round = 0; round < rounds; round++) taken.push(await takeRound(server, load))
        return row(workload, taken)
      }),
    )
  const text = table(
    [
      ...['', 'peak', 'asked for', 'served', 'of the peak', 'p50', 'p99', 'refused', 'failed', 'longest `/health`'],
      'served for its CPU time, of that at the peak',
    ],
    rows,
  )
  await writeSection(
    'Twice as much as can be done: `npm run bench -- overload`',
    `${describeTaken(taken())} The peak is of ${few} clients, twice of it is asked for by ${many}. Medians of ${rounds} rounds of ${seconds} s; \`failed\` is the sum of all rounds, and \`/health\` the longest.\n\n${text}`,
  )
  return text
}

async function takeRound(server: ServerProcess, load: (clients: Clients) => Load): Promise<Round> {
  const atRest = await server.cpuTime()
  const { '2xx': answers, duration } = await send(load({ connections: few }))
  const atPeak = await server.cpuTime()
  if (answers === 0)
    throw new Error(`nothing is served to ${few} clients in ${duration} s: give it more with --seconds`)
  const peak = answers / duration
  const { count, ...pressed } = await press(load({ connections: many, rate: Math.round(2 * peak) }))
  const underPressure = await server.cpuTime()
  const efficiency = count / (underPressure - atPeak) / (answers / (atPeak - atRest))
  return { peak, ...pressed, ofPeak: pressed.served / peak, efficiency }
}

/** Sends so many requests a second, counts what comes of them, and looks at `/health` meanwhile. */
async function press(load: Load) {
  const good: number[] = []
  let [refused, failed] = [0, 0]
  const running = send(load)
  running.on('response', (_client, status, _bytes, time) => {
    if (status < 300) good.push(time)
    else if (status === 503) refused++
    else failed++
  })
  // Its own duration is from before the clients were made.
  const begun = performance.now()
  const looks: Promise<Look>[] = []
  const looking = setInterval(() => looks.push(lookAtHealth(load.url)), gap)
  // When the load fails, nothing else ends it.
  looking.unref()
  const { errors } = await running
  clearInterval(looking)
  const took = (performance.now() - begun) / 1000
  const healths = await Promise.all(looks)
  good.sort((a, b) => a - b)
  const percentile = (part: number) => good[Math.floor(good.length * part)] ?? Number.NaN
  return {
    count: good.length,
    asked: (good.length + refused + failed) / took,
    served: good.length / took,
    p50: percentile(0.5),
    p99: percentile(0.99),
    refused: refused / took,
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
    percent('efficiency'),
  ]
}
