/** A run's coverage of the contract, as it is printed. */
import type { Cell } from './cells.ts'
import { type Coverage, missingCells, needlessExceptions } from './judge.ts'

/** The totals by tag and status and by media type; what is missing in full, by operation; what is wrong besides. */
export function coverageReport(coverage: Coverage): string {
  const { declared, seen } = coverage
  const answers = declared.filter(({ status }) => status !== null)
  const requests = declared.filter(({ status }) => status === null)
  const operations = new Set(declared.map(({ operation }) => operation))
  const excepted = coverage.exceptions.length
  const types = [...Map.groupBy(answers, ({ mediaType }) => mediaType)]
    .sort(([, some], [, others]) => others.length - some.length)
    .map(([type, cells]) => `${type} ${share(cells, seen)}`)
  return [
    '',
    `Contract coverage: the answers of ${operations.size} operations that the tests have seen, of those that openapi.yaml declares`,
    '',
    ...table(answers, seen),
    '',
    `by media type: ${types.join(', ')}`,
    ...(requests.length > 0
      ? [`operation x media type of the request, where it may choose: ${total(requests, seen)}`]
      : []),
    `operation x status x media type: ${total(answers, seen)}${excepted > 0 ? `, ${excepted} excepted` : ''}`,
    ...missing(coverage),
    ...needlessExceptions(coverage).map((sentence) => `  ${sentence}`),
    '',
  ].join('\n')
}

const met = (cells: Cell[], seen: ReadonlySet<string>) => cells.filter(({ name }) => seen.has(name)).length

/** `8` when all of them were seen, else `7/8`. */
function share(cells: Cell[], seen: ReadonlySet<string>): string {
  const count = met(cells, seen)
  return count === cells.length ? `${count}` : `${count}/${cells.length}`
}

function total(cells: Cell[], seen: ReadonlySet<string>): string {
  const count = met(cells, seen)
  // Rounded down, so that 100 % is all of them.
  const percent = cells.length === 0 ? 100 : Math.floor((count / cells.length) * 1000) / 10
  return `${count} of ${cells.length}, ${percent} %`
}

/** Tags by statuses. */
function table(answers: Cell[], seen: ReadonlySet<string>): string[] {
  const statuses = [...new Set(answers.map(({ status }) => String(status)))].sort()
  const rows = [...Map.groupBy(answers, ({ tag }) => tag)].map(([tag, cells]) => [
    tag,
    ...statuses.map((status) => {
      const some = cells.filter((cell) => cell.status === status)
      return some.length === 0 ? '.' : share(some, seen)
    }),
  ])
  const lines = [['', ...statuses], ...rows]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines.map((line) =>
    line
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}

/** A row for each operation that lacks something: what that is, and what it has. */
function missing(coverage: Coverage): string[] {
  const cells = missingCells(coverage)
  if (cells.length === 0) return []
  const short = ({ name, operation }: Cell) => name.slice(operation.length + 1)
  const rows = [...Map.groupBy(cells, ({ operation }) => operation)].map(([operation, lacks]) => {
    const has = coverage.declared.filter((cell) => cell.operation === operation && coverage.seen.has(cell.name))
    const statuses = [...new Set(has.map((cell) => cell.status ?? short(cell)))]
    return `  ${operation}: ${lacks.map(short).join(', ')}${statuses.length > 0 ? `  (has ${statuses.join(', ')})` : ''}`
  })
  return ['', `No test has seen ${cells.length} of them. Write a case for each in test/operations:`, ...rows]
}
