/** The rules that every request to an operation must keep, whatever it contains. */
import { maxHeaderSize } from 'node:http'
import { type Answer, violations } from '../support/answers.ts'
import { type FuzzedOperation, resolve } from './contract.ts'
import { placeTemplate } from './memory.ts'
import { curlOf, type Draft, type FuzzedRequest, invalidVersionsOf, type Part, toWire, type Wire } from './request.ts'
import type { Caller, World } from './world.ts'

/** Something that the service should not have done, with a command that does it again. */
export class Finding extends Error {
  override name = 'Finding'
}

export function finding(what: string, wire: Wire, answer: Answer, signedIn: boolean): Finding {
  return new Finding(`${what}: ${answer.status} ${answer.text.slice(0, 300)}\n${curlOf(wire, signedIn)}`)
}

/** A rule, tried on one draft. Throws a Finding. */
export type Rule = (world: World, draft: Draft) => Promise<void>

/** Bodies above this are 413 by the service's own limit, which the contract says in words only. */
const bodyLimit = 100_000

/** A valid request succeeds, or is refused for what there is: 401, 403, 404, 409; and the answer is by the contract. */
export const validIsServed: Rule = async (world, draft) => {
  const { operation } = draft
  const caller = await world.callerOf(operation)
  const request = await world.settle(draft)
  if ((toWire(request).payload?.length ?? 0) > bodyLimit) return
  const { answer, wire } = await world.perform(request, caller)
  const complaint = complaintAboutValid(request, answer)
  if (complaint) throw finding(complaint, wire, answer, caller !== null)
}

function complaintAboutValid(request: FuzzedRequest, answer: Answer): string | null {
  const { operation, header } = request
  const { status } = answer
  const [wrong] = violations(operation.id, answer)
  if (wrong) return `an answer that is not by the contract (${wrong})`
  const expected =
    (status >= 200 && status < 300) ||
    [403, 404, 409].includes(status) ||
    (status === 401 && operation.roles === null) ||
    (status === 304 && 'If-None-Match' in header) ||
    (status === 412 && 'If-Match' in header) ||
    (status === 422 && (mayBeInconsistent(request) || hasLanguage(request)))
  return expected ? null : 'a valid request is refused'
}

/** Whether a body has members that must agree with each other, by rules that no schema can say (`x-consistent`). */
function mayBeInconsistent({ operation, mediaType, body }: FuzzedRequest): boolean {
  const members = resolve(operation.content[mediaType ?? ''] ?? {})['x-consistent']
  return Array.isArray(members) && members.every((member) => member in (body as object))
}

/** Whether a parameter or a member is in a language that no pattern can describe (`x-language`). */
function hasLanguage({ operation, query, mediaType }: FuzzedRequest): boolean {
  const { properties = {} } = resolve(operation.content[mediaType ?? ''] ?? {})
  return (
    operation.parameters.some(({ name, schema }) => name in query && 'x-language' in resolve(schema)) ||
    Object.values(properties as object).some((schema) => 'x-language' in resolve(schema))
  )
}

/** Each single violated keyword is refused, and the refusal says where it is. */
export const invalidIsRefused: Rule = async (world, draft) => {
  const { operation } = draft
  const caller = await world.callerOf(operation)
  const request = await world.settle(draft)
  await inParallel(invalidVersionsOf(request), async ({ request: invalid, part, violation }) => {
    const wire = toWire(invalid)
    const answer = await world.send(operation, wire, caller ? `Bearer ${caller.token}` : undefined)
    // A server reads no head of that length, whatever is in it.
    if (answer.status === 431 && JSON.stringify([wire.target, wire.headers]).length > maxHeaderSize - 1000) return
    const complaint = complaintAboutInvalid(operation, part, answer)
    if (complaint) throw finding(`${violation}, and there is ${complaint}`, wire, answer, caller !== null)
  })
}

function complaintAboutInvalid({ id }: FuzzedOperation, part: Part, answer: Answer): string | null {
  // 413 is earlier than what is wrong inside; 404 is what a path that fits nothing is.
  const expected = part === 'path' ? [400, 404, 422] : part === 'body' ? [400, 413, 422] : [400, 422]
  if (!expected.includes(answer.status)) return 'no refusal'
  const [wrong] = violations(id, answer)
  if (wrong) return `an answer that is not by the contract (${wrong})`
  if (answer.status !== 422) return null
  const locations: string[] = (JSON.parse(answer.text).errors ?? []).map(
    ({ location }: { location: string }) => location,
  )
  const location = part === 'header' || part === 'cookie' ? (`${part}s` as const) : part
  return locations.includes(location) ? null : `a refusal of something else (${locations})`
}

/** Eight at a time: what is refused changes nothing, so their order does not matter. */
async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += 8) await Promise.all(items.slice(from, from + 8).map(work))
}

/**
 * Without credentials or with unknown ones, an operation is 401 before anything else is checked. Another user finds
 * nothing: 404 for objects of others, 403 where a role is needed, and no id of others in a list.
 */
export const othersAreKeptOut: Rule = async (world, draft) => {
  const { operation } = draft
  if (operation.roles === null) return
  const caller = await world.callerOf(operation)
  const request = await world.settle(draft)
  const wire = toWire(request)
  const invalid = invalidVersionsOf(request).filter((_, index) => index % 7 === 0)
  for (const asked of [wire, ...invalid.slice(0, 3).map((version) => toWire(version.request))])
    for (const credentials of nobodysCredentials(caller?.token ?? '')) {
      const answer = await world.send(operation, asked, credentials)
      const [wrong] = violations(operation.id, answer)
      const complaint = answer.status !== 401 ? 'is let in' : wrong
      if (complaint) throw finding(`nobody (${credentials}) ${complaint}`, asked, answer, false)
    }

  const stranger = await world.stranger()
  const answer = await world.send(operation, wire, `Bearer ${stranger.token}`)
  const [wrong] = violations(operation.id, answer)
  if (wrong) throw finding(`a stranger gets an answer that is not by the contract (${wrong})`, wire, answer, true)
  const template = placeTemplate(operation.path)
  const expected = operation.roles.length > 0 ? 403 : template !== null && !namesItself(operation) ? 404 : null
  if (expected !== null && answer.status !== expected && answer.status !== 413)
    throw finding(`a stranger does not get ${expected}`, wire, answer, true)
  if (operation.method === 'GET' && template === null) await othersSeeNothing(world, operation, stranger)
}

/** A list without filters, as a stranger sees it, names nothing that somebody else has. */
async function othersSeeNothing(world: World, operation: FuzzedOperation, stranger: Caller): Promise<void> {
  await world.stockItemsOf(operation)
  const wire: Wire = { method: 'GET', target: operation.path, headers: {}, payload: null }
  const answer = await world.send(operation, wire, `Bearer ${stranger.token}`)
  const seen = world.memory.idsOfObjects().find((id) => answer.text.includes(id))
  if (seen) throw finding(`a stranger is shown ${seen}`, wire, answer, true)
}

/** A path whose parameters are all words of the contract's own, not ids of what somebody has. */
const namesItself = ({ parameters }: FuzzedOperation) =>
  parameters.every((parameter) => parameter.in !== 'path' || 'enum' in parameter.schema)

function nobodysCredentials(token: string): (string | undefined)[] {
  const [head = '', claims = ''] = token.split('.')
  const unsigned = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')
  return [
    undefined,
    'Bearer garbage',
    'Bearer',
    `Basic ${token}`,
    `Bearer ${unsigned}.${claims}.`,
    `Bearer ${head}.${claims}.${'A'.repeat(43)}`,
  ]
}
