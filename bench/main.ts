/** `npm run bench`: the service against what people would use instead, on the same Postgres and data, in turns. */
import { StartupError } from '../src/config/startup-error.ts'
import { contendersNamed, prepared } from './contenders.ts'
import { type BenchDatabase, openDatabase } from './database.ts'
import { parseFlags, usage } from './flags.ts'
import { floorOf } from './floor.ts'
import { compare, defaultConnections } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { comparisonTable, reportRequests } from './report.ts'
import { readResults, taken, writeResults } from './results.ts'
import { studies } from './studies.ts'
import { isAble, type Workload, workloads } from './workloads.ts'

try {
  const options = parseFlags(process.argv.slice(2))
  if (options) await bench(options)
  else console.log(usage)
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function bench(options: BenchOptions): Promise<void> {
  const chosen = workloads.filter(({ name }) => options.names.includes(name))
  const contenders = chosen.length === 0 ? [] : await prepared(contendersNamed(options.contenders), console.error)
  for (const todos of chosen.length === 0 ? [] : options.todos) {
    console.log(`Making ${todos.toLocaleString('en')} todos.`)
    const database = await openDatabase(todos)
    try {
      for (const workload of chosen) await benchWorkload(workload, database, todos)
    } finally {
      await database.close()
    }
  }
  for (const study of studies) {
    if (!options.names.includes(study.name)) continue
    console.log(`\n${study.title}`)
    console.log(await study.run(options))
  }

  async function benchWorkload(workload: Workload, database: BenchDatabase, todos: number): Promise<void> {
    const able = contenders.filter(({ name }) => isAble(name, workload))
    const { seconds, rounds } = options
    const figures = await compare(able, workload, { database, seconds, rounds }, console.log)
    const floor = await floorOf(workload.name, database, seconds).catch((error) => {
      console.error(`Without pgbench: ${error.message}`)
      return null
    })
    const comparison = {
      taken: taken(),
      seconds,
      rounds,
      connections: workload.connections ?? defaultConnections,
      figures: Object.fromEntries(figures),
      floor,
    }
    console.log(`\n${workload.title}\n\n${comparisonTable(comparison)}\n`)
    // After each workload, so that what was measured stays when the run is interrupted.
    const results = await readResults()
    results.requests[todos] = { ...results.requests[todos], [workload.name]: comparison }
    await writeResults(results)
    await reportRequests(results)
  }
}
