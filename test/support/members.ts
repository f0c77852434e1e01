/** The members of an object of the contract, with the constraints that a column can have. */
import { type JsonObject, resolver, type Schema } from '../../src/kernel/index.ts'

export interface Member {
  /** The type of column that can keep it; `integer` is any that is wide enough. More than one: no column can. */
  types: string[]
  nullable: boolean
  required: boolean
  /** Null when any value will do. */
  values: string[] | null
  minLength: number
  maxLength: number
  minimum: number
  maximum: number
  pattern: string | null
  /** Absent when there is none. */
  default?: unknown
}

type Resolve = (node: unknown) => JsonObject

/** The schemas that the document names. */
export function schemasOf(document: JsonObject): Record<string, Schema> {
  return (document.components as JsonObject).schemas as Record<string, Schema>
}

/**
 * The members of an object, by name. `path` is a schema's name, or leads to an object within: `Preferences.mail`. Of a
 * schema with variants a member is whatever it is in any of them. Null when there is no such schema.
 */
export function readMembers(document: JsonObject, path: string): Map<string, Member> | null {
  const resolve = resolver(document)
  const [name = '', ...within] = path.split('.')
  let schema: Schema | undefined = schemasOf(document)[name]
  for (const member of within)
    schema = schema && ((resolve(schema).properties as JsonObject)[member] as Schema | undefined)
  if (!schema) return null
  const node = resolve(schema)
  const members = new Map<string, Schema[]>()
  for (const variant of (node.oneOf as Schema[] | undefined) ?? [node])
    for (const [member, value] of Object.entries((resolve(variant).properties ?? {}) as Record<string, Schema>))
      members.set(member, [...(members.get(member) ?? []), value])
  const required = (node.required ?? []) as string[]
  return new Map(
    [...members].map(([member, anyOf]) => [
      member,
      { ...readMember(resolve, { anyOf }), required: required.includes(member) },
    ]),
  )
}

function readMember(resolve: Resolve, schema: Schema): Member {
  const node = resolve(schema)
  const choices = (node.anyOf ?? node.oneOf) as Schema[] | undefined
  const member = choices ? either(choices.map((choice) => readMember(resolve, choice))) : readPlain(resolve, node)
  return 'default' in node ? { ...member, default: node.default } : member
}

function readPlain(resolve: Resolve, node: Schema): Member {
  const all = [node.type].flat()
  const types = all.filter((type) => type !== 'null').map((type) => columnType(resolve, node, String(type)))
  // How an id or a time is written says nothing of how it is kept.
  const text: Schema = types.includes('text') ? node : {}
  const values = ('const' in node ? [node.const] : node.enum) as (string | null)[] | undefined
  return {
    types,
    nullable: all.includes('null'),
    required: false,
    values: values?.filter((value) => value !== null) ?? null,
    minLength: (text.minLength as number | undefined) ?? 0,
    maxLength: (text.maxLength as number | undefined) ?? Infinity,
    minimum: (node.minimum as number | undefined) ?? -Infinity,
    maximum: (node.maximum as number | undefined) ?? Infinity,
    pattern: (text.pattern as string | undefined) ?? null,
  }
}

function columnType(resolve: Resolve, node: Schema, type: string): string {
  if (type === 'object') return 'jsonb'
  if (type === 'array') {
    const items = readMember(resolve, node.items as Schema).types.join(' or ')
    return items === 'jsonb' ? items : `${items}[]`
  }
  if (type !== 'string') return type
  return { uuid: 'uuid', date: 'date', 'date-time': 'timestamp with time zone' }[String(node.format)] ?? 'text'
}

/** The union of several choices; a choice of null only makes it nullable. */
function either(choices: Member[]): Member {
  const typed = choices.filter(({ types }) => types.length > 0)
  const defaulted = choices.find((choice) => 'default' in choice)
  return {
    types: [...new Set(typed.flatMap(({ types }) => types))],
    nullable: choices.some(({ nullable }) => nullable),
    required: false,
    values: typed.every(({ values }) => values) ? [...new Set(typed.flatMap(({ values }) => values ?? []))] : null,
    minLength: Math.min(...typed.map(({ minLength }) => minLength)),
    maxLength: Math.max(...typed.map(({ maxLength }) => maxLength)),
    minimum: Math.min(...typed.map(({ minimum }) => minimum)),
    maximum: Math.max(...typed.map(({ maximum }) => maximum)),
    pattern: typed.length === 1 ? (typed[0]?.pattern ?? null) : null,
    ...(defaulted && { default: defaulted.default }),
  }
}
