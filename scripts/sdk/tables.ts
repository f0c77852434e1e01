/** Writes generated/sdk.ts: the facts that the SDK needs at run time and its generated client lacks. */
import { type Contract, type Operation, resolver, takesIdempotencyKey } from '../../src/kernel/index.ts'

/**
 * Returns the module's text; it is small, since every client loads it. Throws an Error for a path parameter that the SDK
 * could not check.
 */
export function sdkTables({ document, operations, problems }: Contract): string {
  const resolve = resolver(document)
  const nameOf = ({ method, path }: Operation) => `${method.toUpperCase()} ${path}`
  const responses = groupBy(operations, nameOf, ({ responses }) =>
    [...responses]
      .filter(([status]) => status >= 200 && status < 300)
      .flatMap(([status, { content }]) => {
        const types = Object.entries(content)
        if (types.length === 0) return String(status)
        return types.map(([type, schema]) => `${status} ${type}${resolve(schema).type === 'array' ? ' array' : ''}`)
      }),
  )
  const parameters = operations.flatMap((operation) =>
    operation.parameters.filter((parameter) => parameter.in === 'path'),
  )
  const patterns = groupBy(
    parameters,
    ({ name }) => name,
    ({ schema }) => [String(resolve(schema).pattern)],
  )
  const names = Object.values(patterns).flat()
  const unclear = names.filter((name, index) => names.indexOf(name) < index).concat(patterns.undefined ?? [])
  if (unclear.length > 0)
    throw new Error(`Every path parameter needs a pattern, the same wherever it has this name: ${unclear.join(', ')}.`)
  const statuses = Object.entries(problems).map(([code, { status }]) => `  ${code}: ${status}\n`)
  return `/** The operations that take an \`Idempotency-Key\`. */
export const keyedOperations: readonly string[] = ${print(operations.filter(takesIdempotencyKey).map(nameOf))}

/** The operations by their successful response: its status, its media type, and whether its JSON is an array. */
export const successes: Readonly<Record<string, readonly string[]>> = ${print(responses)}

/** The names of path parameters by the pattern that their values fit. */
export const pathPatterns: Readonly<Record<string, readonly string[]>> = ${print(patterns)}

/** The status of each problem code. */
export interface ProblemStatuses {\n${statuses.join('')}}
`
}

const print = (value: unknown) => JSON.stringify(value, null, 2)

/** The distinct names of things by each of their keys. */
function groupBy<T>(
  things: T[],
  nameOf: (thing: T) => string,
  keysOf: (thing: T) => string[],
): Record<string, string[]> {
  const groups: Record<string, string[]> = {}
  for (const thing of things)
    for (const key of keysOf(thing)) groups[key] = [...new Set([...(groups[key] ?? []), nameOf(thing)])]
  return groups
}
