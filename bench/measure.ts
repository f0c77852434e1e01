/** Compares servers: all of them run at the same time and are measured in turns, one at a time. */
import type { Contender } from './contenders.ts'
import type { BenchDatabase } from './database.ts'
import { apply, type Load } from './load.ts'
import { tokenOf } from './people.ts'
import { type Command, type ServerProcess, startServer } from './server-process.ts'
import { median } from './statistics.ts'
import type { Workload } from './workloads.ts'

export interface Figures {
  /** Responses a second. */
  rate: number
  /** CPU time of the server process for each response, in milliseconds. */
  cpu: number
  /** Milliseconds, from sending a request to its response. */
  p50: number
  p99: number
  /** Resident memory at most, in bytes, since the server was started. */
  memory: number
}

/** A server that takes part in a comparison, and what is sent to it. */
export interface Entrant {
  name: string
  /** For the table. */
  title: string
  command: Command
  requests: Load['requests']
  /** A new one for each turn: a token lasts for fifteen minutes. */
  token(): string
}

export interface Plan {
  /** Numbers of connections, measured one after the other. */
  connections: number[]
  /** Seconds of each turn. */
  seconds: number
  /** Turns of each server, with each number of connections. */
  rounds: number
}

export interface Turn {
  /** The name of the server. */
  name: string
  connections: number
  figures: Figures
}

export const defaultConnections = 50
/**
 * Responses after which V8 has compiled and optimised what a request runs: before, a list takes twice the CPU. A slow
 * server gets fewer.
 */
const warmUpResponses = 15_000
/** Seconds that the warm-up takes at most, as a multiple of the time that is measured. */
const longestWarmUp = 6

export function entrantOf({ name, title, command }: Contender, workload: Workload, database: BenchDatabase): Entrant {
  return {
    name,
    title,
    command: command(database),
    requests: workload.requests,
    token: () => tokenOf(workload.person, database.secret),
  }
}

/**
 * The turns of all servers, in rounds: A B C, C B A, A B C, ... A server that fails is left out, with its turns.
 * `report` gets a line for each turn and each failure.
 */
export async function compare(entrants: Entrant[], plan: Plan, report: (line: string) => void): Promise<Turn[]> {
  const running = new Map<Entrant, ServerProcess>()
  const turns: Turn[] = []
  try {
    for (const entrant of entrants)
      await leftOutOnFailure(entrant, async () => {
        const server = await startServer(entrant.command)
        running.set(entrant, server)
        await warmUp({ ...loadOf(entrant, server), connections: Math.max(...plan.connections) }, plan.seconds)
      })
    for (const connections of plan.connections)
      for (let round = 0; round < plan.rounds; round++) {
        const order = [...running]
        for (const [entrant, server] of round % 2 === 0 ? order : order.reverse())
          await leftOutOnFailure(entrant, async () => {
            const load = { ...loadOf(entrant, server), connections }
            // With another number of connections, other code runs.
            if (round === 0) await apply({ ...load, seconds: 1 })
            const figures = await takeTurn(server, { ...load, seconds: plan.seconds })
            turns.push({ name: entrant.name, connections, figures })
            report(`${count(connections)}, round ${round + 1}: ${entrant.title} ${describe(figures)}`)
          })
      }
  } finally {
    for (const server of running.values()) await server.stop()
  }
  const stayed = new Set([...running.keys()].map(({ name }) => name))
  return turns.filter(({ name }) => stayed.has(name))

  async function leftOutOnFailure(entrant: Entrant, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      report(`Without ${entrant.title}: ${(error as Error).message}`)
      await running.get(entrant)?.stop()
      running.delete(entrant)
    }
  }
}

const loadOf = ({ requests, token }: Entrant, { url }: ServerProcess) => ({ url, token: token(), requests })

async function takeTurn(server: ServerProcess, load: Load): Promise<Figures> {
  const before = await server.cpuTime()
  const { count, rate, p50, p99 } = await apply(load)
  if (count === 0) throw new Error(`no response in ${load.seconds} s: give it more with --seconds`)
  const cpu = ((await server.cpuTime()) - before) / count
  return { rate, cpu, p50, p99, memory: (await server.memory()).peak }
}

/** Until there were enough responses, and not for a fixed time: a busy machine needs longer to compile the same code. */
export async function warmUp(load: Omit<Load, 'seconds'>, seconds: number): Promise<void> {
  let responses = 0
  for (let second = 0; responses < warmUpResponses && second < seconds * longestWarmUp; second++)
    responses += (await apply({ ...load, seconds: 1 })).count
}

function describe({ rate, cpu, p50, p99 }: Figures): string {
  return `${rate.toFixed(0)}/s, ${(cpu * 1000).toFixed(0)} us of CPU each, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(1)} ms`
}

const count = (connections: number) => `${connections} connection${connections === 1 ? '' : 's'}`

/** The figures of a server's turns with a number of connections, in their order; empty when it was left out. */
export function figuresOf(turns: Turn[], name: string, connections: number): Figures[] {
  return turns.filter((turn) => turn.name === name && turn.connections === connections).map(({ figures }) => figures)
}

/** The median of each figure by itself. */
export function medians(all: Figures[]): Figures {
  const of = (member: keyof Figures) => median(all.map((figures) => figures[member]))
  return { rate: of('rate'), cpu: of('cpu'), p50: of('p50'), p99: of('p99'), memory: of('memory') }
}
