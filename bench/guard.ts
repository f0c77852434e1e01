/**
 * `npm run bench:guard`: whether a response takes more CPU than it did, as a multiple of the CPU of contenders that do not
 * change. Short, and in ratios only, which are comparable between machines. `--keep` saves the ratios to compare with.
 */
import { parseArgs } from 'node:util'
import { contendersNamed, prepared, taskpact } from './contenders.ts'
import { openDatabase } from './database.ts'
import { compare, defaultConnections, entrantOf, figuresOf, medians } from './measure.ts'
import { describeTaken, readResults, table, taken, times, writeResults, writeSection } from './results.ts'
import { workloads } from './workloads.ts'

/** A ratio may be larger than the saved one by this part. */
const tolerance = 0.15
const guarded = ['health', 'get', 'list20', 'create']
const references = ['express', 'constant']

const { values } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
  },
})

const results = await readResults()
const ratios = await measure()
if (values.keep) {
  await writeResults({ ...results, guard: ratios })
  await writeSection(
    'Guard: `npm run bench:guard -- --keep`',
    `${describeTaken(taken())} The CPU of a response of Taskpact, divided by that of the contender.\n\n${tableOf(ratios)}`,
  )
} else {
  const worse = Object.entries(ratios).filter(
    ([name, ratio]) => ratio > (results.guard[name] ?? Infinity) * (1 + tolerance),
  )
  console.log(tableOf(ratios))
  for (const [name] of Object.entries(ratios).filter(([name]) => !(name in results.guard)))
    console.log(`${name} is not in bench/results.json: save it with npm run bench:guard -- --keep`)
  for (const [name, ratio] of worse)
    console.log(`${name} was ${times(results.guard[name] as number)} and is ${times(ratio)}: more than 15 % worse.`)
  process.exitCode = worse.length === 0 ? 0 : 1
}

/** By `workload/contender`. */
async function measure(): Promise<Record<string, number>> {
  const contenders = await prepared(contendersNamed(['taskpact', ...references]), console.error)
  const database = await openDatabase(10_000)
  const measured: Record<string, number> = {}
  try {
    for (const workload of workloads.filter(({ name }) => guarded.includes(name))) {
      const entrants = contenders.map((contender) => entrantOf(contender, workload, database))
      const plan = { connections: [defaultConnections], seconds: Number(values.seconds), rounds: Number(values.rounds) }
      const turns = await compare(entrants, plan, () => {})
      const cpuOf = (name: string) => medians(figuresOf(turns, name, defaultConnections)).cpu
      for (const name of references) {
        const ratio = cpuOf(taskpact.name) / cpuOf(name)
        if (!Number.isNaN(ratio)) measured[`${workload.name}/${name}`] = ratio
      }
    }
  } finally {
    await database.close()
  }
  return measured
}

function tableOf(ratios: Record<string, number>): string {
  const rows = Object.entries(ratios).map(([name, ratio]) => {
    const before = results.guard[name]
    return [name, times(ratio), before === undefined ? '-' : times(before)]
  })
  return table(['', 'now', 'before'], rows)
}
