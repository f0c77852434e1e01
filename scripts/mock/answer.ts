/** Which example answers a request. */

import { StartupError } from '../../src/config/startup-error.ts'
import {
  type Contract,
  impliedStatuses,
  type Operation,
  Problem,
  type ProblemOptions,
  type Reply,
} from '../../src/kernel/index.ts'
import type { Preference } from './prefer.ts'

/** Answers a request that is good, or throws the problem that is the answer. */
export type Answer = (preferences: Preference[]) => Reply

/**
 * Prepares one operation, whose examples are given by their status. It answers what the first preference asks for that
 * the operation declares; else its first success. Throws a StartupError when there is nothing to answer.
 */
export function answerFrom(contract: Contract, operation: Operation, examples: Map<number, Reply>): Answer {
  const usual = examples.get(usualStatus(operation)) as Reply
  return function answer(preferences) {
    for (const { name, value } of preferences) {
      const preferred = name === 'status' ? byStatus(Number(value)) : byCode(value)
      if (preferred)
        return told({ ...preferred, headers: { ...preferred.headers, 'Preference-Applied': `${name}=${value}` } })
    }
    return told(usual)
  }

  /** A 304 needs the ETag of what it stands for: the kernel makes it, of `If-None-Match`. */
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

/** The first success; of an operation without one, such as a WebSocket's, what the kernel does not answer by itself. */
function usualStatus(operation: Operation): number {
  const statuses = [...operation.responses.keys()]
  const implied = impliedStatuses(operation)
  const status = statuses.find((each) => each >= 200 && each < 300) ?? statuses.find((each) => !implied.includes(each))
  if (status !== undefined) return status
  throw new StartupError(`${operation.id} declares no answer to a good request. Write one, with an example.`)
}

type ProblemBody = { code: string; title: string } & Pick<ProblemOptions, 'detail' | 'errors'>

const isProblem = ({ mediaType }: Reply) => mediaType === 'application/problem+json'

/** Problems are thrown, so that they have the id of their request. */
function told(reply: Reply): Reply {
  if (!isProblem(reply)) return reply
  const { code, title, detail, errors } = reply.body as ProblemBody
  throw new Problem(
    code,
    { status: reply.status, title },
    { detail, errors, headers: reply.headers as Record<string, string> },
  )
}
