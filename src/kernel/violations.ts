/** Turns the errors of express-openapi-validator (EOV) into the problem that the client gets. */
import { type Contract, escapeSegment, type Operation, resolver, type Schema } from './model.ts'
import { type Problem, type ProblemError, validationProblem } from './problem.ts'
import { partsOf, type Resolve } from './schema.ts'

/** An error that EOV throws. */
export interface EovError extends Error {
  status?: number
  errors?: { path: string; message: string; errorCode?: string }[]
}

/** Returns the 422 that an error of EOV means. Any other error is a fault of ours, and is returned as it is. */
export type WordViolations = (error: EovError, body: unknown) => Problem | Error

/** Prepares the wording for one operation. */
export function compileWording(contract: Contract, operation: Operation): WordViolations {
  const messageOf = customMessages(contract, operation)
  return function wordViolations(error, body) {
    if (error.status !== 400 || !error.errors) return error
    const errors = error.errors.map(({ path, message, errorCode }): ProblemError => {
      const [, part = '', ...segments] = path.split('/')
      const location = locations[part] ?? 'body'
      const code = codeOf(errorCode)
      const pointer = location === 'body' ? pointerInto(body, segments) : segments.map((name) => `/${name}`).join('')
      return { location, pointer, message: messageOf(location, pointer, code) ?? reworded(code, message), code }
    })
    const byLocation = Map.groupBy(errors, ({ location }) => location)
    return validationProblem([...byLocation.values()].flatMap(withoutEchoes))
  }
}

const locations: Record<string, ProblemError['location']> = {
  params: 'path',
  query: 'query',
  headers: 'headers',
  cookies: 'cookies',
  body: 'body',
}

/** The violated keyword. EOV names none for the one rule that it checks by hand: a query value must not be empty. */
function codeOf(errorCode: string | undefined): string {
  return errorCode?.replace('.openapi.validation', '') ?? 'minLength'
}

/** Ajv lists the types of a union as "string,null". */
const reworded = (code: string, message: string) => (code === 'type' ? message.replaceAll(',', ' or ') : message)

/**
 * The JSON pointer that EOV's path means. EOV escapes every segment of the path but the last one of `required` and
 * `additionalProperties` errors, whose name may contain slashes. So the body is walked as far as segments match; the
 * rest is one name.
 */
function pointerInto(body: unknown, segments: string[]): string {
  let node = body
  let pointer = ''
  for (const [index, segment] of segments.entries()) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~')
    if (node === null || typeof node !== 'object' || !Object.hasOwn(node, name))
      return `${pointer}/${escapeSegment(segments.slice(index).join('/'))}`
    node = (node as Record<string, unknown>)[name]
    pointer += `/${escapeSegment(name)}`
  }
  return pointer
}

/** Keywords whose error only sums up the errors before it. */
const summaries = ['anyOf', 'oneOf', 'if', 'contains', 'propertyNames']

/**
 * The errors of one location that help the client. Ajv stops at the first violation, so several errors are those of the
 * alternatives of an `anyOf` or `oneOf`, and its summary. An alternative that failed for more than its type is the one
 * that was meant; if there is none, the types are named in one error.
 */
function withoutEchoes(errors: ProblemError[]): ProblemError[] {
  const found = errors.filter(({ code }) => !summaries.includes(code))
  if (found.length < 2) return found.length > 0 ? found : errors
  const telling = found.filter(({ code }) => code !== 'type' && code !== 'const')
  if (telling.length > 0) return telling
  const depth = (error: ProblemError) => error.pointer.split('/').length
  const deepest = Math.max(...found.map(depth))
  const [first, ...others] = found.filter((error) => depth(error) === deepest) as [ProblemError, ...ProblemError[]]
  const alternatives = others.map(({ message }) => message.replace(/^must be /, ''))
  return [{ ...first, message: [...new Set([first.message, ...alternatives])].join(' or ') }]
}

type MessageOf = (location: ProblemError['location'], pointer: string, code: string) => string | undefined

/** A schema may word its own violations: `x-message: { pattern: Title cannot be empty }`. */
function customMessages(contract: Contract, operation: Operation): MessageOf {
  const resolve = resolver(contract.document)
  const bodies = Object.values(operation.body?.content ?? {})
  const parameters = new Map(
    operation.parameters.map(({ in: kind, name, schema }) => [`${locationOf[kind]} ${name}`, schema]),
  )
  return function messageOf(location, pointer, code) {
    const path = pointer.split('/').slice(1)
    const parameter = parameters.get(`${location} ${path[0]}`)
    const schemas =
      location === 'body'
        ? schemasAt(bodies, path, resolve)
        : parameter
          ? schemasAt([parameter], path.slice(1), resolve)
          : []
    return schemas.map((schema) => (schema['x-message'] as Record<string, string> | undefined)?.[code]).find(Boolean)
  }
}

const locationOf = { path: 'path', query: 'query', header: 'headers', cookie: 'cookies' } as const

/** The schemas that a value may have at a path into a value of `schemas`. */
function schemasAt(schemas: Schema[], path: string[], resolve: Resolve): Schema[] {
  const parts = schemas.flatMap((schema) => partsOf(schema, resolve))
  const [name, ...rest] = path
  if (name === undefined) return parts
  const members = parts.flatMap(({ properties, items }) => [
    (properties as Record<string, Schema> | undefined)?.[name],
    /^\d+$/.test(name) ? (items as Schema | undefined) : undefined,
  ])
  return schemasAt(
    members.filter((member) => member !== undefined),
    rest,
    resolve,
  )
}
