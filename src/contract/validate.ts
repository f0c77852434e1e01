/**
 * Request validation by express-openapi-validator (EOV), called as a function: its own routing, security and error
 * answers are left out. At start its metadata step runs once per operation and every validator is compiled; at run
 * time a request costs one call, whatever the number of paths. Pinned to 5.6.2: test/contract shows what is relied on.
 */
import type { Request, Response } from 'express'
import * as eov from 'express-openapi-validator'
import { type Contract, ContractError, type JsonObject, type Operation, resolver, type Schema } from './document.ts'
import { Problem, type ProblemError } from './problem.ts'
import { invalid, type RawRequest } from './read.ts'

/** A request that fits the contract: coerced, defaults filled. */
export interface ValidRequest {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
  body: unknown
}

/** Throws 422 `validation_failed`. */
export type RequestValidator = (request: RawRequest) => Promise<ValidRequest>

/** What EOV reads of a request, and changes: an object of our own, so that the real request stays as it came. */
interface Synthetic {
  method: string
  path: string
  originalUrl: string
  baseUrl: string
  app: { enabled: () => boolean }
  headers: Record<string, unknown>
  query: Record<string, unknown>
  params: Record<string, unknown>
  cookies: Record<string, unknown>
  body: unknown
  openapi?: { pathParams: Record<string, unknown>; schema: JsonObject }
}

type Metadata = NonNullable<Synthetic['openapi']>

/** Prepares and compiles the validators of every operation. Throws a ContractError for a schema that does not compile. */
export async function compileRequestValidators(contract: Contract): Promise<Map<string, RequestValidator>> {
  const document = requestDocument(contract)
  const { metadata, validate } = eovSteps(document)
  const kept = new Map<string, Metadata>()
  for (const operation of contract.operations) kept.set(operation.id, await keepMetadata(metadata, operation))
  // Each validator embeds what stands under `paths`; the kept metadata has all that is needed of it.
  document.paths = {}

  const validators = new Map<string, RequestValidator>()
  for (const operation of contract.operations) {
    const validator = compileValidator(contract, operation, kept.get(operation.id) as Metadata, validate)
    await warm(operation, validator)
    validators.set(operation.id, validator)
  }
  return validators
}

function compileValidator(
  contract: Contract,
  operation: Operation,
  metadata: Metadata,
  validate: Step,
): RequestValidator {
  const variantOf = variants(contract, operation)
  const messageOf = customMessages(contract, operation)
  return async function validateRequest(raw) {
    const request = synthetic(operation, raw, variantOf(raw))
    request.openapi = { ...metadata, pathParams: request.params }
    try {
      await validate(request)
    } catch (error) {
      throw toProblem(error as EovError, messageOf)
    }
    const { 'content-type': _, ...headers } = request.headers
    return { path: request.params, query: request.query, headers, cookies: request.cookies, body: request.body }
  }
}

type Step = (request: Synthetic) => Promise<void>

/** The two of EOV's middleware functions that are used, as functions of a synthetic request. */
function eovSteps(document: JsonObject): { metadata: Step; validate: Step } {
  const middleware = eov.middleware({
    apiSpec: document as never,
    validateApiSpec: false,
    validateSecurity: false,
    validateResponses: false,
    fileUploader: false,
    ajvFormats: { mode: 'full' },
    formats: { int32: true, int64: true, float: true, double: true, password: true, binary: true } as never,
  })
  const step = (name: string): Step => {
    const found = middleware.find((candidate) => candidate.name === name)
    if (!found) throw new ContractError([`express-openapi-validator has no ${name}: version 5.6.2 is needed`])
    return (request) =>
      new Promise((resolve, reject) => {
        const next = (error?: unknown) => (error ? reject(error) : resolve())
        found(request as unknown as Request, {} as Response, next)
      })
  }
  return { metadata: step('metadataMiddleware'), validate: step('requestMiddleware') }
}

async function keepMetadata(metadata: Step, operation: Operation): Promise<Metadata> {
  const probe = synthetic(operation, emptyRequest, null)
  probe.originalUrl = operation.path.replaceAll(/\{[^}]+\}/g, '__any__')
  await metadata(probe)
  if (probe.openapi?.schema.operationId !== operation.id)
    throw new ContractError([`${operation.id}: ${operation.path} is hidden by another path`])
  return probe.openapi
}

const emptyRequest: RawRequest = { path: {}, query: {}, headers: {}, cookies: {}, body: undefined, mediaType: null }

function synthetic(operation: Operation, raw: RawRequest, mediaType: string | null): Synthetic {
  return {
    method: operation.method.toUpperCase(),
    path: operation.path,
    originalUrl: operation.path,
    baseUrl: '',
    app: { enabled: () => false },
    headers: mediaType === null ? raw.headers : { ...raw.headers, 'content-type': mediaType },
    query: raw.query,
    params: raw.path,
    cookies: raw.cookies,
    body: raw.body,
  }
}

/** Compiles what EOV would compile on the first request: one validator per media type. Violations do not matter here. */
async function warm(operation: Operation, validator: RequestValidator): Promise<void> {
  for (const mediaType of [null, ...Object.keys(operation.body?.content ?? {})]) {
    if (mediaType === null && operation.body?.required) continue
    const fresh = { path: {}, query: {}, headers: {}, cookies: {}, body: mediaType === null ? undefined : {} }
    await validator({ ...fresh, mediaType }).catch((error) => {
      if (!(error instanceof Problem)) throw new ContractError([`${operation.id}: ${error.message}`])
    })
  }
}

/**
 * The document as EOV gets it: parameters and bodies only, references of both resolved. Query text may hold reserved
 * characters (an instant has colons). A body with a discriminator becomes one media type per variant, so that an
 * error names a member of the variant that was meant.
 */
function requestDocument(contract: Contract): JsonObject {
  const { components } = structuredClone(contract.document) as { components?: { schemas?: JsonObject } }
  const paths: Record<string, JsonObject> = {}
  for (const operation of contract.operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: {
        operationId: operation.id,
        parameters: structuredClone(operation.parameters).map((parameter) => ({ ...parameter, allowReserved: true })),
        ...(operation.body && {
          requestBody: { required: operation.body.required, content: bodyContent(contract, operation) },
        }),
        responses: {},
      },
    }
  }
  return {
    openapi: contract.document.openapi,
    info: contract.document.info,
    paths,
    components: { schemas: components?.schemas ?? {} },
  }
}

function bodyContent(contract: Contract, operation: Operation): Record<string, { schema: Schema }> {
  const entries = Object.entries(structuredClone(operation.body?.content ?? {})).flatMap(([type, schema]) => {
    const mapping = discriminatorOf(contract, schema)?.mapping
    if (!mapping) return [[type, { schema }] as const]
    return Object.entries(mapping).map(([value, $ref]) => [variantType(type, value), { schema: { $ref } }] as const)
  })
  return Object.fromEntries(entries)
}

const variantType = (mediaType: string, value: string) => `${mediaType}; variant=${value}`

interface Discriminator {
  propertyName: string
  mapping?: Record<string, string>
}

function discriminatorOf(contract: Contract, schema: Schema): Discriminator | undefined {
  return resolver(contract.document)(schema).discriminator as Discriminator | undefined
}

/** Which media type of `requestDocument` a body has. Throws 422 when its discriminator names no variant. */
function variants(contract: Contract, operation: Operation): (raw: RawRequest) => string | null {
  const discriminators = Object.fromEntries(
    Object.entries(operation.body?.content ?? {}).map(([type, schema]) => [type, discriminatorOf(contract, schema)]),
  )
  return function variantOf({ mediaType, body }) {
    const discriminator = mediaType === null ? undefined : discriminators[mediaType]
    if (!discriminator?.mapping) return mediaType
    const { propertyName, mapping } = discriminator
    const value = (body as JsonObject | null)?.[propertyName]
    if (typeof value === 'string' && Object.hasOwn(mapping, value)) return variantType(mediaType as string, value)
    const message = `must be one of ${Object.keys(mapping).join(', ')}`
    throw invalid([
      { location: 'body', pointer: `/${propertyName}`, message, code: value === undefined ? 'required' : 'enum' },
    ])
  }
}

interface EovError extends Error {
  status?: number
  errors?: { path: string; message: string; errorCode?: string }[]
}

const locations: Record<string, ProblemError['location']> = {
  params: 'path',
  query: 'query',
  headers: 'headers',
  cookies: 'cookies',
  body: 'body',
}

/** EOV's error to a 422. Anything else that it throws is a fault of ours and stays as it is. */
function toProblem(error: EovError, messageOf: MessageOf): Problem | Error {
  if (error.status !== 400 || !error.errors) return error
  const errors = error.errors.map(({ path, message, errorCode }): ProblemError => {
    const [, part = '', ...segments] = path.split('/')
    const location = locations[part] ?? 'body'
    const pointer = segments.map((segment) => `/${segment}`).join('')
    const code = codeOf(errorCode, message)
    return { location, pointer, message: messageOf(location, pointer, code) ?? message, code }
  })
  return invalid(withoutEchoes(errors))
}

/** The violated keyword. EOV renames `type` of strings with a format, and names none for what it checks by hand. */
function codeOf(errorCode: string | undefined, message: string): string {
  if (errorCode) return errorCode.replace('.openapi.validation', '').replace('x-eov-', '')
  return message.startsWith('Empty value') ? 'minLength' : 'additionalProperties'
}

/** A failed `anyOf` also reports its summary and that the value is not of its other types: noise beside the real one. */
function withoutEchoes(errors: ProblemError[]): ProblemError[] {
  const noise = ['anyOf', 'oneOf', 'type', 'const']
  const telling = errors.filter((error) => !noise.includes(error.code))
  return telling.length > 0 ? telling : errors.filter(({ code }) => code !== 'anyOf' && code !== 'oneOf')
}

type MessageOf = (location: ProblemError['location'], pointer: string, code: string) => string | undefined

/** A schema may word its own violations: `x-message: { pattern: Title cannot be empty }`. */
function customMessages(contract: Contract, operation: Operation): MessageOf {
  const resolve = resolver(contract.document)
  const bodies = Object.values(operation.body?.content ?? {})
  return function messageOf(location, pointer, code) {
    if (location !== 'body') return undefined
    for (const body of bodies) {
      const schema = pointer
        .split('/')
        .slice(1)
        .reduce(
          (parent: Schema, name) => resolve((parent.properties as JsonObject | undefined)?.[name] ?? {}),
          resolve(body),
        )
      const message = (schema['x-message'] as Record<string, string> | undefined)?.[code]
      if (message !== undefined) return message
    }
    return undefined
  }
}
