/** One turn of a contender, and what many turns say together. */
import type { Contender } from './contenders.ts'
import type { BenchDatabase } from './database.ts'
import { apply, type Load } from './load.ts'
import { tokenOf } from './people.ts'
import { startServer } from './server-process.ts'
import type { Workload } from './workloads.ts'

export interface Figures {
  /** Answers a second. */
  rate: number
  /** CPU time of the server process for each answer, in milliseconds. */
  cpu: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Resident memory at most, in bytes. */
  memory: number
}

export interface Plan {
  database: BenchDatabase
  /** Seconds that are measured, in each turn. */
  seconds: number
  /** Turns of each contender. */
  rounds: number
}

export const defaultConnections = 50
/**
 * Answers after which the JIT has done what it does: a list of ours takes 750 us of CPU each after 3,000 and 340 after
 * 15,000, one of Fastify's 440 and 360. A slow contender gets fewer.
 */
const warmUpAnswers = 15_000
/** Seconds that the warm-up takes at most, as a multiple of the time that is measured. */
const warmUpPatience = 6

/** Starts a contender, warms it up, measures what it answers for some seconds, and stops it. */
export async function takeTurn(
  contender: Contender,
  workload: Workload,
  { database, seconds }: Omit<Plan, 'rounds'>,
): Promise<Figures> {
  const server = await startServer(contender.command(database))
  try {
    const load = {
      url: server.url,
      token: tokenOf(workload.person, database.secret),
      requests: workload.requests,
      connections: workload.connections ?? defaultConnections,
    }
    await warmUp(load, seconds)
    const before = await server.cpuTime()
    const { count, rate, p50, p99 } = await apply({ ...load, seconds })
    if (count === 0) throw new Error(`no answer in ${seconds} s: give it more with --seconds`)
    const cpu = ((await server.cpuTime()) - before) / count
    return { rate, cpu, p50, p99, memory: (await server.memory()).peak }
  } finally {
    await server.stop()
  }
}

/** By answers and not by time alone: on a busy machine a second is too little, and cold code is slow code. */
export async function warmUp(load: Omit<Load, 'seconds'>, seconds: number): Promise<void> {
  let answered = 0
  for (let second = 0; answered < warmUpAnswers && second < seconds * warmUpPatience; second++)
    answered += (await apply({ ...load, seconds: 1 })).count
}

/** The medians of each contender's turns, which are taken in rounds: A B C, A B C, ... `report` is told of each turn. */
export async function compare(
  contenders: Contender[],
  workload: Workload,
  plan: Plan,
  report: (message: string) => void,
): Promise<Map<string, Figures>> {
  const turns = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 1; round <= plan.rounds; round++) {
    for (const contender of contenders) {
      const taken = turns.get(contender.name)
      if (!taken) continue
      try {
        const figures = await takeTurn(contender, workload, plan)
        taken.push(figures)
        report(`${workload.name}, round ${round}: ${contender.title} ${describe(figures)}`)
      } catch (error) {
        turns.delete(contender.name)
        report(`${workload.name} without ${contender.title}: ${(error as Error).message}`)
      }
    }
  }
  return new Map([...turns].map(([name, taken]) => [name, medians(taken)]))
}

function describe({ rate, cpu, p50, p99 }: Figures): string {
  return `${rate.toFixed(0)}/s, ${(cpu * 1000).toFixed(0)} us of CPU each, p50 ${p50} ms, p99 ${p99} ms`
}

/** The median of each figure by itself. */
export function medians(turns: Figures[]): Figures {
  const of = (name: keyof Figures) => median(turns.map((figures) => figures[name]))
  return { rate: of('rate'), cpu: of('cpu'), p50: of('p50'), p99: of('p99'), memory: of('memory') }
}

/** The value below which so large a part of the others lies; NaN when there are none. */
export function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
