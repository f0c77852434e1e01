/** Checks every response to the SDK against the contract that the service serves, without the service's own code. */
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { TaskpactClient } from '../../src/sdk/index.ts'

/** Ends the demo. Its message names the operation, the response, and the response that was expected. */
export class DemoFailure extends Error {}

type Json = { [name: string]: Json } & { $ref?: string }

/**
 * From now on, a call fails with a DemoFailure unless `document`, the body of `GET /openapi.json`, declares the status,
 * headers, media type and body of its response. Returns a function that counts the responses checked so far.
 */
export function checkResponses(client: TaskpactClient, document: unknown): () => number {
  const ajv = new Ajv2020({ strict: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema({ ...(document as object), $id: 'contract' })
  const compiled = new Map<string, ValidateFunction>()
  let checked = 0

  /** The part of the document at a JSON pointer, and its own pointer when a `$ref` leads to it. Null: there is none. */
  function find(pointer: string): { part: Json; pointer: string } | null {
    let part: Json | undefined = document as Json
    for (const key of pointer.split('/').slice(1)) part = part?.[key.replaceAll('~1', '/').replaceAll('~0', '~')]
    if (part === undefined) return null
    return typeof part.$ref === 'string' ? find(part.$ref.slice(1)) : { part, pointer }
  }

  /** The way in which a value violates the schema at a pointer, or null. */
  function violation(value: unknown, pointer: string): string | null {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: encodeURI(`contract#${pointer}`) })
    compiled.set(pointer, validate)
    return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: 'it' })
  }

  client.interceptors.response.use(async (response, request, { url }) => {
    const at = `/paths/${escaped(url)}/${request.method.toLowerCase()}`
    const operation = String(find(at)?.part.operationId ?? `${request.method} ${url}`)
    const fail = (what: string): never => {
      throw new DemoFailure(`${operation} answered ${describe(response)}: ${what}.`)
    }
    const declared = find(`${at}/responses/${response.status}`) ?? fail('the contract does not declare this status')
    for (const name of Object.keys(declared.part.headers ?? {})) {
      const header = find(`${declared.pointer}/headers/${escaped(name)}`)
      const value = response.headers.get(name)
      if (value === null) {
        if (header?.part.required) fail(`the header ${name} is missing`)
        continue
      }
      const isNumber = find(`${header?.pointer}/schema`)?.part.type as unknown
      const wrong = violation(isNumber === 'integer' ? Number(value) : value, `${header?.pointer}/schema`)
      if (wrong) fail(`the header ${name} violates the contract: ${wrong}`)
    }

    const text = await response.clone().text()
    const mediaType = response.headers.get('Content-Type')?.split(';')[0] ?? ''
    const content = find(`${declared.pointer}/content/${escaped(mediaType)}`)
    if (content) {
      const wrong = violation(mediaType.endsWith('json') ? parse(text, fail) : text, `${content.pointer}/schema`)
      if (wrong) fail(`the body violates the contract: ${wrong}`)
    } else if (text !== '' || declared.part.content) fail(`the contract declares no body of the type "${mediaType}"`)
    checked++
    return response
  })
  return () => checked
}

/** The status, the problem's code if there is one, and the id that finds the request in the service's log. */
export function describe(response: Response, code?: string): string {
  const id = response.headers.get('X-Request-Id')
  return [response.status, code, id && `(request ${id})`].filter(Boolean).join(' ')
}

function parse(text: string, fail: (what: string) => never): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return fail('the body is not JSON')
  }
}

/** Escapes a key for a JSON pointer (RFC 6901). */
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
