/**
 * Bodies with a discriminator (OpenAPI 3.1, 4.8.25): one of several schemas, named by a member. The variant is chosen
 * before validation, so that an error names a member of the schema that was meant.
 */
import type { Schema } from './model.ts'
import type { Resolve } from './schema.ts'

export interface Variants {
  /** The member that names the variant. */
  property: string
  /** By the member's value. */
  schemas: Map<string, Schema>
}

interface Discriminator {
  propertyName: string
  mapping?: Record<string, string>
}

/** The variants of a schema; null when it has no discriminator. */
export function variantsOf(resolve: Resolve, schema: Schema): Variants | null {
  const { discriminator, oneOf, anyOf, ...common } = resolve(schema)
  if (!discriminator) return null
  const { propertyName, mapping = {} } = discriminator as Discriminator
  const references = new Map(Object.entries(mapping).map(([value, target]) => [value, reference(target)]))
  const mapped = new Set(references.values())
  for (const { $ref } of (oneOf ?? anyOf ?? []) as { $ref?: string }[])
    if ($ref !== undefined && !mapped.has($ref)) references.set($ref.slice($ref.lastIndexOf('/') + 1), $ref)
  if (references.size === 0) return null
  return {
    property: propertyName,
    schemas: new Map([...references].map(([value, $ref]) => [value, { ...common, $ref }])),
  }
}

/** The references of a node's discriminator, as `$ref` objects. */
export function mappedReferences(node: object): { $ref: string }[] {
  const { discriminator } = node as { discriminator?: Discriminator }
  return Object.values(discriminator?.mapping ?? {}).map((target) => ({ $ref: reference(target) }))
}

/** A mapping names a schema by its reference or by its bare name. */
const reference = (target: string) => (target.startsWith('#') ? target : `#/components/schemas/${target}`)
