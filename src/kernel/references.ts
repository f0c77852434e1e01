/** Prepares the schemas of a document for Ajv, and gives Ajv the components that they refer to. */
import type { JsonObject, Schema } from './model.ts'

/** Members of the other direction are not required: `readOnly` in requests, `writeOnly` in replies. */
type Direction = 'requests' | 'replies'

/** Copies a schema as Ajv compiles it, after the components that it refers to were added to that Ajv and compiled. */
export type Prepare = <T extends object>(schema: T) => T

/**
 * The members of an Ajv that are used here. `refs` and `_compilations` are private members
 * (docs/private-interfaces.md).
 */
export interface SchemaCompiler {
  addSchema(schema: Addressed): unknown
  /** Returns a compiled schema by its address; compiles it if need be. */
  getSchema(address: string): unknown
  /** Added schemas, by the address in their `$id`. */
  readonly refs: Record<string, Added | string | undefined>
  /** Schemas that are being compiled: a reference to one is resolved when the validator runs. */
  readonly _compilations: Set<Added>
}

interface Added {
  schema: unknown
  /** Absent until it has been compiled. */
  validate?: unknown
}

/** A schema with its address in Ajv. */
type Addressed = Schema & { $id: string }

/** The document's address in Ajv. */
const documentId = 'contract:'

/**
 * Prepares schemas of a document for one Ajv. Each component has an address of its own, so that it is compiled once for
 * all schemas that refer to it; it is added when a schema first refers to it.
 *
 * Components are compiled before the schemas that refer to them. Ajv by itself compiles a component in the middle of
 * compiling the schema that refers to it, several calls deep for each step, so that a long chain or ring of references
 * overflows the stack. The validators are the same.
 */
export function schemaPreparer(ajv: SchemaCompiler, document: JsonObject, direction: Direction): Prepare {
  const components = (document.components ?? {}) as JsonObject
  const addresses = new Map(
    Object.entries((components.schemas ?? {}) as Record<string, Schema>).map(([name, schema]) => [
      `${documentId}#/components/schemas/${name}`,
      schema,
    ]),
  )

  return function prepare(schema) {
    const prepared = copyFor(schema, direction) as typeof schema
    compileReferences(prepared)
    return prepared
  }

  function compileReferences(schema: unknown): void {
    for (const address of referencesIn(schema)) {
      addComponent(address)
      const component = ajv.refs[address]
      if (typeof component !== 'object' || component.validate || ajv._compilations.has(component)) continue
      // Ajv inlines a component without references wherever one refers to it.
      if (referencesIn(component.schema).length === 0) continue
      ajv._compilations.add(component)
      try {
        compileReferences(component.schema)
      } finally {
        ajv._compilations.delete(component)
      }
      ajv.getSchema(address)
    }
  }

  function addComponent(address: string): void {
    const component = addresses.get(address)
    if (component) add(component, address)
    else {
      // A reference to the inside of a component: Ajv finds it in the components as a whole.
      add({ components }, documentId)
      for (const [each, schema] of addresses) add(schema, each)
    }
  }

  function add(schema: Schema, $id: string): void {
    if (!ajv.refs[$id]) ajv.addSchema({ ...(copyFor(schema, direction) as Schema), $id })
  }
}

/** Returns the function that finds an Ajv's own check of a component that was added to it. */
export function checksOf(ajv: SchemaCompiler): (reference: string) => ((value: unknown) => boolean) | undefined {
  return (reference) => {
    const address = documentId + reference
    return ajv.refs[address] ? (ajv.getSchema(address) as (value: unknown) => boolean) : undefined
  }
}

/** The addresses that stand anywhere in a prepared schema. */
function referencesIn(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return []
  const { $ref } = schema as Schema
  const own = typeof $ref === 'string' && $ref.startsWith(documentId) ? [$ref] : []
  return [...own, ...Object.values(schema).flatMap(referencesIn)]
}

/** A copy whose references name the document, and which requires no member of the other direction. */
function copyFor(value: unknown, direction: Direction): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => copyFor(item, direction))
  const copied: JsonObject = {}
  for (const [name, member] of Object.entries(value)) {
    if (name === '$ref' && typeof member === 'string' && member.startsWith('#')) copied.$ref = documentId + member
    else if (member !== undefined) copied[name] = copyFor(member, direction)
  }
  const { required, properties } = copied as { required?: string[]; properties?: Record<string, Schema> }
  const foreign = direction === 'requests' ? 'readOnly' : 'writeOnly'
  if (Array.isArray(required) && properties)
    copied.required = required.filter((name) => properties[name]?.[foreign] !== true)
  return copied
}
