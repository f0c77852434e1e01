/** The comparisons as tables of ratios. */
import { contenders } from './contenders.ts'
import type { Figures } from './measure.ts'
import {
  type Comparison,
  count,
  describeTaken,
  megabytes,
  type Results,
  table,
  times,
  writeSection,
} from './results.ts'
import { workloads } from './workloads.ts'

const explanation = `The medians of the turns. The first row of each table is what Taskpact takes; each of the others is Taskpact's figure
divided by the contender's. More is better for the throughput, less for everything else. CPU is the time of the server's
process for each answer.`

/** Writes the sections of the requests, and of how they grow. */
export async function reportRequests({ requests }: Results): Promise<void> {
  for (const [todos, comparisons] of Object.entries(requests)) {
    const tables = workloads.flatMap(({ name, title }) => {
      const comparison = comparisons[name]
      return comparison
        ? [`### ${title} (\`${name}\`)\n\n${comparisonTable(comparison)}\n\n${conditions(comparison)}`]
        : []
    })
    await writeSection(
      `Requests, ${count(Number(todos))} todos: \`npm run bench\``,
      [explanation, ...tables].join('\n\n'),
    )
  }
  await reportGrowth(requests)
}

/** One comparison, for the terminal and for the file. */
export function comparisonTable({ figures, floor }: Comparison): string {
  const { taskpact: ours, ...others } = figures
  if (!ours) return table(['', 'throughput', 'CPU', 'p50', 'p99', 'peak memory'], Object.entries(others).map(absolute))
  const against = Object.entries(others).map(([name, theirs]) => [
    `against ${titleOf(name)}`,
    times(ours.rate / theirs.rate),
    times(ours.cpu / theirs.cpu),
    times(ours.p50 / theirs.p50),
    times(ours.p99 / theirs.p99),
    times(ours.memory / theirs.memory),
  ])
  const pgbench = floor === null ? [] : [['against pgbench', times(ours.rate / floor), '-', '-', '-', '-']]
  return table(
    ['', 'throughput', 'CPU', 'p50', 'p99', 'peak memory'],
    [absolute(['taskpact', ours]), ...against, ...pgbench],
  )
}

function absolute([name, { rate, cpu, p50, p99, memory }]: [string, Figures]): string[] {
  const micros = `${Math.round(cpu * 1000)} us`
  return [titleOf(name), `${count(Math.round(rate))}/s`, micros, `${p50} ms`, `${p99} ms`, megabytes(memory)]
}

function conditions({ taken, seconds, rounds, connections }: Comparison): string {
  return `${describeTaken(taken)} ${rounds} turns of ${seconds} s, ${connections} connections.`
}

/** What ten, a hundred times the data does to us. */
async function reportGrowth(requests: Results['requests']): Promise<void> {
  const [least, ...others] = Object.keys(requests)
    .map(Number)
    .toSorted((a, b) => a - b)
  const most = others.at(-1)
  if (least === undefined || most === undefined) return
  const rows = workloads.flatMap(({ name, title }) => {
    const few = requests[least]?.[name]?.figures.taskpact
    const many = requests[most]?.[name]?.figures.taskpact
    if (!few || !many) return []
    return [[title, ...(['p50', 'p99', 'rate', 'cpu'] as const).map((figure) => times(many[figure] / few[figure]))]]
  })
  if (rows.length === 0) return
  await writeSection(
    `Growth, from ${count(least)} to ${count(most)} todos: \`npm run bench\``,
    `What Taskpact takes with the larger database, divided by what it takes with the smaller one. The CPU of the service's own
process has little to do with the size: where it differs, the machine was faster or slower at one of the two times.

${table(['', 'p50', 'p99', 'throughput', 'CPU'], rows)}`,
  )
}

export function titleOf(name: string): string {
  return contenders.find((contender) => contender.name === name)?.title ?? name
}
