/**
 * `npm run bench:profile -- WORKLOAD`: the CPU profile of the service under a load. Writes it as a .cpuprofile file, for a
 * browser's developer tools, and as a flame graph, and prints the most expensive functions with their time for a response.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { StartupError } from '../src/config/startup-error.ts'
import { runCommand } from '../src/start/run-command.ts'
import { type Cost, costsByFunction, costsByPlace, type Profile, within } from './call-tree.ts'
import { contendersNamed, prepared } from './contenders.ts'
import { openDatabase } from './database.ts'
import { drawFlameGraph } from './flame-graph.ts'
import { apply } from './load.ts'
import { defaultConnections, warmUp } from './measure.ts'
import { tokenOf } from './people.ts'
import { startServer } from './server-process.ts'
import { type Workload, workloads } from './workloads.ts'

/** Microseconds between two samples: Node's default is 1,000. */
const interval = 200
const root = join(import.meta.dirname, '..')
/** Node writes the profile at a regular exit. Not every contender handles SIGTERM, so this does it for them. */
const exitInOrder =
  "data:text/javascript,process.on('SIGTERM', () => process.listenerCount('SIGTERM') === 1 && process.exit())"

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '5' },
    todos: { type: 'string', default: '10000' },
    connections: { type: 'string', default: String(defaultConnections) },
    contender: { type: 'string', default: 'taskpact' },
    output: { type: 'string', default: join(import.meta.dirname, 'profiles') },
  },
})
const workload = workloads.find(({ name }) => name === positionals[0])
const known = workloads.map(({ name }) => name).join(' | ')
await runCommand(async () => {
  if (!workload) throw new StartupError(`Name a workload: npm run bench:profile -- ${known}`)
  await profile(workload)
})

async function profile(workload: Workload): Promise<void> {
  const seconds = Number(values.seconds)
  const [contender] = await prepared(contendersNamed([values.contender]), console.error)
  if (!contender) return
  if (contender.name === 'fastapi') throw new StartupError('FastAPI cannot be profiled: the profile is made by Node.')
  const database = await openDatabase(Number(values.todos))
  const recordings = await mkdtemp(join(tmpdir(), 'taskpact-profile-'))
  try {
    const command = contender.command(database)
    const record = [
      '--cpu-prof',
      `--cpu-prof-dir=${recordings}`,
      `--cpu-prof-interval=${interval}`,
      '--import',
      exitInOrder,
    ]
    const server = await startServer({ ...command, args: [...record, ...command.args] })
    const load = {
      url: server.url,
      token: tokenOf(workload.person, database.secret),
      requests: workload.requests,
      connections: Math.min(Number(values.connections), workload.mostConnections ?? Infinity),
    }
    let [from, to, count] = [0, 0, 0]
    try {
      await warmUp(load, seconds)
      from = now()
      count = (await apply({ ...load, seconds })).count
      to = now()
    } finally {
      await server.stop()
    }
    const [file] = await readdir(recordings)
    if (!file) throw new Error('Node wrote no profile.')
    const recorded = within(JSON.parse(await readFile(join(recordings, file), 'utf8')) as Profile, from, to)
    await mkdir(values.output, { recursive: true })
    const path = join(values.output, `${contender.name}-${workload.name}`)
    await writeFile(`${path}.cpuprofile`, JSON.stringify(recorded))
    await writeFile(`${path}.svg`, drawFlameGraph(recorded, `${contender.title}: ${workload.title}`))
    console.log(`${workload.title}: ${count.toLocaleString('en')} responses. Microseconds of the main thread for each:`)
    print('by package or folder, self time', costsByPlace(recorded, root), count, 15)
    print('by function, self time', costsByFunction(recorded, root, 'self'), count, 30)
    print('by function, total time', costsByFunction(recorded, root, 'total'), count, 45)
    console.log(`\nThe flame graph is in ${relative(process.cwd(), path)}.svg`)
  } finally {
    await rm(recordings, { recursive: true, force: true })
    await database.close()
  }
}

/** Microseconds of the clock that profiles use. */
function now(): number {
  return Number(process.hrtime.bigint() / 1000n)
}

function print(title: string, costs: Cost[], responses: number, length: number): void {
  console.log(`\n${title}`)
  for (const { name, time } of costs.slice(0, length))
    console.log(`${(time / responses).toFixed(1).padStart(8)}  ${name}`)
}
