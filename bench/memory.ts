/** The resident memory of the contenders' processes: idle, and after the mixed load. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Contender, contendersNamed, prepared } from './contenders.ts'
import { type BenchDatabase, openDatabase } from './database.ts'
import { apply } from './load.ts'
import { defaultConnections } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { tokenOf } from './people.ts'
import { describeTaken, megabytes, table, taken, writeSection } from './results.ts'
import { startServer } from './server-process.ts'
import { median } from './statistics.ts'
import { type Workload, workloads } from './workloads.ts'

/** Milliseconds after the first response, in which a process may release the memory of its start. */
const settling = 3_000

/** Contenders whose memory is of no interest. */
const excluded = ['constant', 'unchecked', 'plain']

interface Kept {
  idle: number
  loaded: number
  peak: number
}

export async function memory(options: BenchOptions): Promise<string> {
  const wanted = contendersNamed(options.contenders).filter(({ name }) => !excluded.includes(name))
  const contenders = await prepared(wanted, console.error)
  const mix = workloads.find(({ name }) => name === 'mix') as Workload
  const database = await openDatabase(10_000)
  const kept = new Map<string, Kept[]>()
  try {
    for (let round = 0; round < options.rounds; round++) {
      for (const contender of contenders) {
        const all = kept.get(contender.title) ?? []
        kept.set(contender.title, [...all, await measure(contender, mix, database, options.seconds)])
      }
    }
  } finally {
    await database.close()
  }
  const rows = [...kept].map(([title, all]) => {
    const of = (member: keyof Kept) => megabytes(median(all.map((one) => one[member])))
    return [title, of('idle'), of('loaded'), of('peak')]
  })
  const text = table(['', 'idle', 'after the load', 'peak'], rows)
  await writeSection(
    'Memory: `npm run bench -- memory`',
    `${describeTaken(taken())} Resident memory of the server's process; the load is \`mix\`, for ${options.seconds} s.\n\n${text}`,
  )
  return text
}

async function measure(contender: Contender, mix: Workload, database: BenchDatabase, seconds: number): Promise<Kept> {
  const server = await startServer(contender.command(database))
  try {
    await sleep(settling)
    const idle = (await server.memory()).now
    const token = tokenOf(mix.person, database.secret)
    await apply({ url: server.url, token, requests: mix.requests, connections: defaultConnections, seconds })
    const { now, peak } = await server.memory()
    return { idle, loaded: now, peak }
  } finally {
    await server.stop()
  }
}
