/**
 * Request validation by the request validator of express-openapi-validator (EOV), called as a function: its routing,
 * security, body handling and error answers are left out. It compiles every validator at start; at run time a request is
 * given to what it compiled, and to all of EOV only when that refuses it, for the words. Pinned to 5.6.2: the tests
 * shows what is relied on.
 */

import type { Response } from 'express'
import { RequestValidator as EovValidator } from 'express-openapi-validator/dist/middlewares/openapi.request.validator.js'
import { type Compiler, compileReferences } from './compile-order.ts'
import { compiled } from './compiled.ts'
import { pointerTo } from './fields.ts'
import { strictFormats } from './formats.ts'
import { type Contract, ContractError, type JsonObject, type Operation, resolver, type Schema } from './model.ts'
import { validationProblem } from './problem.ts'
import type { RawRequest } from './read.ts'
import { compilable, sharedSchemas } from './schema.ts'
import { type Variants, variantsOf } from './variants.ts'
import { compileWording, type EovError } from './violations.ts'

/** A request that fits the contract: coerced, defaults filled. */
export interface ValidRequest {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
  body: unknown
}

/** Throws 422 `validation_failed`. */
export type RequestValidator = (request: RawRequest) => ValidRequest

/**
 * Prepares and compiles the validators of every operation; of a contract that is proven, each when it is first used.
 * Throws a ContractError for a schema that does not compile.
 *
 * As EOV does it by itself, each validator embeds all components and compiles anew whatever it refers to. Here they
 * stand in Ajv once, and what operations hold are references to them. Measured on 500 operations over rings of ten
 * schemas: 13.4 s of CPU and 54 MB before, 0.8 s and 17 MB so; both now grow with the number of operations only.
 */
export function compileRequestValidators(contract: Contract): Map<string, RequestValidator> {
  // Without components: EOV would embed them in each validator. `compileReferences` adds what is referred to.
  const document = { openapi: contract.document.openapi, paths: {}, components: {} }
  const eov = new EovValidator(document as never, options as never)
  const schemasFor = sharedSchemas(contract.document, 'requests')
  const cases = new Map<string, Case>()
  return new Map(
    contract.operations.map((operation) => [
      operation.id,
      compiled(contract, () => compileValidator({ contract, operation, eov, schemasFor, cases })),
    ]),
  )
}

/**
 * `allErrors` and `$data` stay off: work without bound (CVE-2025-69873). Ajv's optimiser would take 40 % of the start
 * for nothing that could be measured at run time.
 */
const options = {
  strict: false,
  code: { optimize: false },
  useDefaults: true,
  validateFormats: true,
  validateSchema: false,
  formats: strictFormats,
  ajvFormats: { mode: 'full' },
}

function compileValidator(compiler: CaseCompiler): RequestValidator {
  const { contract, operation, eov } = compiler
  const withoutBody = operation.body?.required ? null : compileCase(compiler, 'no body')
  const withBody = new Map(
    Object.entries(operation.body?.content ?? {}).map(([type, schema]) => [type, compileBody(compiler, type, schema)]),
  )
  const wordViolations = compileWording(contract, operation)
  const cookies = operation.parameters.filter((parameter) => parameter.in === 'cookie')
  return function validateRequest(raw) {
    const found = raw.mediaType === null ? withoutBody : withBody.get(raw.mediaType)?.(raw.body)
    const { name, isValid } = found as Case
    const { path, query, headers: known, cookies: values, body } = raw
    if (isValid(raw)) return { path, query, headers: known, cookies: values, body }
    const request = synthetic(raw, name, {})
    try {
      run(eov, request)
    } catch (error) {
      throw wordViolations(error as EovError, raw.body)
    }
    // EOV fills the defaults of cookies into a copy that it does not give back.
    for (const { name, schema } of cookies) if ('default' in schema) request.cookies[name] ??= schema.default
    const { 'content-type': _, ...headers } = request.headers
    return { path: request.params, query: request.query, headers, cookies: request.cookies, body: request.body }
  }
}

interface CaseCompiler {
  contract: Contract
  operation: Operation
  eov: EovValidator
  schemasFor: ReturnType<typeof sharedSchemas>
  /** Those that are compiled, by what they check: of operations that take the same, one is. */
  cases: Map<string, Case>
}

/** One kind of request of an operation, as EOV knows it. */
interface Case {
  name: string
  /**
   * Whether EOV would take the request; its values are coerced and defaults filled. Measured: all of EOV took 34 us of
   * the 140 of a request without a query, of which 20 are to parse an address that nobody needs.
   */
  isValid(request: RawRequest): boolean
}

/** Compiles the cases of a media type: one, or one for each variant. Answers the case of a body. */
function compileBody(compiler: CaseCompiler, mediaType: string, schema: Schema): (body: unknown) => Case {
  const variants = variantsOf(resolver(compiler.contract.document), schema)
  if (!variants) {
    const only = compileCase(compiler, mediaType, schema)
    return () => only
  }
  const cases = new Map(
    [...variants.schemas].map(([value, variant]) => [value, compileCase(compiler, `${mediaType} ${value}`, variant)]),
  )
  return (body) => cases.get(variantOf(variants, body)) as Case
}

/** The value of a body's discriminator. Throws 422 when it names no variant. */
function variantOf({ property, schemas }: Variants, body: unknown): string {
  const value = (body as JsonObject | null)?.[property]
  if (typeof value === 'string' && schemas.has(value)) return value
  const message = `must be one of ${[...schemas.keys()].join(', ')}`
  const code = value === undefined ? 'required' : 'enum'
  throw validationProblem([{ location: 'body', pointer: pointerTo(property), message, code }])
}

/**
 * Compiles one case of an operation, which is its parameters with one kind of body. EOV compiles what it sees for the
 * first time and knows it again by method, route and `Content-Type`: the case's name stands for the route, and the
 * `Content-Type` is always the same, so that no caller can make it compile more.
 */
function compileCase({ operation, eov, schemasFor, cases }: CaseCompiler, kind: string, body?: Schema): Case {
  const content = JSON.stringify([operation.parameters, body])
  const known = cases.get(content)
  if (known) return known
  const name = `${kind} ${operation.id}`
  const parameters = operation.parameters.map((parameter) => compilable({ ...parameter }, 'requests'))
  const schema = body && compilable(body, 'requests')
  const operationObject = { parameters, ...(schema && { requestBody: { content: { [caseType]: { schema } } } }) }
  const { ajv, ajvBody } = eov as unknown as { ajv: Compiler; ajvBody: Compiler }
  compileReferences(ajv, parameters, schemasFor)
  compileReferences(ajvBody, schema, schemasFor)
  const empty = { path: {}, query: {}, headers: {}, cookies: {}, body: {}, mediaType: null }
  try {
    run(eov, synthetic(empty, name, operationObject))
  } catch (error) {
    // That the empty request is not valid does not matter.
    if ((error as EovError).status !== 400) throw new ContractError([`${operation.id}: ${(error as Error).message}`])
  }
  // EOV's own key of what it compiled for a case: method, route and media type.
  const key = `-${name}-${caseType}`
  const [parametersAreValid, bodyIsValid] = [ajv.getSchema(key), ajvBody.getSchema(key)] as [Validate, Validate]
  const isValid = ({ path, query, headers, cookies, body }: RawRequest) => {
    const data = { query, headers, params: path, cookies, body }
    return !hasEmpty(query) && parametersAreValid(data) && bodyIsValid(data)
  }
  const found = { name, isValid }
  cases.set(content, found)
  return found
}

type Validate = (data: object) => boolean

/** Whether EOV takes a query parameter without a value is nothing that it compiles. */
function hasEmpty(query: Record<string, unknown>): boolean {
  for (const name in query) if (query[name] === '') return true
  return false
}

const caseType = 'application/json'

/**
 * What EOV reads of a request, and changes: an object of our own, so that the real request stays as it came. Without
 * parameters in `operationObject`, EOV leaves the values as they were read.
 */
function synthetic(raw: RawRequest, caseName: string, operationObject: JsonObject) {
  return {
    method: '',
    path: '',
    originalUrl: '',
    headers: { ...raw.headers, 'content-type': caseType } as Record<string, unknown>,
    query: raw.query,
    params: raw.path,
    cookies: raw.cookies,
    body: raw.body,
    openapi: { expressRoute: caseName, pathParams: raw.path, schema: operationObject },
  }
}

/** Throws what EOV finds. */
function run(eov: EovValidator, request: ReturnType<typeof synthetic>): void {
  eov.validate(request as never, {} as Response, (error?: unknown) => {
    if (error) throw error
  })
}
