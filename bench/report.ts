/** Writes the comparisons as tables of ratios. */
import { contenders } from './contenders.ts'
import type { Figures } from './measure.ts'
import {
  type Comparison,
  count,
  describeTaken,
  megabytes,
  microseconds,
  milliseconds,
  type Results,
  table,
  times,
  writeSection,
} from './results.ts'
import { workloads } from './workloads.ts'

const explanation = `The medians of the turns. The first row for each number of connections is what Taskpact takes; each of the others is
Taskpact's figure divided by the contender's. More is better for the throughput, less for everything else. CPU is the time
of the server's process for each response.`

const heading = ['', 'connections', 'throughput', 'CPU', 'p50', 'p99', 'peak memory']

/** Writes the sections of the requests. */
export async function reportRequests({ requests }: Results): Promise<void> {
  for (const [todos, comparisons] of Object.entries(requests)) {
    const sections = workloads.flatMap(({ name, title }) => {
      const byConnections = comparisons[name]
      return byConnections ? [`### ${title} (\`${name}\`)\n\n${comparisonTable(byConnections)}`] : []
    })
    await writeSection(
      `Requests, ${count(Number(todos))} todos: \`npm run bench\``,
      [explanation, ...sections].join('\n\n'),
    )
  }
}

/** The comparisons of one workload by their number of connections, for the terminal and for the file. */
export function comparisonTable(comparisons: Record<string, Comparison>): string {
  const all = Object.entries(comparisons).sort(([a], [b]) => Number(a) - Number(b))
  const rows = all.flatMap(([connections, comparison]) => rowsOf(connections, comparison))
  const byConditions = Map.groupBy(all, ([, comparison]) => conditionsOf(comparison))
  const conditions = [...byConditions].map(
    ([text, of]) =>
      `With ${new Intl.ListFormat('en').format(of.map(([connections]) => connections))} connections: ${text}`,
  )
  return [table(heading, rows), ...conditions].join('\n\n')
}

function rowsOf(connections: string, { figures, floor }: Comparison): string[][] {
  const { taskpact: ours, ...others } = figures
  const absolute = ([name, { rate, cpu, p50, p99, memory }]: [string, Figures]) => [
    titleOf(name),
    connections,
    `${count(Math.round(rate))}/s`,
    microseconds(cpu),
    milliseconds(p50),
    milliseconds(p99),
    megabytes(memory),
  ]
  if (!ours) return Object.entries(others).map(absolute)
  const against = Object.entries(others).map(([name, theirs]) => [
    `against ${titleOf(name)}`,
    connections,
    times(ours.rate / theirs.rate),
    times(ours.cpu / theirs.cpu),
    times(ours.p50 / theirs.p50),
    times(ours.p99 / theirs.p99),
    times(ours.memory / theirs.memory),
  ])
  const pgbench = floor === null ? [] : [['against pgbench', connections, times(ours.rate / floor), '-', '-', '-', '-']]
  return [absolute(['taskpact', ours]), ...against, ...pgbench]
}

function conditionsOf({ taken, seconds, rounds }: Comparison): string {
  return `${describeTaken(taken)} ${rounds} turns of ${seconds} s.`
}

export function titleOf(name: string): string {
  return contenders.find((contender) => contender.name === name)?.title ?? name
}
