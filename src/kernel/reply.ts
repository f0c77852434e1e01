/**
 * Checks every part of a reply against the contract: status, media type, body and headers, of problems and of 5xx too.
 * One Ajv holds each component once, and the schema of a reply refers to it.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { strictFormats } from './formats.ts'
import { http } from './http.ts'
import { compileLines, type Lines, lineSchema } from './lines.ts'
import { type Contract, ContractError, type Operation, type ResponseSpec, resolver, type Schema } from './model.ts'
import { isJson } from './operation.ts'
import { addQuickChecks } from './quick-checks.ts'
import { type SchemaCompiler, schemaPreparer } from './references.ts'
import { membersOf } from './schema.ts'
import { compileStream, type EventStream, eventStream } from './stream.ts'

/** The return value of a handler. `mediaType` is needed only where a response declares several, but for streams of lines. */
export interface Reply {
  status: number
  body?: unknown
  headers?: Record<string, string | number | undefined> | undefined
  mediaType?: string
  /** Sends this reply, and rolls back the unit of work: nothing is stored, and no reply under an `Idempotency-Key`. */
  undo?: true
  /** The request only read: its reply is not stored under an `Idempotency-Key`. */
  unstored?: true
  /** Makes the body that is stored under an `Idempotency-Key` in place of this one. */
  stored?: () => unknown
  /** Makes the body that is stored where that one is too large. */
  brief?: () => unknown
}

/** A reply that the contract allows, ready to be written: everything that could fail has been done. */
export interface CheckedReply {
  status: number
  headers: Record<string, string>
  /** Text is sent as UTF-8. Null for a response without a body. */
  payload: string | Buffer | null
  /** In place of a payload: written until it ends, or the client has gone. */
  stream?: (signal: AbortSignal) => AsyncIterable<string>
  /** See `Reply`. */
  unstored?: true
  /** Makes what is stored in place of the payload. */
  stored?: () => string | Buffer | null
}

/** A reply that the contract does not allow: a fault of the service, sent as 500 and logged in full. */
export class ContractViolation extends Error {
  override name = 'ContractViolation'
}

/** Negotiates by `Accept` (RFC 9110, 12.5.1). */
type Accepts = (types: string[]) => string | false

/** Checks the replies of one operation. */
export interface ReplyChecker {
  /**
   * Throws a ContractViolation. Of the media types of a stream of lines, `accepts` returns the one that the client accepts
   * best; without it, or where it returns false, it is the first.
   */
  check(reply: Reply, accepts?: Accepts): CheckedReply
  /** Compiles the schemas that were not used yet. Throws a ContractError for a schema that does not compile. */
  compile(): void
}

/** Prepares the checkers of every operation, by its id. The schemas of a status are compiled when it is first used. */
export function createReplyCheckers(contract: Contract): Map<string, ReplyChecker> {
  // Headers are text on the wire, so "42" is an integer there; bodies are checked as they are.
  const resolve = resolver(contract.document)
  const compilers = {
    body: bodyCompiler(contract),
    header: compiler(contract, createAjv({ coerceTypes: true })),
    columns: (schema: Schema) => membersOf(schema, resolve).map(([name]) => name),
  }
  return new Map(contract.operations.map((operation) => [operation.id, createChecker(compilers, operation)]))
}

/**
 * Returns a function that throws a ContractViolation for a value that does not fit a component schema of the contract.
 */
export function compileSchema(contract: Contract, name: string): (value: unknown) => void {
  let validate: ValidateFunction | undefined
  return function assertValid(value) {
    validate ??= prepareSchema(contract, name)
    if (!validate(value)) throw new ContractViolation(`the ${name}${firstError(validate)}`)
  }
}

/** Compiles a schema that `compileSchema` would compile with its first value. */
export function prepareSchema(contract: Contract, name: string): ValidateFunction {
  return bodyCompiler(contract)({ $ref: `#/components/schemas/${name}` })
}

interface Compilers {
  body: Compile
  header: Compile
  /** The members of an object of this schema, in their order. */
  columns(schema: Schema): string[]
}

function createChecker(compilers: Compilers, { id, responses }: Operation): ReplyChecker {
  const compiled = new Map<number, ReplyChecker['check']>()
  function checkOf(status: number): ReplyChecker['check'] {
    const spec = responses.get(status)
    if (!spec) throw new ContractViolation(`${id} does not declare the status ${status}`)
    try {
      const check = compileResponse(compilers, spec)
      compiled.set(status, check)
      return check
    } catch (error) {
      throw new ContractError([`${id}: the response ${status}: ${(error as Error).message}`])
    }
  }
  return {
    check(reply, accepts) {
      const check = compiled.get(reply.status) ?? checkOf(reply.status)
      try {
        return check(reply, accepts)
      } catch (error) {
        if (!(error instanceof ContractViolation)) throw error
        throw new ContractViolation(`${id} answered ${reply.status}: ${error.message}`, { cause: error.cause })
      }
    },
    compile() {
      for (const status of responses.keys()) if (!compiled.has(status)) checkOf(status)
    },
  }
}

interface Body {
  /** Null for bytes. */
  validate: ValidateFunction | null
  /** The header `Content-Type`. */
  contentType: string
  serialize(body: unknown): string | Buffer
  /** Encodes a stream of lines; null for another body. */
  encodeLines: ReturnType<typeof compileLines> | null
}

function compileResponse(compilers: Compilers, spec: ResponseSpec): ReplyChecker['check'] {
  const bodies = new Map(
    Object.entries(spec.content).map(([type, schema]): [string, Body] => [
      type,
      {
        validate: schema.format === 'binary' ? null : compilers.body(schema),
        contentType: type.startsWith('text/') && type !== eventStream ? `${type}; charset=utf-8` : type,
        serialize: isJson(type) ? serializeJson : serializeText,
        encodeLines: linesOf(compilers, type, schema),
      },
    ]),
  )
  const [onlyType] = bodies.size === 1 ? bodies.keys() : []
  const linesTypes = [...bodies].flatMap(([type, { encodeLines }]) => (encodeLines ? [type] : []))
  const checkHeaders = compileHeaders(compilers, spec)
  const encodeStream = compileStream((data) => {
    const validate = bodies.get(eventStream)?.validate
    if (!validate?.(data)) throw new ContractViolation(`an event${validate ? firstError(validate) : ''}`)
  })

  return function check({ status, body, headers = {}, ...reply }, accepts = () => false) {
    const mediaType = reply.mediaType ?? onlyType ?? (accepts(linesTypes) || linesTypes[0])
    const checked: CheckedReply = { status, headers: checkHeaders(headers), payload: null }
    if (bodies.size === 0) {
      if (body !== undefined) throw new ContractViolation('a body is given where none is declared')
      return checked
    }
    const declared = mediaType === undefined ? undefined : bodies.get(mediaType)
    if (!declared) throw new ContractViolation(`the media type ${mediaType} is not declared`)
    if (body === undefined) throw new ContractViolation('the body is missing')
    const { validate, contentType, serialize, encodeLines } = declared
    if (encodeLines) checked.stream = encodeLines(body as Lines)
    else if (mediaType === eventStream) checked.stream = encodeStream(body as EventStream)
    else if (!validate) checked.payload = bytes(body)
    else if (!validate(body)) throw new ContractViolation(`the body${firstError(validate)}`)
    else checked.payload = serialize(body)
    checked.headers['Content-Type'] = contentType
    return checked
  }
}

function linesOf(compilers: Compilers, mediaType: string, schema: Schema): Body['encodeLines'] {
  const row = lineSchema(schema)
  if (!row) return null
  const validate = compilers.body(row)
  return compileLines(mediaType, compilers.columns(row), (value) => {
    if (!validate(value)) throw new ContractViolation(`a line${firstError(validate)}`)
  })
}

/** Returns headers as text; names match in any case. */
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
      try {
        http.validateHeaderName(name)
        http.validateHeaderValue(name, text)
      } catch (cause) {
        throw new ContractViolation(`the header ${name} cannot be written: ${(cause as Error).message}`, { cause })
      }
      checked[name] = text
      values.set(name.toLowerCase(), text)
    }
    for (const { name, key, required, validate } of declared) {
      const value = values.get(key)
      if (value === undefined && required) throw new ContractViolation(`the header ${name} is missing`)
      if (value !== undefined && !validate(value))
        throw new ContractViolation(`the header ${name} ${firstError(validate)}`)
    }
    return checked
  }
}

/** With a newline at its end, since in a terminal the next prompt would follow on the same line. */
function serializeJson(body: unknown): string {
  try {
    return `${JSON.stringify(body)}\n`
  } catch (cause) {
    throw new ContractViolation(`the body cannot be written as JSON: ${(cause as Error).message}`, { cause })
  }
}

function bytes(body: unknown): Buffer {
  if (!Buffer.isBuffer(body)) throw new ContractViolation('the body is not bytes')
  return body
}

const serializeText = (body: unknown) => (Buffer.isBuffer(body) ? body : String(body))

/** Returns a compiled schema; the same one for each place that holds the same schema. */
type Compile = (schema: Schema) => ValidateFunction

/** All checks of a contract share one Ajv, so that a component is compiled once. */
const bodyCompilers = new WeakMap<Contract, Compile>()

function bodyCompiler(contract: Contract): Compile {
  const known = bodyCompilers.get(contract)
  if (known) return known
  const ajv = createAjv()
  if (contract.quickChecks) addQuickChecks(ajv)
  const compile = compiler(contract, ajv)
  bodyCompilers.set(contract, compile)
  return compile
}

interface AjvOptions {
  coerceTypes?: boolean
  /** Whether absent members get their defaults. A reply is never changed. */
  useDefaults?: boolean
}

/** `allErrors` and `$data` stay off (work without bound, CVE-2025-69873). */
export function createAjv({ coerceTypes = false, useDefaults = false }: AjvOptions = {}): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    // Optimising the generated code slows the start, and gains nothing that can be measured afterwards.
    code: { optimize: false },
    coerceTypes,
    useDefaults,
    validateFormats: true,
    validateSchema: false,
  })
  ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
  for (const [name, format] of Object.entries(strictFormats)) ajv.addFormat(name, format)
  ajv.removeKeyword('writeOnly')
  ajv.addKeyword({ keyword: 'writeOnly', schemaType: 'boolean', validate: (writeOnly: boolean) => !writeOnly })
  return ajv
}

function compiler({ document }: Contract, ajv: Ajv2020): Compile {
  const prepare = schemaPreparer(ajv as unknown as SchemaCompiler, document, 'replies')
  const validators = new Map<string, ValidateFunction>()
  return function compile(schema) {
    const text = JSON.stringify(schema)
    const validate = validators.get(text) ?? ajv.compile(prepare(schema))
    validators.set(text, validate)
    return validate
  }
}

function firstError({ errors }: ValidateFunction): string {
  const error = errors?.[0]
  const extra = error?.keyword === 'additionalProperties' ? ` ("${error.params.additionalProperty}")` : ''
  return `${error?.instancePath ?? ''} ${error?.message ?? 'is not valid'}${extra}`
}
