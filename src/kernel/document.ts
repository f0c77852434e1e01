/**
 * Reads an OpenAPI 3.1 document into the operations that the kernel binds. Every fault of a document that cannot be
 * kept is found and named before the service listens.
 */
import { createRequire } from 'node:module'
import {
  type Contract,
  ContractError,
  escapeSegment,
  httpMethods,
  type JsonObject,
  resolver,
  type Schema,
  type SecurityScheme,
} from './model.ts'
import { readOperation } from './operation.ts'
import { kernelProblems, type ProblemDefinition } from './problem.ts'
import { mappedReferences } from './variants.ts'

const require = createRequire(import.meta.url)

export interface ReadOptions {
  /**
   * The document passed `proveContract` before: it is not checked against OpenAPI's schema again, nor proven by `bind`.
   */
  isProven?: boolean
  /** Whether replies are checked by `quick-checks.ts` where it is faster than Ajv; the outcome is the same. */
  quickChecks?: boolean
}

/** Reads a document, which stays as it is. Throws a ContractError that names every fault. */
export function readContract(
  document: JsonObject,
  { isProven = false, quickChecks = true }: ReadOptions = {},
): Contract {
  const faults = isProven ? [] : invalidities(document)
  const resolve = resolver(document)
  if (faults.length === 0 && !isProven) faults.push(...brokenReferences(document, resolve))
  if (faults.length > 0) throw new ContractError(faults)
  const reader = { resolve, document, faults }
  const paths = Object.entries((document.paths ?? {}) as JsonObject).filter(([path]) => path.startsWith('/'))
  const operations = paths.flatMap(([path, node]) => {
    const item = resolve(node)
    return httpMethods.filter((method) => method in item).map((method) => readOperation(reader, path, item, method))
  })
  const contract = {
    isProven,
    quickChecks,
    document,
    operations,
    securitySchemes: (componentsOf(document).securitySchemes ?? {}) as Record<string, SecurityScheme>,
    problems: readProblems(document, faults),
  }
  for (const id of duplicates(operations.map((operation) => operation.id)))
    faults.push(`operationId "${id}" is used by more than one operation`)
  for (const path of duplicates(paths.map(([path]) => path.replaceAll(/\{[^}]*\}/g, '{}').replace(/(.)\/$/, '$1'))))
    faults.push(`the path ${path} is declared more than once, under different names of its parameters or with a slash`)
  if (faults.length > 0) throw new ContractError(faults)
  return contract
}

/** Members that hold plain values, in which a `$ref` has no meaning. */
const literals = new Set(['const', 'default', 'enum', 'example', 'examples'])

/** Every reference that leads nowhere, with the JSON pointer of where it stands. */
function brokenReferences(document: JsonObject, resolve: (node: unknown) => JsonObject): string[] {
  const faults: string[] = []
  const visit = (node: unknown, pointer: string, namesAreFree: boolean): void => {
    if (node === null || typeof node !== 'object') return
    try {
      if (!namesAreFree) for (const reference of [node, ...mappedReferences(node)]) resolve(reference)
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      faults.push(...error.faults.map((fault) => `${pointer}: ${fault}`))
    }
    for (const [name, child] of Object.entries(node))
      if (namesAreFree || !literals.has(name))
        visit(child, `${pointer}/${escapeSegment(name)}`, name === 'properties' && !namesAreFree)
  }
  visit(document, '', false)
  return faults
}

/** The schema that carries `x-problems` is the closed list of codes; its enum and its `x-problems` must agree. */
function readProblems(document: JsonObject, faults: string[]): Record<string, ProblemDefinition> {
  const schemas = Object.values((componentsOf(document).schemas ?? {}) as Record<string, Schema>)
  const schema = schemas.find((candidate) => 'x-problems' in candidate)
  const problems = (schema?.['x-problems'] ?? {}) as Record<string, ProblemDefinition>
  if (!schema) faults.push('no schema lists the problem codes as "x-problems"')
  const codes = (schema?.enum ?? []) as string[]
  for (const code of codes)
    if (!(code in problems)) faults.push(`the problem code "${code}" has no entry in x-problems`)
  for (const code of Object.keys(problems))
    if (!codes.includes(code)) faults.push(`"${code}" is not in the enum of codes`)
  // The kernel also sends problems where it has no document (from Node's parser), so the document lists those of the
  // kernel.
  for (const [code, { status, title }] of Object.entries(kernelProblems))
    if (problems[code]?.status !== status || problems[code].title !== title)
      faults.push(`x-problems must list "${code}" with status ${status} and the title "${title}"`)
  return problems
}

function invalidities(document: JsonObject): string[] {
  const version = String(document?.openapi)
  if (!/^3\.1\.\d+$/.test(version)) return [`OpenAPI ${version} is not supported: write 3.1.x`]
  // Loaded here, since a service whose document is proven never needs it.
  const {
    OpenAPISchemaValidator,
  }: typeof import('express-openapi-validator/dist/framework/openapi.schema.validator.js') =
    require('express-openapi-validator/dist/framework/openapi.schema.validator.js')
  const { errors } = new OpenAPISchemaValidator({ version, validateApiSpec: true }).validate(document as never)
  return (errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`)
}

function componentsOf(document: JsonObject): JsonObject {
  return (document.components ?? {}) as JsonObject
}

function duplicates(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
