/** `npm run bench`: compares the service with other servers, on the same Postgres and data, in turns. */
import { runCommand } from '../src/start/run-command.ts'
import { compareWithBefore } from './before.ts'
import { contendersNamed, prepared } from './contenders.ts'
import { type BenchDatabase, openDatabase } from './database.ts'
import { parseFlags, usage } from './flags.ts'
import { floorOf } from './floor.ts'
import { compare, entrantOf, figuresOf, medians } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { comparisonTable, reportRequests } from './report.ts'
import { type Comparison, count, readResults, taken, writeResults } from './results.ts'
import { studies } from './studies.ts'
import { connectionsOf, isAble, type Workload, workloads } from './workloads.ts'

await runCommand(async () => {
  const options = parseFlags(process.argv.slice(2))
  if (options) await bench(options)
  else console.log(usage)
})

async function bench(options: BenchOptions): Promise<void> {
  const chosen = workloads.filter(({ name }) => options.names.includes(name))
  if (options.before !== null) return compareWithBefore(chosen, options.before, options)
  const contenders = chosen.length === 0 ? [] : await prepared(contendersNamed(options.contenders), console.error)
  for (const todos of chosen.length === 0 ? [] : options.todos) {
    console.log(`Making ${count(todos)} todos.`)
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
    const plan = { seconds, rounds, connections: connectionsOf(workload, options.connections) }
    const turns = await compare(
      able.map((contender) => entrantOf(contender, workload, database)),
      plan,
      (line) => console.log(`${workload.name}, ${line}`),
    )
    const comparisons: Record<string, Comparison> = {}
    for (const connections of plan.connections) {
      const all = able.map(({ name }) => [name, figuresOf(turns, name, connections)] as const)
      const figures = Object.fromEntries(all.flatMap(([name, of]) => (of.length > 0 ? [[name, medians(of)]] : [])))
      const floor = await floorOf(workload.name, database, { seconds, connections }).catch((error) => {
        console.error(`Without pgbench: ${error.message}`)
        return null
      })
      comparisons[connections] = { taken: taken(), seconds, rounds, figures, floor }
    }
    console.log(`\n${workload.title}\n\n${comparisonTable(comparisons)}\n`)
    // After each workload, so that an interrupted run keeps its results.
    const results = await readResults()
    const kept = results.requests[todos] ?? {}
    results.requests[todos] = { ...kept, [workload.name]: { ...kept[workload.name], ...comparisons } }
    await writeResults(results)
    await reportRequests(results)
  }
}
