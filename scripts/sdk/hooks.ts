/** Writes generated/react-query.ts: options and hooks for TanStack Query, by the name of each operation. */
import type { Contract, Operation } from '../../src/kernel/index.ts'

/** Returns the module's text. A stream has no hooks: a query ends with its response, and a stream does not end. */
export function hooks({ operations }: Contract): string {
  const used = operations.filter((operation) => !isStream(operation))
  const types = used.flatMap(({ id }) => [`${capital(id)}Data`, `${capital(id)}Responses`])
  return `import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { type Infinite, type InfiniteResult, infinite, type Mutation, type MutationResult, mutation, type Query, type QueryKey, type QueryResult, query, queryKey } from '../src/sdk/query.ts'
import { ${used.map(({ id }) => id).join(', ')}, type Options } from './client/sdk.gen.ts'
import type { ${types.join(', ')} } from './client/types.gen.ts'

export type { ListPage, QueryKey } from '../src/sdk/query.ts'
${used.map((operation) => (operation.method === 'get' ? queryOf(operation) : mutationOf(operation))).join('')}`
}

const isStream = ({ responses }: Operation) =>
  [...responses.values()].some(({ content }) => 'text/event-stream' in content)

const isList = ({ parameters, responses }: Operation) =>
  parameters.some(({ name }) => name === 'cursor') && responses.get(200)?.headers.Link !== undefined

const capital = (id: string) => id.replace(/^./, (first) => first.toUpperCase())

function queryOf(operation: Operation): string {
  const { id } = operation
  const Id = capital(id)
  const take = `(options: Options<${Id}Data>)`
  const make = (kind: string) => `${kind}<${Id}Data, ${Id}Responses>('${id}', ${id}, options)`
  return `
export const ${id}QueryKey = ${take}: QueryKey => queryKey('${id}', options)
export const ${id}Options = ${take}: Query<${Id}Responses> => ${make('query')}
export const use${Id}Query = ${take}: QueryResult<${Id}Responses> => useQuery(${id}Options(options))
${
  isList(operation)
    ? `export const ${id}InfiniteOptions = ${take}: Infinite<${Id}Responses> => ${make('infinite')}
export const use${Id}InfiniteQuery = ${take}: InfiniteResult<${Id}Responses> => useInfiniteQuery(${id}InfiniteOptions(options))
`
    : ''
}`
}

function mutationOf({ id }: Operation): string {
  const Id = capital(id)
  const types = `${Id}Data, ${Id}Responses`
  const given = `<Given extends Partial<Options<${Id}Data>> = object>(given?: Given)`
  return `
export const ${id}Mutation = ${given}: Mutation<${types}, Given> => mutation<${types}, Given>(${id}, given)
export const use${Id}Mutation = (options?: Partial<Omit<Mutation<${types}>, 'mutationFn'>>): MutationResult<${types}> => useMutation({ ...${id}Mutation(), ...options })
`
}
