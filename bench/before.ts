/**
 * `npm run bench -- --before FOLDER`: whether this checkout is faster or slower than another one, which was not changed
 * yet. Each has a database of its own with the same data; both run at once and are measured in turns.
 */
import { taskpact, taskpactIn } from './contenders.ts'
import { openDatabase } from './database.ts'
import { compare, entrantOf, type Figures, figuresOf, type Turn } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { count, microseconds, milliseconds, table, times } from './results.ts'
import { median } from './statistics.ts'
import { connectionsOf, type Workload } from './workloads.ts'

const name = 'taskpact-before'
const figures = [
  ['throughput', 'rate'],
  ['CPU', 'cpu'],
  ['p50', 'p50'],
] as const

/** Prints a table for each workload, and keeps nothing. */
export async function compareWithBefore(
  workloads: Workload[],
  before: string,
  { todos, connections, seconds, rounds }: BenchOptions,
): Promise<void> {
  const [size = 0] = todos
  const other = taskpactIn(before, name, 'Before')
  const ours = await openDatabase(size)
  try {
    const theirs = await openDatabase(size, before)
    try {
      for (const workload of workloads) {
        const plan = { seconds, rounds, connections: connectionsOf(workload, connections) }
        const entrants = [entrantOf(taskpact, workload, ours), entrantOf(other, workload, theirs)]
        const turns = await compare(entrants, plan, (line) => console.error(`${workload.name}, ${line}`))
        const rows = plan.connections.map((number) => row(turns, number))
        console.log(`\n${workload.title}, ${count(size)} todos: now, and as a multiple of before\n`)
        console.log(`${table(['connections', ...figures.map(([title]) => title)], rows)}\n`)
      }
    } finally {
      await theirs.close()
    }
  } finally {
    await ours.close()
  }
}

/** The median of each figure, then that of its ratios to the other checkout's turn of the same round, with their range. */
function row(turns: Turn[], connections: number): string[] {
  const now = figuresOf(turns, taskpact.name, connections)
  const then = figuresOf(turns, name, connections)
  const cells = figures.map(([, figure]) => {
    const ratios = now.flatMap((one, round) => {
      const other = then[round]
      return other ? [one[figure] / other[figure]] : []
    })
    const range = `${times(Math.min(...ratios))} to ${times(Math.max(...ratios))}`
    return `${written(figure, median(now.map((one) => one[figure])))}: ${times(median(ratios))} (${range})`
  })
  return [String(connections), ...cells]
}

function written(figure: keyof Figures, value: number): string {
  if (figure === 'rate') return `${count(Math.round(value))}/s`
  return figure === 'cpu' ? microseconds(value) : milliseconds(value)
}
