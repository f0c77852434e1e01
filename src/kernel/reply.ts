/**
 * Checks what a handler answers against the contract, all of it: status, media type, body and headers, of problems
 * and of 5xx too. One Ajv holds each component once and every reply schema refers to them: compiling a copy of
 * the document per operation was measured at 30 s and 2.3 GiB for 100 operations, this at 0.4 s and 3 MiB.
 */

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { compileReferences } from './compile-order.ts'
import { compiled } from './compiled.ts'
import { strictFormats } from './formats.ts'
import { http } from './http.ts'
import { type Contract, ContractError, type Operation, type ResponseSpec, type Schema } from './model.ts'
import { isJson } from './operation.ts'
import { checkQuickly } from './quick-checks.ts'
import { compilable, sharedSchemas } from './schema.ts'
import { compileStream, type EventStream, eventStream } from './stream.ts'

/** What a handler returns. `mediaType` is needed only where a response declares several. */
export interface Reply {
  status: number
  body?: unknown
  headers?: Record<string, string | number | undefined> | undefined
  mediaType?: string
  /** Answers this, and undoes what was done for it: nothing is kept, not even the answer under an `Idempotency-Key`. */
  undo?: true
}

/** A reply that the contract allows, ready to be written: everything that could fail has been done. */
export interface CheckedReply {
  status: number
  headers: Record<string, string>
  /** Text is sent as UTF-8. Null for a response without a body. */
  payload: string | Buffer | null
  /** In place of a payload: what is written until it ends, or the client has gone. */
  stream?: (signal: AbortSignal) => AsyncIterable<string>
}

/** A reply that the contract does not allow: a fault of the service, answered as 500 and logged in full. */
export class ContractViolation extends Error {
  override name = 'ContractViolation'
}

export type ReplyChecker = (reply: Reply) => CheckedReply

/**
 * Compiles the checkers of every operation, so that a schema that does not compile stops the start; of a contract that is
 * proven, the checker of each status when it is first used.
 */
export function compileReplyCheckers(contract: Contract): Map<string, ReplyChecker> {
  // Headers are text on the wire, so "42" is an integer there; bodies are what they are.
  const compilers = { body: bodyCompiler(contract), header: compiler(contract, createAjv(true)) }
  return new Map(
    contract.operations.map((operation) => [operation.id, compileOperation(contract, compilers, operation)]),
  )
}

/** Throws a ContractViolation for a value that is not as a component schema of the contract says. */
export function compileSchema(contract: Contract, name: string): (value: unknown) => void {
  return compiled(contract, () => {
    const validate = prepareSchema(contract, name)
    return function assertValid(value) {
      if (!validate(value)) throw new ContractViolation(`the ${name}${first(validate)}`)
    }
  })
}

/** Compiles what `compileSchema` would compile with its first value, so that nobody waits for it then. */
export function prepareSchema(contract: Contract, name: string): ValidateFunction {
  return bodyCompiler(contract)({ $ref: `#/components/schemas/${name}` })
}

interface Compilers {
  body: Compile
  header: Compile
}

function compileOperation(contract: Contract, compilers: Compilers, operation: Operation): ReplyChecker {
  const checkers = new Map<number, ReplyChecker>()
  for (const [status, spec] of operation.responses) {
    try {
      checkers.set(
        status,
        compiled(contract, () => compileResponse(compilers, spec)),
      )
    } catch (error) {
      throw new ContractError([`${operation.id}: the response ${status}: ${(error as Error).message}`])
    }
  }
  return function check(reply) {
    const checker = checkers.get(reply.status)
    if (!checker) throw new ContractViolation(`${operation.id} does not declare the status ${reply.status}`)
    try {
      return checker(reply)
    } catch (error) {
      if (!(error instanceof ContractViolation)) throw error
      throw new ContractViolation(`${operation.id} answered ${reply.status}: ${error.message}`, { cause: error.cause })
    }
  }
}

function compileResponse(compilers: Compilers, spec: ResponseSpec): ReplyChecker {
  const bodies = new Map(Object.entries(spec.content).map(([type, schema]) => [type, compilers.body(schema)]))
  const [onlyType] = bodies.size === 1 ? bodies.keys() : []
  const checkHeaders = compileHeaders(compilers, spec)
  const encodeStream = compileStream((data) => {
    const validate = bodies.get(eventStream)
    if (!validate?.(data)) throw new ContractViolation(`an event${validate ? first(validate) : ''}`)
  })

  return function check({ status, body, headers = {}, mediaType = onlyType }) {
    const checked: CheckedReply = { status, headers: checkHeaders(headers), payload: null }
    if (bodies.size === 0) {
      if (body !== undefined) throw new ContractViolation('a body is given where none is declared')
      return checked
    }
    const validate = mediaType === undefined ? undefined : bodies.get(mediaType)
    if (!validate || mediaType === undefined) throw new ContractViolation(`the media type ${mediaType} is not declared`)
    if (body === undefined) throw new ContractViolation('the body is missing')
    if (mediaType === eventStream) {
      checked.stream = encodeStream(body as EventStream)
      checked.headers['Content-Type'] = eventStream
      return checked
    }
    if (!validate(body)) throw new ContractViolation(`the body${first(validate)}`)
    checked.payload = serialize(mediaType, body)
    checked.headers['Content-Type'] = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType
    return checked
  }
}

/** Answers headers as text; names count in any case. */
function compileHeaders(compilers: Compilers, spec: ResponseSpec) {
  const declared = Object.entries(spec.headers).map(([name, { required, schema }]) => ({
    name,
    key: name.toLowerCase(),
    required,
    validate: compilers.header(schema),
  }))
  return function checkHeaders(headers: NonNullable<Reply['headers']>): Record<string, string> {
    const checked: Record<string, string> = {}
    const values = new Map<string, string>()
    for (const [name, value] of Object.entries(headers)) {
      if (value === undefined) continue
      const text = String(value)
      checkWritable(name, text)
      checked[name] = text
      values.set(name.toLowerCase(), text)
    }
    for (const { name, key, required, validate } of declared) {
      const value = values.get(key)
      if (value === undefined && required) throw new ContractViolation(`the header ${name} is missing`)
      if (value !== undefined && !validate(value)) throw new ContractViolation(`the header ${name} ${first(validate)}`)
    }
    return checked
  }
}

function checkWritable(name: string, value: string): void {
  try {
    http.validateHeaderName(name)
    http.validateHeaderValue(name, value)
  } catch (cause) {
    throw new ContractViolation(`the header ${name} cannot be written: ${(cause as Error).message}`, { cause })
  }
}

/** A reply outside of any operation, such as 404 for an unknown path. */
export function uncheckedReply({ status, body, headers = {}, mediaType = 'application/json' }: Reply): CheckedReply {
  const given = Object.entries(headers).map(([name, value]) => [name, String(value)])
  return {
    status,
    headers: { ...Object.fromEntries(given), 'Content-Type': mediaType },
    payload: serialize(mediaType, body),
  }
}

function serialize(mediaType: string, body: unknown): string | Buffer {
  if (!isJson(mediaType)) return Buffer.isBuffer(body) ? body : String(body)
  try {
    return JSON.stringify(body)
  } catch (cause) {
    throw new ContractViolation(`the body cannot be written as JSON: ${(cause as Error).message}`, { cause })
  }
}

/** No defaults: a reply is never changed. `allErrors` and `$data` stay off (work without bound, CVE-2025-69873). */
function createAjv(coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    code: { optimize: false },
    coerceTypes,
    validateFormats: true,
    validateSchema: false,
  })
  ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
  for (const [name, format] of Object.entries(strictFormats)) ajv.addFormat(name, format)
  ajv.removeKeyword('writeOnly')
  ajv.addKeyword({ keyword: 'writeOnly', schemaType: 'boolean', validate: (writeOnly: boolean) => !writeOnly })
  checkQuickly(ajv)
  return ajv
}

/** Answers the compiled schema; the same one for each place that holds the same schema. */
type Compile = (schema: Schema) => ValidateFunction

/** One for all that is checked of a contract, so that a schema is compiled once. */
const bodyCompilers = new WeakMap<Contract, Compile>()

function bodyCompiler(contract: Contract): Compile {
  const known = bodyCompilers.get(contract)
  if (known) return known
  const compile = compiler(contract, createAjv(false))
  bodyCompilers.set(contract, compile)
  return compile
}

function compiler({ document }: Contract, ajv: Ajv2020): Compile {
  const schemasFor = sharedSchemas(document, 'replies')
  const validators = new Map<string, ValidateFunction>()
  return function compile(schema) {
    const text = JSON.stringify(schema)
    const known = validators.get(text)
    if (known) return known
    const prepared = compilable(schema, 'replies')
    compileReferences(ajv, prepared, schemasFor)
    const validate = ajv.compile(prepared)
    validators.set(text, validate)
    return validate
  }
}

function first(validate: ValidateFunction): string {
  const error = validate.errors?.[0]
  const extra = error?.keyword === 'additionalProperties' ? ` ("${error.params.additionalProperty}")` : ''
  return `${error?.instancePath ?? ''} ${error?.message ?? 'is not valid'}${extra}`
}
