/** Compiles what schemas refer to before what refers to it, so that Ajv never descends through a chain of references. */
import type { Schema } from './model.ts'
import { type Addressed, documentId } from './schema.ts'

/** What is relied on of an Ajv; pinned to 8.20.0. */
export interface Compiler {
  addSchema(schema: Addressed): unknown
  /** A compiled schema by its address; compiled when it was not. */
  getSchema(address: string): unknown
  /** What was added, by the address in its `$id`. */
  readonly refs: Record<string, Compilable | string | undefined>
  /** What is being compiled: who refers to it looks its validator up at run time. */
  readonly _compilations: Set<Compilable>
}

interface Compilable {
  schema: unknown
  /** Absent until it has been compiled. */
  validate?: unknown
}

/**
 * Adds the components that a schema reaches, and compiles those with references of their own. Ajv by itself compiles what a
 * reference leads to in the middle of compiling what has it: some seventeen calls deep for each step, so that a ring of
 * 500 schemas, or a chain of as many, overflows the stack. The order and the outcome are the same here. `schemasFor`
 * is what `sharedSchemas` answers.
 */
export function compileReferences(ajv: Compiler, schema: unknown, schemasFor: (address: string) => Addressed[]): void {
  for (const address of referencesIn(schema)) {
    if (!ajv.refs[address]) for (const one of schemasFor(address)) if (!ajv.refs[one.$id]) ajv.addSchema(one)
    const component = ajv.refs[address]
    if (typeof component !== 'object' || component.validate || ajv._compilations.has(component)) continue
    // What refers to nothing is made a part of each place that refers to it.
    if (referencesIn(component.schema).length === 0) continue
    ajv._compilations.add(component)
    try {
      compileReferences(ajv, component.schema, schemasFor)
    } finally {
      ajv._compilations.delete(component)
    }
    ajv.getSchema(address)
  }
}

/** The addresses that stand anywhere in a compilable schema. */
function referencesIn(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return []
  const { $ref } = schema as Schema
  const own = typeof $ref === 'string' && $ref.startsWith(documentId) ? [$ref] : []
  return [...own, ...Object.values(schema).flatMap(referencesIn)]
}
