/**
 * Every operation's tests as a table, typed from the contract: a missing operation or a missing status does not compile.
 * A case says what it sends and, of a problem, its code; what the contract says of the answer is checked here, once.
 */
import type { IncomingMessage } from 'node:http'
import request, { type Response, type Test } from 'supertest'
import { describe, expect, test } from 'vitest'
import type { operations } from '../../generated/api.ts'
import { contract, problems } from '../../generated/contract.ts'
import { operationOf, violations } from './answers.ts'
import type { Callers } from './callers.ts'
import { commonCases } from './common-cases.ts'
import { sendBySdk } from './sdk.ts'
import type { Person, TestService } from './service.ts'
import { useWorld, type World } from './world.ts'

type Table = typeof contract
export type OperationId = keyof Table
export type Tag = Table[OperationId]['tag']
type Status<Id extends OperationId> = Table[Id]['statuses'][number]
type ProblemCode = keyof typeof problems

/** A request to an operation; its method and the template of its path come from the contract. */
export interface Input {
  /** The caller; absent: a request without a token. */
  as?: Person | undefined
  /** Of a case that needs a service with something wrong; absent: the world's own. */
  to?: TestService
  /** As it is to stand in the URL. */
  path?: Record<string, string>
  query?: Record<string, string | number | boolean>
  headers?: Record<string, string>
  /** An object is written in the operation's media type; text and bytes go as they are, labelled with it. */
  body?: object | string | undefined
}

export type MakeInput = (world: World) => Input | Promise<Input>

/** A case without its types, as the runner takes it. */
export interface Case {
  input: MakeInput
  /** The problem's code; absent: the answer is no problem. */
  code?: ProblemCode
  /** Where a 422 says that the violations are: `body /title`. */
  at?: string[]
}

/** By status and name. */
export type CaseTable = Record<number, Record<string, Case>>

type ProblemAt<Id extends OperationId, S> = operations[Id]['responses'] extends infer Responses
  ? S extends keyof Responses
    ? Responses[S] extends { content: { 'application/problem+json': unknown } }
      ? true
      : false
    : never
  : never

type CodeOf<S> = { [Code in ProblemCode]: (typeof problems)[Code]['status'] extends S ? Code : never }[ProblemCode]

/** A case of a success is only its input; a case of a problem names its code. */
type CaseOf<Id extends OperationId, S> =
  ProblemAt<Id, S> extends true ? { code: CodeOf<S>; at?: string[]; input: MakeInput } : MakeInput

type TakesKey<Id extends OperationId> = operations[Id]['parameters'] extends { header?: infer Header }
  ? [NonNullable<Header>] extends [never]
    ? false
    : 'Idempotency-Key' extends keyof NonNullable<Header>
      ? true
      : false
  : false

/** Statuses whose cases come from the contract alone (common-cases.ts). */
type CommonStatus<Id extends OperationId> =
  | 400
  | 412
  | 413
  | 415
  | 422
  | 429
  | 500
  | (Table[Id]['auth'] extends 'required' ? 401 : never)
  | (Table[Id]['auth'] extends 'required' ? 403 : never)
  | (TakesKey<Id> extends true ? 409 : never)
  | (ProblemAt<Id, 503> extends true ? 503 : never)

/** The part that all tables have: the statuses of its callers, and a valid request. */
export interface OperationTable<S extends number = number> {
  callers: Callers<S>
  valid: MakeInput
}

/** An operation's tests: what every table has, and cases for each status that is its own. */
type OperationCases<Id extends OperationId> = OperationTable<Status<Id>> & {
  [S in Exclude<Status<Id>, CommonStatus<Id>>]: Record<string, CaseOf<Id, S>>
} & {
  [S in Extract<Status<Id>, CommonStatus<Id>>]?: Record<string, CaseOf<Id, S>>
}

/** The tests of every operation of a tag. */
export type Cases<T extends Tag> = {
  [Id in OperationId as Table[Id]['tag'] extends T ? Id : never]: OperationCases<Id>
}

/** All cases of an operation: those that the contract makes, and its own. */
export function casesOf(id: OperationId, { callers: _, valid, ...own }: OperationTable) {
  const ownCases = own as Record<number, Record<string, Case | MakeInput>>
  return [...Object.entries(commonCases(id, valid)), ...Object.entries(ownCases)].flatMap(([status, cases]) =>
    Object.entries(cases).map(([name, given]) => ({
      status: Number(status),
      name,
      ...(typeof given === 'function' ? { input: given } : given),
    })),
  )
}

/** Runs every case of a tag's table in a world of its own, which it answers for the other tests of the file. */
export function runCases<T extends Tag>(cases: Cases<T>): () => World {
  const world = useWorld()
  for (const [id, own] of Object.entries(cases) as [OperationId, OperationTable][])
    describe(id, () => {
      for (const { status, name, input, code, at } of casesOf(id, own))
        test(`${status}: ${name}`, async () => {
          const made = await input(world())
          const answer = await send(id, made.to ?? world().service, made)
          expect({ status: answer.status, text: answer.text }).toMatchObject({ status })
          assertContract(id, answer)
          assertNoInternals(answer, world().internalColumns)
          if (code) assertProblem(answer, code, at)
        })
    })
  return world
}

/** Sends a request to an operation, over a real socket. */
export async function send(id: OperationId, service: TestService, input: Input): Promise<Response> {
  return (await sendBySdk(id, service, input)) ?? sendRaw(id, service, input)
}

/** Sends whatever a case wants, however wrong. */
function sendRaw(id: OperationId, service: TestService, input: Input): Test {
  const { method, path } = contract[id]
  const url = path.replace(/\{(\w+)\}/g, (template, name) => input.path?.[name] ?? template)
  const query = new URLSearchParams(input.query as Record<string, string> | undefined).toString()
  const call = request(service.server)[method](url).query(query).buffer(true)
  if (operationOf(id).responses[200]?.content?.['text/event-stream']) call.parse(firstPart)
  if (input.as) call.set('Authorization', `Bearer ${input.as.access_token}`)
  if (input.body !== undefined) {
    const mediaType = Object.keys(operationOf(id).requestBody?.content ?? {})[0] ?? 'application/json'
    call.type(input.headers?.['Content-Type'] ?? mediaType)
    call.serialize((body) => body).send(encode(mediaType, input.body))
  }
  return call.set(input.headers ?? {})
}

/** Reads no more than the beginning of a stream, which does not end by itself. */
function firstPart(answer: Response, done: (error: Error | null, body: unknown) => void): void {
  const stream = answer as unknown as IncomingMessage & { text: string }
  stream.text = ''
  stream.setEncoding('utf8')
  stream.on('data', (text) => {
    stream.text += text
    if (!stream.headers['content-type']?.startsWith('text/event-stream')) return
    done(null, null)
    stream.destroy()
  })
  stream.on('end', () => done(null, null))
}

function encode(mediaType: string, body: object | string): string | Buffer {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body
  return mediaType.includes('json') ? JSON.stringify(body) : new URLSearchParams({ ...body }).toString()
}

/** Rules of all responses: they keep the contract, and carry the headers that all of them have. */
export function assertContract(id: OperationId, answer: Response): void {
  expect(violations(id, answer)).toEqual([])
  expect(answer.headers['x-request-id']).toMatch(/^[\w.:-]{1,64}$/)
  expect(answer.headers['x-response-time']).toMatch(/^\d+\.\d+ms$/)
  expect(answer.headers).not.toHaveProperty('x-powered-by')
}

/** A problem is what its code says; a violation says where it is, and a fault of ours says no more than its code. */
export function assertProblem(answer: Response, code: ProblemCode, at?: string[]): void {
  const { status, title } = problems[code]
  const { detail, errors, quota, mfa, link, ...rest } = JSON.parse(answer.text)
  const request_id = answer.headers['x-request-id']
  expect(answer.status).toBe(status)
  expect(rest).toEqual({ type: `/problems/${code}`, title, status, code, request_id })
  expect(quota !== undefined).toBe(code === 'quota_exceeded')
  expect(link !== undefined).toBe(code === 'link_required')
  // A step-up has no second step, so its problem has no token for one.
  if (code !== 'mfa_required') expect(mfa).toBeUndefined()
  // The operator's message.
  if (code === 'maintenance') expect(detail).toEqual(expect.any(String))
  else if (status >= 500) expect({ detail, errors }).toEqual({})
  if (status === 422) expect(errors.length).toBeGreaterThan(0)
  else expect(errors).toBeUndefined()
  if (at) expect(errors.map((error: Record<string, string>) => `${error.location} ${error.pointer}`)).toEqual(at)
}

/** No answer has a member that is a column which the contract does not know. */
function assertNoInternals(answer: Response, internalColumns: ReadonlySet<string>): void {
  expect(answer.text ?? '').not.toContain('$argon2')
  if (!answer.headers['content-type']?.includes('json')) return
  const documents = answer.headers['content-type'].includes('ndjson') ? answer.text.trim().split('\n') : [answer.text]
  for (const document of documents)
    JSON.parse(document, (key, value) => {
      expect(internalColumns).not.toContain(key)
      return value
    })
}
