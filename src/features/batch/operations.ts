/** Runs several operations in one request and one transaction. The kernel performs each of them (`nest`). */

import { type CheckedReply, isJson, lineSchema, type Nested, type Operation, Problem } from '../../kernel/index.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Handlers, Request } from '../../service/handlers.ts'
import { changesOnlyTodos, isReading, lockNamed } from './locks.ts'
import { type NamedResults, resolveBody, resolvePath } from './references.ts'

/** Bytes of results after which no further operation runs: the response is held in memory, and stored with its key. */
const maxResultBytes = 5_000_000

export const batch = {
  async runBatch({ quotas }, given) {
    const request = { ...given, nested: given.nest() }
    const { atomic, operations } = request.body
    refuseSameIds(operations)
    await lockNamed(quotas, request, operations)
    const named: NamedResults = new Map()
    const results: Schemas['BatchResult'][] = []
    const bare = new Set<Schemas['BatchResult']>()
    let bytes = 0
    for (const operation of operations) {
      let isBare = false
      let kind: Schemas['AuditKind'] | undefined
      const judge = (found: Operation) => {
        allow(found)
        isBare = isStoredBare(found)
        kind = found.extensions['x-audit'] as Schemas['AuditKind'] | undefined
      }
      const reply = bytes < maxResultBytes ? await run(operation, request, named, judge) : tooLarge(request)
      bytes += Buffer.byteLength(reply.payload ?? '')
      const result = resultOf(reply)
      const refused = result.status >= 400
      if (refused && kind !== undefined) request.logRefusal(kind, result.status)
      if (atomic && refused) return rolledBack(request, results.length, result)
      results.push(result)
      if (isBare && !refused) bare.add(result)
      if (operation.id !== undefined) named.set(operation.id, refused ? null : { body: result.body })
    }
    const body = { committed: true, results }
    return {
      status: 200,
      body,
      ...(bare.size > 0 && {
        stored: () => ({ ...body, results: results.map((result) => (bare.has(result) ? brief(result) : result)) }),
      }),
      brief: () => ({ ...body, results: results.map(brief) }),
      ...(isReading(request.body) && { unstored: true }),
    }
  },
} satisfies Handlers<'batch'>

/** Whether its results have names of users, which must be gone when these delete their accounts: no body is stored. */
function isStoredBare({ extensions }: Operation): boolean {
  return extensions['x-names-users'] === true
}

/** A result without its body, as in the stored form of a large batch. Of its headers only `Link` may be long. */
function brief({ status, headers }: Schemas['BatchResult']): Schemas['BatchResult'] {
  const { Link: _, ...short } = headers
  return { status, headers: short }
}

type Batch = Request<'runBatch'> & { nested: Nested }

/** Performs one operation, and returns the result that it would have as a request by itself. */
async function run(
  operation: Schemas['BatchOperation'],
  { nested, headers, body: { operations } }: Batch,
  named: NamedResults,
  judge: (operation: Operation) => void,
) {
  const { method, path, body, headers: own = {} } = operation
  try {
    const key = headers['idempotency-key']
    // The results of both would be stored under one key.
    if (key !== undefined && own['Idempotency-Key'] === key) throw problem('idempotency_key_reused')
    const request = {
      method,
      target: resolvePath(path, named),
      headers: Object.fromEntries(Object.entries(own).map(([name, value]) => [name.toLowerCase(), value])),
      body: resolveBody(body, named),
    }
    return await nested.perform(request, judge, { sameCaller: changesOnlyTodos(operations) })
  } catch (error) {
    // `perform` throws faults of the whole batch; a problem of this operation is its result.
    if (error instanceof Problem && error.status < 500) return nested.refuse(error)
    throw error
  }
}

/** Throws `batch_not_allowed` for an operation that the contract excludes from batches. */
function allow({ id, auth, extensions, responses }: Operation): void {
  const answers = [...responses.values()]
  const allowed =
    id !== ('runBatch' satisfies keyof typeof batch) &&
    auth === 'required' &&
    // Rate-limited operations check secrets and use shared counters, on connections of their own.
    extensions['x-rate-limit'] === undefined &&
    !answers.some(({ headers }) => headers['Cache-Control']?.schema.const === 'no-store') &&
    !answers.some(({ content }) => 'text/event-stream' in content || Object.values(content).some(lineSchema))
  if (!allowed) throw problem('batch_not_allowed')
}

function resultOf({ status, headers, payload }: CheckedReply): Schemas['BatchResult'] {
  if (payload === null) return { status, headers }
  const text = payload.toString()
  return { status, headers, body: isJson(headers['Content-Type'] ?? '') ? JSON.parse(text) : text }
}

/** The response of an atomic batch of which one operation failed. */
function rolledBack({ nested, body }: Batch, failedAt: number, failed: Schemas['BatchResult']) {
  const detail = `Operation ${failedAt} of the batch, counted from 0, failed.`
  const others = resultOf(nested.refuse(problem('batch_rolled_back', { detail })))
  const results = body.operations.map((_, index) => (index === failedAt ? failed : others))
  return { status: 200 as const, body: { committed: false, results }, undo: true as const }
}

function tooLarge({ nested }: Batch): CheckedReply {
  return nested.refuse(problem('batch_results_too_large'))
}

/**
 * A schema cannot express that ids differ, so a duplicate is no 422: a request that the contract allows is never
 * invalid.
 */
function refuseSameIds(operations: Schemas['BatchOperation'][]): void {
  const seen = new Set<string>()
  operations.forEach(({ id }, index) => {
    if (id === undefined) return
    const detail = `Operation ${index} of the batch, counted from 0, has the same id as an earlier operation.`
    if (seen.has(id)) throw problem('batch_id_repeated', { detail })
    seen.add(id)
  })
}
