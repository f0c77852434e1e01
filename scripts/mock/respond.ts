/** Chooses the example that a request gets as its response. */

import { StartupError } from '../../src/config/startup-error.ts'
import { type Contract, impliedStatuses, type Operation, Problem, type Reply } from '../../src/kernel/index.ts'
import type { Preference } from './prefer.ts'

/** Returns the response to a valid request, or throws a Problem where the example is one. */
type Responder = (preferences: Preference[]) => Reply

/**
 * Prepares an operation with its `examples` by status. The responder picks the example of the first preference that the
 * operation declares, or of its first success status. Throws a StartupError when the operation declares neither.
 */
export function createResponder(contract: Contract, operation: Operation, examples: Map<number, Reply>): Responder {
  const usual = examples.get(usualStatus(operation)) as Reply
  return function respond(preferences) {
    for (const { name, value } of preferences) {
      const preferred = name === 'status' ? byStatus(Number(value)) : byCode(value)
      if (preferred)
        return replyOrThrow({
          ...preferred,
          headers: { ...preferred.headers, 'Preference-Applied': `${name}=${value}` },
        })
    }
    return replyOrThrow(usual)
  }

  /** Not 304: it needs an ETag, so the kernel sends it in response to `If-None-Match`. */
  function byStatus(status: number): Reply | undefined {
    return status === 304 ? undefined : examples.get(status)
  }

  function byCode(code: string): Reply | undefined {
    const definition = Object.hasOwn(contract.problems, code) ? contract.problems[code] : undefined
    const example = definition && examples.get(definition.status)
    if (!example || !isProblem(example)) return undefined
    if ((example.body as ProblemBody).code === code) return example
    return { ...example, body: { ...definition, code } }
  }
}

/**
 * The first success status. For an operation without one, such as a WebSocket, the first that is not the kernel's own.
 */
function usualStatus(operation: Operation): number {
  const statuses = [...operation.responses.keys()]
  const implied = impliedStatuses(operation)
  const status = statuses.find((each) => each >= 200 && each < 300) ?? statuses.find((each) => !implied.includes(each))
  if (status !== undefined) return status
  throw new StartupError(
    `${operation.id} declares no response to a valid request. Add one to the contract, with an example.`,
  )
}

interface ProblemBody {
  code: string
  title: string
  request_id: string
}

const isProblem = ({ mediaType }: Reply) => mediaType === 'application/problem+json'

/** Throws problems, so that the kernel adds the id of the request. */
function replyOrThrow(reply: Reply): Reply {
  if (!isProblem(reply)) return reply
  const { request_id: _, ...members } = reply.body as ProblemBody
  const definition = { status: reply.status, title: members.title }
  throw new Problem(members.code, definition, {
    members: { ...members },
    headers: reply.headers as Record<string, string>,
  })
}
