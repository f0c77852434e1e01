// Single changes of a real contract, each of which changes what it means: what contract:diff must never miss.

import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import type { ChangeClass } from '../../scripts/contract-diff/rule.ts'

export interface Mutation {
  name: string
  pointer: string
  /** Changes a copy of the document. */
  apply(document: JsonObject): void
  /** A class that must be among those found; null where it depends on the direction. */
  expected: ChangeClass | null
}

type Path = (string | number)[]
type Edit = (node: JsonObject, parent: JsonObject, key: string) => void

const methods = ['get', 'put', 'post', 'delete', 'patch']
const isObject = (node: unknown): node is JsonObject =>
  typeof node === 'object' && node !== null && !Array.isArray(node)
const at = (document: JsonObject, path: Path) =>
  path.reduce<unknown>((node, key) => (node as JsonObject)[key], document) as JsonObject

/** Every single change of what an operation can reach: of operations, parameters, responses, headers and schemas. */
export function mutationsOf(document: JsonObject): Mutation[] {
  const found = new Map<string, Mutation>()
  const add = (name: string, path: Path, expected: ChangeClass | null, edit: Edit) => {
    const pointer = `/${path.join('/')}`
    found.set(`${name} ${pointer}`, {
      name,
      pointer,
      expected,
      apply: (copy) => edit(at(copy, path), at(copy, path.slice(0, -1)), String(path.at(-1))),
    })
  }
  const visited = new Set<string>()
  const follow = (path: Path): { node: JsonObject; path: Path } => {
    const node = at(document, path)
    return typeof node.$ref === 'string' ? follow(node.$ref.slice(2).split('/')) : { node, path }
  }

  for (const [name, item] of Object.entries(document.paths as JsonObject))
    for (const method of methods.filter((one) => one in (item as JsonObject))) {
      const path = ['paths', name, method]
      operation(path)
      const lists = [
        [...path, 'parameters'],
        ['paths', name, 'parameters'],
      ]
      for (const list of lists) for (const index of Object.keys(at(document, list) ?? [])) parameter([...list, index])
      if (at(document, path).requestBody) content([...path, 'requestBody', 'content'])
      for (const status of Object.keys(at(document, path).responses as JsonObject))
        response([...path, 'responses', status])
    }
  return [...found.values()]

  function operation(path: Path): void {
    const node = at(document, path)
    add('operation removed', path, 'breaking', (_, parent, key) => delete parent[key])
    add('operationId changed', path, 'breaking', (node) => (node.operationId = `${node.operationId}Too`))
    add('operation deprecated', path, 'non-breaking', (node) => (node.deprecated = true))
    add('summary changed', path, 'documentation', (node) => (node.summary = `${node.summary} Yes.`))
    add(
      'scheme demanded or lifted',
      path,
      null,
      (node) =>
        (node.security = Array.isArray(node.security) && node.security.length === 0 ? [{ bearerAuth: [] }] : []),
    )
    add('a role that nobody has', path, 'breaking', (node) => (node.security = [{ bearerAuth: ['nobody'] }]))
    if (node['x-rate-limit'] !== 'none')
      add('no rate limit', path, 'non-breaking', (node) => (node['x-rate-limit'] = 'none'))
    add(
      'required parameter added',
      path,
      'breaking',
      (node) =>
        (node.parameters = [
          ...((node.parameters as unknown[]) ?? []),
          { in: 'query', name: 'new', required: true, schema: { type: 'string' } },
        ]),
    )
    add(
      'another success',
      path,
      'breaking',
      (node) => ((node.responses as JsonObject)['299'] = { description: 'Yes.' }),
    )
    if (node.requestBody) {
      add('body removed', path, 'breaking', (node) => delete node.requestBody)
      add('body optional', path, 'non-breaking', (node) => ((node.requestBody as JsonObject).required = false))
    }
  }

  function parameter(start: Path): void {
    const { node, path } = follow(start)
    if (node.in !== 'path') {
      add('parameter required or not', path, null, (node) => (node.required = node.required !== true))
      add('parameter renamed', path, 'breaking', (node) => (node.name = `${node.name}-too`))
      add('parameter elsewhere', path, 'breaking', (node) => (node.in = node.in === 'query' ? 'header' : 'query'))
    }
    add('parameter deprecated', path, 'non-breaking', (node) => (node.deprecated = true))
    if (node.schema) schema([...path, 'schema'])
  }

  function response(start: Path): void {
    add('status removed', start, null, (_, parent, key) => delete parent[key])
    const { node, path } = follow(start)
    add('response described otherwise', path, 'documentation', (node) => (node.description = 'Otherwise.'))
    if (node.content) content([...path, 'content'])
    for (const name of Object.keys((node.headers ?? {}) as JsonObject)) {
      add('header removed', [...path, 'headers', name], 'breaking', (_, parent, key) => delete parent[key])
      const header = follow([...path, 'headers', name])
      add('header required or not', header.path, null, (node) => (node.required = node.required !== true))
      schema([...header.path, 'schema'])
    }
  }

  function content(path: Path): void {
    for (const media of Object.keys(at(document, path))) {
      add('media type removed', [...path, media], 'breaking', (_, parent, key) => delete parent[key])
      add('example changed', [...path, media], 'documentation', (node) => {
        delete node.examples
        node.example = 'another'
      })
      schema([...path, media, 'schema'])
    }
  }

  /** `acceptsNull`: null is allowed beside it, so that it makes no difference whether the schema allows it too. */
  function schema(start: Path, acceptsNull = false): void {
    const { node, path } = follow(start)
    const place = path.join('/')
    if (visited.has(place)) return
    visited.add(place)
    add('described otherwise', path, 'documentation', (node) => (node.description = 'Otherwise.'))
    // Where anything was allowed, a type says less to those who send, and more to those who are answered.
    const isAnything = !['type', 'oneOf', 'anyOf', 'allOf', 'enum', 'const', 'properties'].some((key) => key in node)
    add(
      'another type',
      path,
      isAnything ? null : 'breaking',
      (node, parent, key) => (parent[key] = { type: [node.type].flat().includes('boolean') ? 'array' : 'boolean' }),
    )
    if (node.type !== undefined) {
      const types = [node.type].flat() as string[]
      if (node.enum === undefined && node.const === undefined && node.type !== 'null' && !acceptsNull)
        add(
          'null or not',
          path,
          null,
          (node) => (node.type = types.includes('null') ? types.filter((type) => type !== 'null') : [...types, 'null']),
        )
      if (types.includes('string') && node.const === undefined) {
        add('maxLength', path, null, (node) => (node.maxLength = ((node.maxLength as number) ?? 9) + 1))
        add('minLength', path, null, (node) => (node.minLength = ((node.minLength as number) ?? 0) + 1))
        add('pattern', path, null, (node) => (node.pattern = `${node.pattern ?? ''}x`))
        add('format', path, null, (node) => (node.format = 'ipv4'))
        if (node.enum === undefined) add('enum introduced', path, null, (node) => (node.enum = ['only']))
      }
      if (types.includes('integer')) {
        add('maximum', path, null, (node) => (node.maximum = ((node.maximum as number) ?? 9) - 1))
        add('minimum', path, null, (node) => (node.minimum = ((node.minimum as number) ?? 0) + 1))
        add('multipleOf', path, null, (node) => (node.multipleOf = 2))
      }
      if (types.includes('array')) {
        add('maxItems', path, null, (node) => (node.maxItems = ((node.maxItems as number) ?? 9) + 1))
        add('uniqueItems', path, null, (node) => (node.uniqueItems = node.uniqueItems !== true))
        schema([...path, 'items'])
      }
    }
    if (Array.isArray(node.enum)) {
      add('enum value added', path, null, (node) => (node.enum = [...(node.enum as unknown[]), 'other']))
      if (node.enum.length > 1)
        add('enum value removed', path, null, (node) => (node.enum = (node.enum as unknown[]).slice(1)))
    }
    if (node.const !== undefined) add('another const', path, 'breaking', (node) => (node.const = 'other'))
    add('default', path, null, (node) => (node.default = 'other'))
    for (const key of ['oneOf', 'anyOf'])
      if (Array.isArray(node[key])) {
        add('variant added', path, null, (node) => (node[key] = [...(node[key] as unknown[]), { type: 'array' }]))
        add('variant removed', path, null, (node) => (node[key] = (node[key] as unknown[]).slice(1)))
        const hasNull = key === 'anyOf' && node[key].some((variant) => variant.type === 'null')
        for (const index of Object.keys(node[key])) schema([...path, key, index], hasNull)
      }
    if (isObject(node['x-lines'])) schema([...path, 'x-lines'])
    if (!isObject(node.properties)) return
    add(
      'other members allowed or not',
      path,
      null,
      (node) => (node.additionalProperties = node.additionalProperties === false),
    )
    add('required property added', path, null, (node) => {
      node.properties = { ...(node.properties as JsonObject), new_one: { type: 'string' } }
      node.required = [...((node.required as string[]) ?? []), 'new_one']
    })
    for (const name of Object.keys(node.properties)) {
      add('property removed', [...path, 'properties', name], 'breaking', (_, parent, key) => delete parent[key])
      add(`property required or not: ${name}`, path, null, (node) => {
        const required = (node.required as string[]) ?? []
        node.required = required.includes(name) ? required.filter((one) => one !== name) : [...required, name]
      })
      schema([...path, 'properties', name])
    }
  }
}
