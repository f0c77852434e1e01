/**
 * The contract's word on a response, found without any code of the service: with another parser of the document and an
 * Ajv of its own. So the tests do not rely on the kernel to judge the kernel.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape, looked into by path
type Json = any

export const document: Json = parse(readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8'))

const ajv = new Ajv2020({ strict: false, validateSchema: false })
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
for (const name of ['int32', 'password', 'visible-text', 'time-zone', 'language-tag']) ajv.addFormat(name, true)
ajv.addSchema(document, 'contract')
const headerAjv = new Ajv2020({ strict: false, coerceTypes: true })
;(addFormats as unknown as (ajv: Ajv2020) => void)(headerAjv)

/** Follows a `$ref`, and says where the node is, as a JSON pointer. */
export function at(pointer: string): { pointer: string; node: Json } {
  const node = pointer
    .split('/')
    .slice(1)
    .reduce((parent: Json, segment) => parent?.[segment.replaceAll('~1', '/').replaceAll('~0', '~')], document)
  return typeof node?.$ref === 'string' ? at(node.$ref.slice(1)) : { pointer, node }
}

const escaped = (segment: string) => segment.replaceAll('~', '~0').replaceAll('/', '~1')

const operationPointers = new Map<string, string>()
for (const [path, item] of Object.entries<Json>(document.paths))
  for (const [method, { operationId } = {} as Json] of Object.entries<Json>(item))
    if (operationId) operationPointers.set(operationId, `/paths/${escaped(path)}/${method}`)

/** An operation as it stands in the document, its parameters (the path's too) and responses resolved. */
export function operationOf(id: string): {
  requestBody?: { content: Record<string, { schema: Json }> }
  parameters: { name: string; in: string; schema: Json }[]
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }>; headers?: Json }>
} {
  const pointer = operationPointers.get(id)
  if (!pointer) throw new Error(`openapi.yaml has no operation ${id}`)
  const { node } = at(pointer)
  const item = pointer.slice(0, pointer.lastIndexOf('/'))
  const parameters = [item, pointer].flatMap((owner) =>
    (at(owner).node.parameters ?? []).map((_: Json, index: number) => at(`${owner}/parameters/${index}`).node),
  )
  const responses = Object.keys(node.responses).map((status) => [status, at(`${pointer}/responses/${status}`).node])
  return { ...node, parameters, responses: Object.fromEntries(responses) }
}

/** An answer as it came over the wire. */
export interface Answer {
  status: number
  headers: Record<string, string | undefined>
  text: string
}

/** Everything in which an answer is not what the document says: status, media type, body and headers. */
export function violations(id: string, { status, headers, text }: Answer): string[] {
  const { pointer, node } = at(`${operationPointers.get(id)}/responses/${status}`)
  if (!node) return [`${status} is not declared`]
  return [...headerViolations(pointer, node, headers), ...bodyViolations(pointer, node, headers, text ?? '')]
}

function headerViolations(pointer: string, response: Json, headers: Answer['headers']): string[] {
  return Object.keys(response.headers ?? {}).flatMap((name) => {
    const header = at(`${pointer}/headers/${name}`).node
    const given: string | string[] | undefined = headers[name.toLowerCase()]
    // Node has Set-Cookie as a list, and there is one here.
    const value = Array.isArray(given) ? given.join(', ') : given
    if (value === undefined) return header.required ? [`the header ${name} is missing`] : []
    return headerAjv.validate(header.schema, value) ? [] : [`the header ${name} ${headerAjv.errorsText()}: ${value}`]
  })
}

function bodyViolations(pointer: string, response: Json, headers: Answer['headers'], text: string): string[] {
  const [mediaType = '', parameter] = (headers['content-type'] ?? '').split(/; */)
  if (!response.content) return text === '' && mediaType === '' ? [] : [`there is a body of type "${mediaType}"`]
  if (!response.content[mediaType]) return [`the media type "${mediaType}" is not declared`]
  if (parameter !== undefined && parameter !== 'charset=utf-8') return [`${mediaType} has the parameter ${parameter}`]
  // A stream has no length, and its parts are checked where they are read.
  if (mediaType === 'text/event-stream' || at(`${pointer}/content/${escaped(mediaType)}/schema`).node['x-lines'])
    return []
  // Supertest reads no bytes as text; client-package.test.ts installs them.
  if (mediaType === 'application/gzip') return []
  const length = headers['content-length']
  if (length !== String(Buffer.byteLength(text))) return [`Content-Length is ${length}`]
  const schema = `contract#${pointer}/content/${escaped(mediaType)}/schema`
  const bodies = readings(mediaType, text)
  return bodies.flatMap((body) => (ajv.validate(schema, body) ? [] : [`${ajv.errorsText()}: ${text}`]))
}

/** The values that clients may read from a body: some parse YAML like JSON, others take it as text. */
function readings(mediaType: string, text: string): unknown[] {
  if (mediaType.endsWith('json')) return [JSON.parse(text)]
  return mediaType.endsWith('yaml') ? [text, parse(text)] : [text]
}
