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

/** Writes the sections of the requests. */
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

export function titleOf(name: string): string {
  return contenders.find((contender) => contender.name === name)?.title ?? name
}
