/** Reads the examples of a contract as responses, one for each declared status of each operation. */

import { StartupError } from '../../src/config/startup-error.ts'
import {
  type Contract,
  ContractViolation,
  createReplyCheckers,
  type EventStream,
  eventStream,
  type JsonObject,
  type Lines,
  lineSchema,
  type Operation,
  type Reply,
  type ReplyChecker,
  type Resolve,
  resolver,
} from '../../src/kernel/index.ts'

/** By operation and status. */
export type Examples = Map<Operation, Map<number, Reply>>

/**
 * A response has a body of the first media type of its status, and the required headers. Optional headers are left out:
 * a `Link` to the next page would never end. Throws a StartupError that names each example that is missing or invalid.
 */
export async function readExamples(contract: Contract): Promise<Examples> {
  const resolve = resolver(contract.document)
  const checkers = createReplyCheckers(contract)
  const faults: string[] = []
  const examples: Examples = new Map()
  for (const operation of contract.operations) {
    const replies = new Map<number, Reply>()
    for (const status of operation.responses.keys()) {
      const response = responseNode(contract.document, resolve, operation, status)
      const where = `${operation.method.toUpperCase()} ${operation.path} (${operation.id}), ${status}`
      const { reply, missing } = readReply(resolve, status, response)
      const wrong = missing.length > 0 ? null : await violation(checkers.get(operation.id) as ReplyChecker, reply)
      faults.push(...missing.map((part) => `${where}: ${part} has no example; add \`example\` beside its \`schema\``))
      if (wrong !== null) faults.push(`${where}: its example is not valid: ${wrong}`)
      replies.set(status, reply)
    }
    examples.set(operation, replies)
  }
  if (faults.length === 0) return examples
  throw new StartupError(
    `The mock serves the contract's examples. Correct these in the contract first:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
  )
}

function responseNode(document: JsonObject, resolve: Resolve, { path, method }: Operation, status: number): JsonObject {
  const item = resolve((document.paths as JsonObject)[path])
  const { responses } = item[method] as { responses: JsonObject }
  return resolve(responses[status])
}

/** The response, and the names of its parts that have no example. */
function readReply(resolve: Resolve, status: number, response: JsonObject): { reply: Reply; missing: string[] } {
  const missing: string[] = []
  const value = (node: JsonObject, part: string) => {
    const found = exampleOf(resolve, node)
    if (found === undefined) missing.push(part)
    return found
  }
  const headers = Object.entries((response.headers ?? {}) as JsonObject).flatMap(([name, node]) => {
    const header = resolve(node)
    return header.required === true ? [[name, value(header, `the header ${name}`) as string] as const] : []
  })
  const reply: Reply = { status, headers: Object.fromEntries(headers) }
  const [media] = Object.entries((response.content ?? {}) as JsonObject)
  if (!media) return { reply, missing }
  const [mediaType, node] = media
  const body = value(resolve(node), mediaType)
  const schema = resolve((node as JsonObject).schema ?? {})
  const isBinary = schema.format === 'binary'
  if (lineSchema(schema)) return { reply: { ...reply, mediaType, body: linesOf(String(body)) }, missing }
  const sent = mediaType === eventStream ? oneEvent(body) : isBinary ? Buffer.from(String(body)) : body
  return { reply: { ...reply, mediaType, body: sent }, missing }
}

/** The example of a media type or a header, or else a value that its schema names. */
function exampleOf(resolve: Resolve, node: JsonObject): unknown {
  const { example, examples = {}, schema = {} } = node
  const [named] = Object.values(examples as JsonObject).map((each) => resolve(each).value)
  const own = resolve(schema) as { const?: unknown; enum?: unknown[]; examples?: unknown[]; default?: unknown }
  return [example, named, own.examples?.[0], own.const, own.default, own.enum?.[0]].find((each) => each !== undefined)
}

/** The objects of an example, which has JSON lines. */
function linesOf(text: string): Lines {
  return async function* lines() {
    yield text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  }
}

function oneEvent(data: unknown): EventStream {
  return async function* events() {
    yield { data }
  }
}

/** The way in which a response violates the contract, or null. */
async function violation(checker: ReplyChecker, reply: Reply): Promise<string | null> {
  try {
    const { stream } = checker.check(reply)
    if (stream) for await (const _ of stream(new AbortController().signal));
    return null
  } catch (error) {
    if (!(error instanceof ContractViolation)) throw error
    return error.message
  }
}
