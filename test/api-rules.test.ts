/** The rules that every operation of openapi.yaml keeps. A failure names the operation or schema, and the rule. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type JsonObject, type Operation, readContract, resolver, type Schema } from '../src/kernel/index.ts'

const document = parse(readFileSync(join(import.meta.dirname, '../openapi.yaml'), 'utf8')) as JsonObject
const contract = readContract(document)
const resolve = resolver(document)

const node = (operation: Operation) =>
  (document.paths as Record<string, JsonObject>)[operation.path]?.[operation.method] as JsonObject
const isList = (operation: Operation) => operation.method === 'get' && answer(operation, 200)?.type === 'array'
const answer = (operation: Operation, status: number): Schema | undefined => {
  const schema = operation.responses.get(status)?.content['application/json']
  return schema && resolve(schema)
}
const parameter = (operation: Operation, name: string) =>
  operation.parameters.find((candidate) => candidate.name === name)

/** Each rule answers what is wrong with an operation, or null. */
const operationRules: Record<string, (operation: Operation) => string | null> = {
  'paths have plain lower-case segments and no version prefix': ({ path }) =>
    /^(\/([a-z]+(-[a-z]+)*(\.(json|tgz|yaml))?|\{[a-z]+(_[a-z]+)*\}))+$/.test(path) && !/^\/v\d/.test(path)
      ? null
      : path,
  'operationId is verbNoun in camelCase': ({ id }) => (/^[a-z]+([A-Z][a-z]+)*$/.test(id) ? null : id),
  'it has a summary of at most 60 characters': (operation) => {
    const summary = node(operation).summary as string | undefined
    return summary && summary.length <= 60 ? null : `summary: ${summary}`
  },
  'a success status is declared': ({ responses }) =>
    [...responses.keys()].some((status) => status < 400) ? null : 'none',
  'every 4xx and 5xx is problem+json, but for the readiness report': ({ id, responses }) => {
    const others = [...responses].filter(
      ([status, { content }]) => status >= 400 && !content['application/problem+json'],
    )
    return others.length === 0 || id === 'getReadiness' ? null : others.map(([status]) => status).join()
  },
  'a 401 comes with WWW-Authenticate': ({ responses }) => {
    const response = responses.get(401)
    return !response || response.headers['WWW-Authenticate']?.required ? null : 'the header is missing'
  },
  'a 429 and a 503 problem come with Retry-After': ({ responses }) => {
    const bad = [429, 503].filter((status) => {
      const response = responses.get(status)
      return response?.content['application/problem+json'] && !response.headers['Retry-After']?.required
    })
    return bad.length === 0 ? null : bad.join()
  },
  'a 201 comes with Location and ETag': ({ responses }) => {
    const response = responses.get(201)
    return !response || (response.headers.Location?.required && response.headers.ETag?.required)
      ? null
      : 'a header is missing'
  },
  'a 201 links to what can be done with the new object': (operation) => {
    const { path, responses } = operation
    if (!responses.has(201)) return null
    const { links = {} } = (node(operation).responses as Record<number, JsonObject>)[201] as JsonObject
    const linked = Object.values(links as JsonObject).map((link) => (link as JsonObject).operationId)
    const own = contract.operations.filter((other) => other.path.replace(/\/\{[^}]+\}$/, '/{}') === `${path}/{}`)
    const missing = own.filter((other) => !linked.includes(other.id))
    return missing.length === 0 ? null : missing.map((other) => other.id).join()
  },
  'a list is a bare array of at most 100 with skip, limit, cursor, count, a whitelisted sort, Link and Total-Count': (
    operation,
  ) => {
    if (!isList(operation)) return null
    const limit = parameter(operation, 'limit')?.schema
    const { Link, 'Total-Count': count } = operation.responses.get(200)?.headers ?? {}
    const missing = ['skip', 'cursor', 'count', 'sort'].filter((name) => !parameter(operation, name))
    if (missing.length > 0 || !Link || !count) return `lacks ${missing} or a header`
    if (limit?.minimum !== 1 || limit.maximum !== 100 || limit.default !== 100)
      return 'limit is not 1..100, default 100'
    if (!Array.isArray(parameter(operation, 'sort')?.schema.enum)) return 'sort is no enum'
    return operation.responses.has(409) ? null : 'a cursor that does not decode is 409'
  },
  'a single resource has an ETag, If-None-Match and 304': (operation) => {
    const schema = operation.method === 'get' && operation.auth !== 'none' ? answer(operation, 200) : undefined
    // A page of changes is no resource: the next one is never the same.
    if (schema?.type !== 'object' || parameter(operation, 'cursor')) return null
    const etag = operation.responses.get(200)?.headers.ETag
    return etag && operation.responses.has(304) && parameter(operation, 'if-none-match') ? null : 'not conditional'
  },
  'a stream of events is not stored, compressed or buffered by a proxy': ({ responses }) => {
    const stream = [...responses.values()].find(({ content }) => 'text/event-stream' in content)
    if (!stream) return null
    const { 'Cache-Control': cache, 'X-Accel-Buffering': buffering } = stream.headers
    const isKept = cache?.required && cache.schema.const === 'no-store, no-transform'
    return isKept && buffering?.required && buffering.schema.const === 'no' ? null : 'a header is missing'
  },
  'a change of a single resource takes If-Match': ({ method, path, parameters }) => {
    const get = contract.operations.find((other) => other.path === path && other.method === 'get')
    if (!['put', 'patch', 'delete'].includes(method) || !get?.responses.get(200)?.headers.ETag) return null
    return parameters.some(({ name }) => name === 'if-match') ? null : 'not conditional'
  },
  'a POST takes an Idempotency-Key, where the caller is known and the answer may be stored': (operation) => {
    const { method, auth, responses } = operation
    const secret = [...responses.values()].some(({ headers }) => headers['Cache-Control']?.schema.const === 'no-store')
    if (method !== 'post' || auth !== 'required' || secret) return null
    return parameter(operation, 'idempotency-key') ? null : 'not to be sent again'
  },
  'PATCH takes a merge patch: JSON and application/merge-patch+json, nothing required, no defaults': ({
    method,
    body,
  }) => {
    // A change of many objects has the merge patch in a member.
    const isOfMany = 'patch' in ((resolve(body?.content['application/json'] ?? {}).properties ?? {}) as JsonObject)
    if (method !== 'patch' || isOfMany) return null
    if (!body?.content['application/json'] || !body.content['application/merge-patch+json'])
      return 'a media type is missing'
    const schema = resolve(body.content['application/json'])
    const defaults = Object.values((schema.properties ?? {}) as JsonObject).filter(
      (member) => 'default' in (member as Schema),
    )
    return schema.required || defaults.length > 0 ? 'a member is required or has a default' : null
  },
  'a path that names an object answers 404': ({ path, responses }) =>
    path.includes('{') && !responses.has(404) ? 'no 404' : null,
  'a body has an example': (operation) => {
    const content = (resolve(node(operation).requestBody ?? {}).content ?? {}) as Record<string, JsonObject>
    const bare = Object.entries(content).filter(([, media]) => !('example' in media) && !('examples' in media))
    return bare.length === 0 ? null : bare.map(([type]) => type).join()
  },
  'every answer with a body has an example': (operation) => {
    const bare = Object.entries(node(operation).responses as JsonObject).filter(([, response]) =>
      Object.values((resolve(response).content ?? {}) as Record<string, JsonObject>).some(
        (media) => !('example' in media),
      ),
    )
    return bare.length === 0 ? null : bare.map(([status]) => status).join()
  },
  'every parameter is described, and header names are as they are written in RFCs': (operation) => {
    const parameters = ((node(operation).parameters ?? []) as unknown[]).map(resolve)
    const bare = parameters.filter(({ description }) => !description)
    return bare.length === 0 ? null : bare.map(({ name }) => name).join()
  },
}

describe.each(Object.entries(operationRules))('%s', (_, rule) => {
  test.each(contract.operations.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
    expect(rule(operation)).toBeNull()
  })
})

/** Every schema of the document with its path, through properties, items and alternatives. */
function schemasOf(schema: unknown, path: string): [path: string, schema: Schema][] {
  if (schema === null || typeof schema !== 'object') return []
  const members = schema as Schema
  const deeper = (value: unknown, at: string) => schemasOf(value, `${path}/${at}`)
  return [
    [path, members],
    ...Object.entries((members.properties ?? {}) as JsonObject).flatMap(([name, value]) =>
      deeper(value, `properties/${name}`),
    ),
    ...['items', 'additionalProperties'].flatMap((key) => deeper(members[key], key)),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((key) =>
      ((members[key] ?? []) as unknown[]).flatMap((value, index) => deeper(value, `${key}/${index}`)),
    ),
  ]
}

const components = document.components as Record<string, Record<string, JsonObject>>
const schemas = [
  ...Object.entries(components.schemas ?? {}).flatMap(([name, schema]) => schemasOf(schema, name)),
  ...contract.operations.flatMap((operation) => [
    ...operation.parameters.flatMap(({ name, schema }) => schemasOf(schema, `${operation.id}/${name}`)),
    ...[...operation.responses].flatMap(([status, { content, headers }]) => [
      ...Object.values(content).flatMap((schema) => schemasOf(schema, `${operation.id}/${status}`)),
      ...Object.entries(headers).flatMap(([name, { schema }]) =>
        schemasOf(schema, `${operation.id}/${status}/${name}`),
      ),
    ]),
  ]),
]

const types = (schema: Schema) => [schema.type ?? []].flat() as string[]

/** Each rule answers whether a schema keeps it. */
const schemaRules: Record<string, (schema: Schema, path: string) => boolean> = {
  'every string has maxLength, an enum or a const, or is a stream of lines': (schema) =>
    !types(schema).includes('string') || ['maxLength', 'enum', 'const', 'x-lines'].some((bound) => bound in schema),
  'every number has bounds': (schema) =>
    !types(schema).some((type) => type === 'integer' || type === 'number') ||
    ('minimum' in schema && 'maximum' in schema),
  'every array has maxItems and items': (schema) =>
    !types(schema).includes('array') || ('maxItems' in schema && 'items' in schema),
  'every object says additionalProperties: false, but for the contract itself, headers and what browsers make': (
    schema,
    path,
  ) =>
    !types(schema).includes('object') ||
    schema.additionalProperties === false ||
    path.includes('OpenapiDocument') ||
    /^Passkey(Attestation|Assertion)\b/.test(path) ||
    path === 'BatchResultHeaders',
  'members are snake_case, but for headers and the JSON of WebAuthn': (schema, path) =>
    path === 'BatchRequestHeaders' ||
    /^Passkey(Attestation|Assertion|RequestOptions|CreationOptions)\b/.test(path) ||
    Object.keys((schema.properties ?? {}) as JsonObject).every((name) => /^[a-z]+(_[a-z]+)*$/.test(name)),
  'required members exist': (schema) =>
    ((schema.required ?? []) as string[]).every((name) => name in ((schema.properties ?? {}) as JsonObject)),
  'a string has a maxLength where it has a pattern': (schema) => !('pattern' in schema) || 'maxLength' in schema,
}

test.each(Object.entries(schemaRules))('%s', (_, keeps) => {
  expect(schemas.filter(([path, schema]) => !keeps(schema, path)).map(([path]) => path)).toEqual([])
})

test('a request that only the state or the rules of the service reject gets 401, 403, 404 or 409', () => {
  const problems = components.schemas?.ProblemCode?.['x-problems'] as Record<string, { status: number }>
  const others = Object.entries(problems).filter(([, { status }]) => ![401, 403, 404, 409].includes(status))
  // How the request is made, what the network does, and what RFC 9110 and RFC 4918 have a status for.
  expect(others.map(([code, { status }]) => `${status} ${code}`).sort()).toEqual([
    '400 malformed_request',
    '405 method_not_allowed',
    '408 request_timeout',
    '412 precondition_failed',
    '413 payload_too_large',
    '415 unsupported_media_type',
    '422 validation_failed',
    '424 batch_rolled_back',
    '426 upgrade_required',
    '429 concurrency_limited',
    '429 rate_limited',
    '431 headers_too_large',
    '500 internal_error',
    '503 maintenance',
    '503 provider_unavailable',
    '503 unavailable',
  ])
})

test('every component is used', () => {
  const text = JSON.stringify(document)
  const unused = Object.entries(components).flatMap(([kind, entries]) =>
    Object.keys(entries)
      .map((name) => `#/components/${kind}/${name}`)
      .filter((reference) => kind !== 'securitySchemes' && !text.includes(`"${reference}"`)),
  )
  expect(unused).toEqual([])
})

test('the scopes of API tokens are those that operations ask for', () => {
  const asked = new Set(contract.operations.flatMap(({ scope }) => scope ?? []))
  expect(new Set(components.schemas?.Scope?.enum as string[])).toEqual(asked)
})
