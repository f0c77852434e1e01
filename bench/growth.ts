/** How much longer requests take with more data: the service on two databases, measured in turns. */
import { taskpact } from './contenders.ts'
import { type BenchDatabase, openDatabase } from './database.ts'
import { compare, defaultConnections, entrantOf, figuresOf, medians } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { follower, tokenOf } from './people.ts'
import { count, describeTaken, table, taken, times, writeSection } from './results.ts'
import { startServer } from './server-process.ts'
import { type Workload, workloads } from './workloads.ts'

/** Workloads that read no todos. */
const constant = ['health', 'sign-in']

export async function growth({ seconds, rounds, todos }: BenchOptions): Promise<string> {
  const [least, most] = [Math.min(...todos), Math.max(...todos)]
  if (least === most) return 'Two sizes are compared: give --todos two numbers.'
  const small = await openDatabase(least)
  try {
    const large = await openDatabase(most)
    try {
      const rows = await compareSizes({ small, large }, { seconds, rounds })
      const text = table(['', 'p50', 'p99', 'throughput', 'CPU'], rows)
      await writeSection(
        'Growth: `npm run bench -- growth`',
        `${describeTaken(taken())} Taskpact's figures with ${count(most)} todos, divided by those with ${count(least)}: medians of ${rounds} turns of ${seconds} s, alternately. The CPU is that of the service's process.\n\n${text}`,
      )
      return text
    } finally {
      await large.close()
    }
  } finally {
    await small.close()
  }
}

type Sizes = Record<'small' | 'large', BenchDatabase>

async function compareSizes(
  sizes: Sizes,
  { seconds, rounds }: Pick<BenchOptions, 'seconds' | 'rounds'>,
): Promise<string[][]> {
  const deep = { small: await deepPage(sizes.small), large: await deepPage(sizes.large) }
  const growing = workloads.filter(({ name }) => !constant.includes(name))
  const connections = defaultConnections
  const rows: string[][] = []
  for (const asked of [...growing.map((workload) => ({ small: workload, large: workload })), deep]) {
    const entrants = (['small', 'large'] as const).map((size) => ({
      ...entrantOf(taskpact, asked[size], sizes[size]),
      name: size,
    }))
    const turns = await compare(entrants, { connections: [connections], seconds, rounds }, console.log)
    const [before, after] = [
      medians(figuresOf(turns, 'small', connections)),
      medians(figuresOf(turns, 'large', connections)),
    ]
    const ratios = (['p50', 'p99', 'rate', 'cpu'] as const).map((figure) => times(after[figure] / before[figure]))
    rows.push([asked.small.title, ...ratios])
  }
  return rows
}

/** Page 1,000 of ten todos, reached by cursors. A cursor holds an instant, so it belongs to one database. */
async function deepPage(database: BenchDatabase): Promise<Workload> {
  const server = await startServer(taskpact.command(database))
  const headers = { Authorization: `Bearer ${tokenOf(follower, database.secret)}` }
  const next = async (path: string) => {
    const response = await fetch(server.url + path, { headers })
    await response.body?.cancel()
    const [, target] = /<([^>]*)>; rel="next"/.exec(response.headers.get('Link') ?? '') ?? []
    if (target === undefined) throw new Error(`GET ${path} has no link to a next page: ${response.status}`)
    return target
  }
  try {
    let path = '/todos?limit=90'
    for (let read = 90; read < 9_990; read += 100) path = withLimit(await next(path), 100)
    return {
      name: 'page1000',
      title: 'GET /todos, page 1,000 by its cursor',
      person: follower,
      requests: [{ path: withLimit(await next(path), 10) }],
    }
  } finally {
    await server.stop()
  }
}

const withLimit = (path: string, limit: number) => path.replace(/limit=\d+/, `limit=${limit}`)
