/**
 * Validates requests by the request validator of express-openapi-validator (EOV), called as a function: its routing,
 * security, body handling and error responses are left out. The functions that EOV compiled check each request; EOV
 * itself runs only for a request that they refuse, to word the problem. Pinned to 5.6.2: test/pitfalls.test.ts and
 * docs/private-interfaces.md list the private members in use.
 */
import type { Response } from 'express'
import { RequestValidator as EovValidator } from 'express-openapi-validator/dist/middlewares/openapi.request.validator.js'
import type { RawBody } from './body.ts'
import { strictFormats } from './formats.ts'
import { type Contract, ContractError, type JsonObject, type Operation, resolver, type Schema } from './model.ts'
import { pointerTo, type RawParameters } from './parameters.ts'
import { validationProblem } from './problem.ts'
import { type Prepare, type SchemaCompiler, schemaPreparer } from './references.ts'
import { type Variants, variantsOf } from './variants.ts'
import { compileWording, type EovError } from './violations.ts'

type RawRequest = RawParameters & RawBody

/** A request that fits the contract: coerced, defaults filled. */
export interface ValidRequest {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
  body: unknown
}

/** Validates the requests of one operation. */
export interface RequestValidator {
  /** Throws 422 `validation_failed`. */
  validate(request: RawRequest): ValidRequest
  /** Compiles the schemas that were not used yet. Throws a ContractError for a schema that does not compile. */
  compile(): void
}

/**
 * Prepares the validators of every operation, by its id. The schemas of an operation are compiled with its first
 * request.
 *
 * EOV by itself embeds all components in each validator, and compiles anew whatever it refers to. Here each component
 * is in Ajv once, and the schemas of operations refer to it.
 */
export function createRequestValidators(contract: Contract): Map<string, RequestValidator> {
  // Without components, which EOV would embed: `schemaPreparer` adds those that are referred to.
  const document = { openapi: contract.document.openapi, paths: {}, components: {} }
  const eov = new EovValidator(document as never, options as never)
  const { ajv, ajvBody } = eov as unknown as { ajv: SchemaCompiler; ajvBody: SchemaCompiler }
  const compiler: CaseCompiler = {
    eov,
    ajv,
    ajvBody,
    prepareParameters: schemaPreparer(ajv, contract.document, 'requests'),
    prepareBody: schemaPreparer(ajvBody, contract.document, 'requests'),
    cases: new Map(),
  }
  return new Map(contract.operations.map((operation) => [operation.id, createValidator(compiler, contract, operation)]))
}

/** `allErrors` and `$data` stay off: work without bound (CVE-2025-69873). */
const options = {
  strict: false,
  // Optimising the generated code slows the start, and gains nothing that can be measured afterwards.
  code: { optimize: false },
  useDefaults: true,
  validateFormats: true,
  validateSchema: false,
  formats: strictFormats,
  ajvFormats: { mode: 'full' },
}

function createValidator(compiler: CaseCompiler, contract: Contract, operation: Operation): RequestValidator {
  let caseOf: ((raw: RawRequest) => Case) | undefined
  const wordViolations = compileWording(contract, operation)
  const cookies = operation.parameters.filter((parameter) => parameter.in === 'cookie')
  return {
    validate(raw) {
      caseOf ??= compileCases(compiler, contract, operation)
      const found = caseOf(raw)
      const { path, query, headers: known, cookies: values, body } = raw
      if (isValid(found, raw)) return { path, query, headers: known, cookies: values, body }
      const request = eovRequest(raw, found.name, {})
      try {
        run(compiler.eov, request)
      } catch (error) {
        throw wordViolations(error as EovError, raw.body)
      }
      // EOV fills the defaults of cookies into a copy that it does not give back.
      for (const { name, schema } of cookies) if ('default' in schema) request.cookies[name] ??= schema.default
      const { 'content-type': _, ...headers } = request.headers
      return { path: request.params, query: request.query, headers, cookies: request.cookies, body: request.body }
    },
    compile() {
      caseOf ??= compileCases(compiler, contract, operation)
    },
  }
}

interface CaseCompiler {
  eov: EovValidator
  /** EOV's own: of parameters, and of bodies. */
  ajv: SchemaCompiler
  ajvBody: SchemaCompiler
  prepareParameters: Prepare
  prepareBody: Prepare
  /** Compiled cases, by their schemas: operations with equal parameters and bodies share one. */
  cases: Map<string, Case>
}

/** One kind of request of an operation, as EOV knows it. The two functions coerce values and fill defaults. */
interface Case {
  name: string
  parametersAreValid(data: object): boolean
  bodyIsValid(data: object): boolean
}

/** Compiles the cases of an operation: without a body, and one for each media type or variant of it. */
function compileCases(compiler: CaseCompiler, contract: Contract, operation: Operation): (raw: RawRequest) => Case {
  const withoutBody = operation.body?.required ? null : compileCase(compiler, operation, 'no body')
  const withBody = new Map(
    Object.entries(operation.body?.content ?? {}).map(([mediaType, schema]) => {
      const variants = variantsOf(resolver(contract.document), schema)
      const schemas = variants ? [...variants.schemas] : [['', schema] as const]
      const cases = new Map(
        schemas.map(([value, one]) => [value, compileCase(compiler, operation, `${mediaType} ${value}`, one)]),
      )
      return [mediaType, { variants, cases }]
    }),
  )
  return ({ mediaType, body }) => {
    const found = mediaType === null ? undefined : withBody.get(mediaType)
    return (found ? found.cases.get(found.variants ? variantOf(found.variants, body) : '') : withoutBody) as Case
  }
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
 * Compiles one case of an operation, which is its parameters with one kind of body. EOV compiles a request that it sees
 * for the first time, and finds it again by method, route and `Content-Type`. The case's name stands for the route, and
 * the `Content-Type` is always the same, so that no client can make it compile more.
 */
function compileCase(compiler: CaseCompiler, operation: Operation, kind: string, body?: Schema): Case {
  const { eov, ajv, ajvBody, prepareParameters, prepareBody, cases } = compiler
  const content = JSON.stringify([operation.parameters, body])
  const known = cases.get(content)
  if (known) return known
  const name = `${kind} ${operation.id}`
  const parameters = prepareParameters(operation.parameters)
  const schema = body && prepareBody(body)
  const operationObject = { parameters, ...(schema && { requestBody: { content: { [caseType]: { schema } } } }) }
  const empty = { path: {}, query: {}, headers: {}, cookies: {}, body: {}, mediaType: null }
  try {
    run(eov, eovRequest(empty, name, operationObject))
  } catch (error) {
    // That the empty request is not valid does not matter.
    if ((error as EovError).status !== 400) throw new ContractError([`${operation.id}: ${(error as Error).message}`])
  }
  // EOV's own key for the two functions of a case: method, route and media type.
  const key = `-${name}-${caseType}`
  const found = {
    name,
    parametersAreValid: ajv.getSchema(key) as Case['parametersAreValid'],
    bodyIsValid: ajvBody.getSchema(key) as Case['bodyIsValid'],
  }
  cases.set(content, found)
  return found
}

/** Whether EOV would accept the request; its values are coerced and defaults filled. */
function isValid({ parametersAreValid, bodyIsValid }: Case, raw: RawRequest): boolean {
  const { path, query, headers, cookies, body } = raw
  // EOV compiles nothing that refuses a query parameter without a value.
  for (const name in query) if (query[name] === '') return false
  const data = { query, headers, params: path, cookies, body }
  return parametersAreValid(data) && bodyIsValid(data)
}

const caseType = 'application/json'

/**
 * The request that EOV reads and changes: an object of our own, so that the real request stays as it came. Without
 * parameters in `operationObject`, EOV leaves the values as they were read.
 */
function eovRequest(raw: RawRequest, caseName: string, operationObject: JsonObject) {
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

/** Throws the error that EOV reports. */
function run(eov: EovValidator, request: ReturnType<typeof eovRequest>): void {
  eov.validate(request as never, {} as Response, (error?: unknown) => {
    if (error) throw error
  })
}
