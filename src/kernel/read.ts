/** Takes a request off the wire: the parameters and the body of one operation, before they are validated. */

import { compileBodyReader, type ReadBody } from './body.ts'
import type { Call } from './call.ts'
import { type Field, fieldOf, parseForm, pointerTo, readFields } from './fields.ts'
import { type Contract, type Operation, type Parameter, resolver } from './model.ts'
import { type ProblemError, validationProblem } from './problem.ts'

/** A request as it came, values in the types of the contract where they could be read so. */
export interface RawRequest extends ReadBody {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
}

export type RequestReader = (
  call: Pick<Call, 'url' | 'headers' | 'readBytes'>,
  path: Record<string, string>,
) => Promise<RawRequest>

/** Prepares the reader of one operation. It throws 400, 413, 415 or 422. */
export function compileReader(contract: Contract, operation: Operation): RequestReader {
  const resolve = resolver(contract.document)
  const fieldsIn = (location: Parameter['in']) =>
    operation.parameters
      .filter((parameter) => parameter.in === location)
      .map((parameter) => fieldOf(resolve, parameter))
  const fields = {
    path: fieldsIn('path'),
    query: fieldsIn('query'),
    header: fieldsIn('header'),
    cookie: fieldsIn('cookie'),
  }
  const known = new Set(fields.query.map(({ name }) => name))
  const readBody = compileBodyReader(resolve, operation)
  const readCookies = (header: string | undefined, errors: ProblemError[]) =>
    readFields('cookies', pick(cookiesOf(header), fields.cookie), fields.cookie, errors)

  return async function read(call, path) {
    const errors: ProblemError[] = []
    const query = readQuery(call.url, fields.query, errors)
    const read = {
      path: readFields('path', path, fields.path, errors),
      query: readFields('query', query, fields.query, errors),
      headers: readFields('headers', pick(call.headers, fields.header), fields.header, errors),
      cookies: fields.cookie.length === 0 ? {} : readCookies(call.headers.cookie, errors),
    }
    for (const name of Object.keys(query)) if (!known.has(name)) errors.push(unknownQuery(name))
    if (errors.length > 0) throw validationProblem(errors)
    return { ...read, ...(await readBody(call)) }
  }
}

const pick = (values: Record<string, unknown>, fields: Field[]) =>
  Object.fromEntries(fields.map(({ name }) => [name, values[name]]))

const unknownQuery = (name: string): ProblemError => ({
  location: 'query',
  pointer: pointerTo(name),
  message: `Unknown query parameter '${name}'`,
  code: 'additionalProperties',
})

function readQuery(url: string, fields: Field[], errors: ProblemError[]): Record<string, unknown> {
  const start = url.indexOf('?')
  if (start < 0) return {}
  try {
    return parseForm(url.slice(start + 1), fields)
  } catch {
    errors.push({ location: 'query', pointer: '', message: 'must be percent-encoded UTF-8', code: 'encoding' })
    return {}
  }
}

/** The first of cookies with one name counts, which is the one of the longest path (RFC 6265, 5.4). */
function cookiesOf(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=')
    return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]]
  })
  return Object.fromEntries(pairs.reverse())
}
