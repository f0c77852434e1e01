/** Words an invalid request: its violations in path, query, headers, cookies and body together, as one problem. */
import type { RawBody } from './body.ts'
import type { Contract, Operation } from './model.ts'
import { pointerTo, type RawParameters } from './parameters.ts'
import { errorBounds, type Problem, type ProblemError, validationProblem } from './problem.ts'
import type { HasFormat } from './scalars.ts'
import { type CheckOf, compileWalk, type Walk } from './walk.ts'

/** An error of Ajv, as far as it is used. */
export interface AjvError {
  instancePath: string
  keyword: string
}

/** Returns the 422 of a request that Ajv refused, with the `first` error of Ajv. */
export type WordViolations = (parameters: RawParameters, body: RawBody, first: AjvError | undefined) => Problem

/** Prepares the wording for the operations of a contract. */
export function compileWordings(
  contract: Contract,
  hasFormat: HasFormat,
  checkOf: CheckOf,
): (operation: Operation) => WordViolations {
  const walk = compileWalk(contract.document, hasFormat, checkOf)
  return (operation) => compileWording(walk, operation)
}

function compileWording(walk: Walk, operation: Operation): WordViolations {
  return function wordViolations(parameters, body, first) {
    const errors = [...parameters.faults]
    const room = () => errorBounds.errors - errors.length
    for (const { in: kind, name, required, schema } of operation.parameters) {
      const location = locations[kind]
      const value = parameters[location][name]
      const pointer = pointerTo(name)
      if (value === undefined) {
        if (required) errors.push({ location, pointer, message: 'is required', code: 'required' })
        continue
      }
      if (location === 'query' && value === '') continue
      for (const { pointer: inner, ...violation } of walk(schema, value, room()))
        errors.push({ location, pointer: pointer + inner, ...violation })
    }
    for (const name of emptyOnes(parameters))
      errors.push({ location: 'query', pointer: pointerTo(name), message: 'must not be empty', code: 'minLength' })
    errors.push(...body.faults)
    const schema = body.mediaType === null ? undefined : operation.body?.content[body.mediaType]
    if (schema) errors.push(...bodyErrors(walk(schema, body.body, room())))
    return validationProblem(errors.length > 0 || !first ? errors : [unnamed(first)])
  }
}

/** The names of known query parameters without a value. */
function emptyOnes({ query, faults }: RawParameters): string[] {
  const unknown = new Set(faults.map(({ pointer }) => pointer))
  return Object.keys(query).filter((name) => query[name] === '' && !unknown.has(pointerTo(name)))
}

const locations = { path: 'path', query: 'query', header: 'headers', cookie: 'cookies' } as const

const bodyErrors = (violations: ReturnType<Walk>) =>
  violations.map((violation): ProblemError => ({ location: 'body', ...violation }))

/** The place of an error under a keyword that the walk does not know. */
function unnamed({ instancePath, keyword }: AjvError): ProblemError {
  const [, part = '', ...segments] = instancePath.split('/')
  const location = part === 'params' ? 'path' : (places.find((place) => place === part) ?? 'body')
  return {
    location,
    pointer: segments.map((segment) => `/${segment}`).join(''),
    message: 'is not allowed',
    code: keyword,
  }
}

const places = ['query', 'headers', 'cookies', 'body'] as const
