/** The reply of a list operation: every list of the contract has the same headers. */
import { contract } from '../../generated/contract.ts'
import type { Page, PageRequest } from '../db/page.ts'

type ListQuery = Omit<PageRequest, 'sort'> & { sort?: string | undefined; count: boolean }

interface ListRequest {
  /** The path parameters; absent where the operation's path has none. */
  path?: Record<string, string>
  query: ListQuery
}

/**
 * The rows of a page, with `Link` to the next page (RFC 8288) and, where the request has `count=true`, the
 * `Total-Count` that `countRows` returns.
 */
export async function listReply<Row>(
  operationId: keyof typeof contract,
  { path, query }: ListRequest,
  { rows, next }: Page<Row>,
  countRows: () => Promise<number>,
) {
  const total = query.count ? (countOf({ rows, next }, query) ?? (await countRows())) : undefined
  return {
    status: 200 as const,
    body: rows,
    headers: { Link: linkNext(operationId, path, query, next), 'Total-Count': total },
  }
}

/** The number of all rows, where a page that is the last one shows it. */
function countOf({ rows, next }: Page<unknown>, { cursor, skip }: ListQuery): number | undefined {
  const isWhole = next === null && cursor === undefined && (skip === 0 || rows.length > 0)
  return isWhole ? skip + rows.length : undefined
}

/** The members of a list's query that narrow it, without those that choose the page. */
export function listFilter<Query extends ListQuery>({ sort, cursor, skip, limit, count, ...filter }: Query) {
  return filter
}

/** `Link` of the next page: the same request with the page's cursor; undefined on the last page. */
export function linkNext(
  operationId: keyof typeof contract,
  path: Record<string, string> = {},
  query: object,
  next: string | null,
): string | undefined {
  if (next === null) return undefined
  const target = contract[operationId].path.replaceAll(/\{(\w+)\}/g, (_, name) => path[name] as string)
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, skip: undefined, cursor: next }))
    for (const one of [value].flat()) if (one !== undefined) parameters.append(name, String(one))
  return `<${target}?${parameters}>; rel="next"`
}
