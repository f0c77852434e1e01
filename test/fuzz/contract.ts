/**
 * The operations of openapi.yaml as the fuzzer sees them: read without the kernel, so that it is not believed about
 * itself.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { at, document, operationOf } from '../support/answers.ts'

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema of any shape
export type Schema = Record<string, any>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  schema: Schema
  /** Whether an array is sent as repeated members; else it is one comma-separated value. */
  explode: boolean
  example?: unknown
}

export interface FuzzedOperation {
  id: string
  /** In capitals. */
  method: string
  /** The template. */
  path: string
  /** The roles of which a caller needs one. `[]`: any caller that is signed in. Null: anonymous callers too. */
  roles: string[] | null
  parameters: Parameter[]
  /** Schemas by media type; empty where there is no body. */
  content: Record<string, Schema>
  bodyRequired: boolean
  /** Bytes. */
  maxBody: number
  /** Whether query parameters that the contract does not name are no fault. */
  ignoresUnknownQuery: boolean
  /** The operations that read the `Location` of a created object: the `links` of its 201. */
  links: { operationId: string; parameters?: Record<string, string> }[]
}

const methods = ['get', 'put', 'post', 'delete', 'patch']

/** Every operation, in the order of the document. */
export const operations: FuzzedOperation[] = Object.entries<Schema>(document.paths).flatMap(([path, item]) =>
  methods.filter((method) => method in item).map((method) => readOperation(path, method, item[method])),
)

function readOperation(path: string, method: string, node: Schema): FuzzedOperation {
  const { parameters, requestBody } = operationOf(node.operationId)
  const body = requestBody && resolve(requestBody)
  const alternatives: Record<string, string[]>[] = node.security ?? document.security ?? []
  return {
    id: node.operationId,
    method: method.toUpperCase(),
    path,
    roles: alternatives.length === 0 ? null : Object.values(alternatives[0] as object).flat(),
    parameters: parameters.map((parameter) => ({ required: false, explode: true, ...parameter }) as Parameter),
    content: Object.fromEntries(
      Object.entries<Schema>(body?.content ?? {}).map(([type, { schema }]) => [type, schema]),
    ),
    bodyRequired: body?.required === true,
    maxBody: node['x-max-body'] ?? 100_000,
    ignoresUnknownQuery: node['x-unknown-query'] === 'ignored',
    links: Object.values(node.responses['201']?.links ?? {}),
  }
}

export function operationById(id: string): FuzzedOperation | undefined {
  return operations.find((operation) => operation.id === id)
}

const resolved = new WeakMap<object, Schema>()

/** Follows a `$ref`; what stands beside it wins. The same object each time, for the same schema. */
export function resolve(schema: Schema): Schema {
  if (typeof schema.$ref !== 'string') return schema
  const known = resolved.get(schema)
  if (known) return known
  const { $ref, ...siblings } = schema
  const target = { ...at($ref.slice(1)).node, ...siblings }
  resolved.set(schema, target)
  return target
}

const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true })
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
for (const name of ['int32', 'int64', 'password']) ajv.addFormat(name, true)
// ajv-formats takes more before the @ than the 64 characters of RFC 5321, 4.5.3.1.1.
const address = ajv.formats.email as RegExp
ajv.addFormat('email', (text) => address.test(text) && text.lastIndexOf('@') <= 64)
// Of this contract: a text that is not only white space has a character that can be seen.
ajv.addFormat('visible-text', /^\s*$|[^\s\p{Cc}\p{Cf}\p{M}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u)
ajv.addFormat(
  'time-zone',
  (name) => !/^[a-z]{3}$/i.test(name) && isKnown(() => new Intl.DateTimeFormat('en', { timeZone: name })),
)
// The parts have tests of their own; the strings of this format are valid rules.
ajv.addFormat('recurrence-rule', (rule) => /^(RRULE:)?FREQ=/i.test(rule))
ajv.addFormat('language-tag', (tag) => isKnown(() => Intl.getCanonicalLocales(tag)))
ajv.addSchema(document, 'contract')

function isKnown(find: () => unknown): boolean {
  try {
    find()
    return true
  } catch {
    return false
  }
}

const validators = new WeakMap<object, ValidateFunction>()
/** By their text: what is equal is compiled once. */
const validatorsByText = new Map<string, ValidateFunction>()

/** The keywords of a schema that a value violates; none, when it is valid. */
export function violatedKeywords(schema: Schema, value: unknown): string[] {
  const validate = validators.get(schema) ?? compile(schema)
  validators.set(schema, validate)
  validate(value)
  return [...new Set((validate.errors ?? []).map((error: ErrorObject) => error.keyword))]
}

function compile(schema: Schema): ValidateFunction {
  const text = JSON.stringify(schema, (key, member) =>
    key === '$ref' && typeof member === 'string' ? `contract${member}` : member,
  )
  const validate = validatorsByText.get(text) ?? ajv.compile(JSON.parse(text))
  validatorsByText.set(text, validate)
  return validate
}

export const isValid = (schema: Schema, value: unknown) => violatedKeywords(schema, value).length === 0

/** The types that a schema allows; all, when it names none. */
export function typesOf(schema: Schema): string[] {
  return schema.type === undefined ? [] : [schema.type].flat()
}
