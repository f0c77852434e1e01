/** Checks every answer that the SDK gets against the contract that the service serves, independently of its code. */
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { TaskpactClient } from '../../src/sdk/index.ts'

/** What ends the demo. The message is a sentence: which operation answered what, and what it should have been. */
export class Disappointment extends Error {}

type Json = { [name: string]: Json } & { $ref?: string }

/**
 * From now on every answer has a status, headers, a media type and a body that `document` (what `GET /openapi.json`
 * answered) declares for its operation, or the call fails with a Disappointment. Answers how many were checked so far.
 */
export function checkAnswers(client: TaskpactClient, document: unknown): () => number {
  const ajv = new Ajv2020({ strict: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema({ ...(document as object), $id: 'contract' })
  const compiled = new Map<string, ValidateFunction>()
  let checked = 0

  /** The part of the document at a JSON pointer, and where it really is when a `$ref` stands there; null: nothing. */
  function find(pointer: string): { part: Json; pointer: string } | null {
    let part: Json | undefined = document as Json
    for (const key of pointer.split('/').slice(1)) part = part?.[key.replaceAll('~1', '/').replaceAll('~0', '~')]
    if (part === undefined) return null
    return typeof part.$ref === 'string' ? find(part.$ref.slice(1)) : { part, pointer }
  }

  /** What is wrong with a value by the schema at a pointer; null: nothing. */
  function complaint(value: unknown, pointer: string): string | null {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: encodeURI(`contract#${pointer}`) })
    compiled.set(pointer, validate)
    return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: 'it' })
  }

  client.interceptors.response.use(async (response, request, { url }) => {
    const at = `/paths/${escaped(url)}/${request.method.toLowerCase()}`
    const operation = String(find(at)?.part.operationId ?? `${request.method} ${url}`)
    const fail = (what: string): never => {
      throw new Disappointment(`${operation} answered ${describe(response)}: ${what}.`)
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
      const wrong = complaint(isNumber === 'integer' ? Number(value) : value, `${header?.pointer}/schema`)
      if (wrong) fail(`the header ${name} is not what the contract says: ${wrong}`)
    }

    const text = await response.clone().text()
    const mediaType = response.headers.get('Content-Type')?.split(';')[0] ?? ''
    const content = find(`${declared.pointer}/content/${escaped(mediaType)}`)
    if (content) {
      const wrong = complaint(mediaType.endsWith('json') ? parse(text, fail) : text, `${content.pointer}/schema`)
      if (wrong) fail(`the body is not what the contract says: ${wrong}`)
    } else if (text !== '' || declared.part.content) fail(`the contract declares no body of the type "${mediaType}"`)
    checked++
    return response
  })
  return () => checked
}

/** A status, the problem's code if there is one, and what finds the request in the service's log. */
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

/** A key as JSON pointers write it (RFC 6901). */
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
