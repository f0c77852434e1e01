/**
 * Validates requests by the request validator of express-openapi-validator (EOV), called as a function: its routing,
 * security, body handling and error responses are left out. The functions that EOV compiled check each request, and
 * violations.ts words the problem of one that they refuse. Pinned to 5.6.2: test/pitfalls.test.ts and
 * docs/private-interfaces.md list the private members in use.
 */
import type { Response } from 'express'
import { RequestValidator as EovValidator } from 'express-openapi-validator/dist/middlewares/openapi.request.validator.js'
import type { RawBody } from './body.ts'
import { type Formats, formatChecker, strictFormats } from './formats.ts'
import { type Contract, ContractError, type JsonObject, type Operation, resolver, type Schema } from './model.ts'
import { addNormalForms } from './normal-forms.ts'
import type { RawParameters } from './parameters.ts'
import { checksOf, type Prepare, type SchemaCompiler, schemaPreparer } from './references.ts'
import { type Variants, variantsOf } from './variants.ts'
import { type AjvError, compileWordings, type WordViolations } from './violations.ts'

/** A request that fits the contract: coerced, defaults filled, texts in their normal forms. */
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
  validate(parameters: RawParameters, body: RawBody): ValidRequest
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
  const { ajv, ajvBody } = eov as unknown as { ajv: SchemaCompiler; ajvBody: SchemaCompiler & { formats: Formats } }
  addNormalForms(ajv)
  addNormalForms(ajvBody)
  const wordingOf = compileWordings(contract, formatChecker(ajvBody.formats), checksOf(ajvBody))
  const compiler: CaseCompiler = {
    eov,
    ajv,
    ajvBody,
    prepareParameters: schemaPreparer(ajv, contract.document, 'requests'),
    prepareBody: schemaPreparer(ajvBody, contract.document, 'requests'),
    cases: new Map(),
  }
  return new Map(
    contract.operations.map((operation) => [
      operation.id,
      createValidator(compiler, contract, operation, wordingOf(operation)),
    ]),
  )
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

function createValidator(
  compiler: CaseCompiler,
  contract: Contract,
  operation: Operation,
  wordViolations: WordViolations,
): RequestValidator {
  let caseOf: ((body: RawBody) => Case | undefined) | undefined
  return {
    validate(parameters, body) {
      caseOf ??= compileCases(compiler, contract, operation)
      const found = caseOf(body)
      const { path, query, headers, cookies } = parameters
      const data = { query, headers, params: path, cookies, body: body.body }
      // EOV compiles nothing that refuses a query parameter without a value.
      const isRead =
        parameters.isReadable && parameters.faults.length === 0 && body.isReadable && !Object.values(query).includes('')
      // Both coerce values, fill in defaults, and bring texts to their normal forms.
      const isValid = isRead && found?.parametersAreValid(data) && found.bodyIsValid(data)
      if (!isValid) throw wordViolations(parameters, body, found && firstError(found))
      return { path, query, headers, cookies, body: body.body }
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
  parametersAreValid: Validate
  bodyIsValid: Validate
}

type Validate = ((data: object) => boolean) & { errors?: AjvError[] | null }

/**
 * Compiles the cases of an operation: without a body, and one for each media type or variant of it. A body that is of
 * none of them is invalid.
 */
function compileCases(
  compiler: CaseCompiler,
  contract: Contract,
  operation: Operation,
): (body: RawBody) => Case | undefined {
  const withoutBody = operation.body?.required ? undefined : compileCase(compiler, operation, 'no body')
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
    return found ? found.cases.get(found.variants ? variantOf(found.variants, body) : '') : withoutBody
  }
}

/** The value of a body's discriminator; no variant has the name ''. */
function variantOf({ property }: Variants, body: unknown): string {
  const value = (body as JsonObject | null)?.[property]
  return typeof value === 'string' ? value : ''
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
  try {
    run(eov, emptyRequest(name, operationObject))
  } catch (error) {
    // That the empty request is not valid does not matter.
    if ((error as { status?: number }).status !== 400)
      throw new ContractError([`${operation.id}: ${(error as Error).message}`])
  }
  // EOV's own key for the two functions of a case: method, route and media type.
  const key = `-${name}-${caseType}`
  const found = {
    parametersAreValid: ajv.getSchema(key) as Validate,
    bodyIsValid: ajvBody.getSchema(key) as Validate,
  }
  cases.set(content, found)
  return found
}

function firstError({ parametersAreValid, bodyIsValid }: Case): AjvError | undefined {
  return parametersAreValid.errors?.[0] ?? bodyIsValid.errors?.[0]
}

const caseType = 'application/json'

/** The empty request with which EOV compiles a case. `operationObject` names no real operation. */
function emptyRequest(caseName: string, operationObject: JsonObject) {
  return {
    method: '',
    path: '',
    originalUrl: '',
    headers: { 'content-type': caseType },
    query: {},
    params: {},
    cookies: {},
    body: {},
    openapi: { expressRoute: caseName, pathParams: {}, schema: operationObject },
  }
}

/** Throws the error that EOV reports. */
function run(eov: EovValidator, request: ReturnType<typeof emptyRequest>): void {
  eov.validate(request as never, {} as Response, (error?: unknown) => {
    if (error) throw error
  })
}
