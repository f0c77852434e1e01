/**
 * Which operation a request means. A tree by path segment, so that the last of a thousand paths costs what the first
 * does; Express would try them one after the other.
 */
import type { HttpMethod, Operation } from './document.ts'
import { kernelProblem } from './problem.ts'

interface Node<T> {
  literals: Map<string, Node<T>>
  parameter: { name: string; node: Node<T> } | null
  methods: Map<string, T>
}

export interface Match<T> {
  target: T
  /** Decoded path parameters. */
  params: Record<string, string>
}

export interface Routes<T> {
  /** Throws 404 `not_found`, 405 `method_not_allowed` with `Allow`, 400 for a path that cannot be decoded. */
  match(method: string, path: string): Match<T>
  /** The methods of a path, as `Allow` lists them; null for an unknown path. */
  allowed(path: string): string | null
}

/** Builds the tree. A literal segment wins over a parameter, as OpenAPI 3.1 (4.8.8.1) demands. */
export function buildRoutes<T extends { operation: Operation }>(targets: T[]): Routes<T> {
  const root = emptyNode<T>()
  for (const target of targets) {
    let node = root
    for (const segment of segments(target.operation.path)) node = child(node, segment)
    node.methods.set(target.operation.method.toUpperCase(), target)
  }

  return {
    match(method, path) {
      const params: Record<string, string> = {}
      const node = find(root, segments(path), 0, params)
      if (!node) throw kernelProblem('not_found')
      // HEAD is GET without the body (RFC 9110, 9.3.2).
      const target = node.methods.get(method) ?? (method === 'HEAD' ? node.methods.get('GET') : undefined)
      if (!target) throw kernelProblem('method_not_allowed', { headers: { Allow: allow(node) } })
      for (const [name, raw] of Object.entries(params)) params[name] = decode(raw)
      return { target, params }
    },
    allowed(path) {
      const node = find(root, segments(path), 0, {})
      return node && allow(node)
    },
  }
}

function emptyNode<T>(): Node<T> {
  return { literals: new Map(), parameter: null, methods: new Map() }
}

/** One trailing slash is accepted (`/todos/` is `/todos`). */
function segments(path: string): string[] {
  const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(1, -1) : path.slice(1)
  return trimmed.split('/')
}

function child<T>(node: Node<T>, segment: string): Node<T> {
  const name = /^\{([^}]+)\}$/.exec(segment)?.[1]
  if (name !== undefined) {
    node.parameter ??= { name, node: emptyNode() }
    return node.parameter.node
  }
  const next = node.literals.get(segment) ?? emptyNode<T>()
  node.literals.set(segment, next)
  return next
}

function find<T>(node: Node<T>, path: string[], index: number, params: Record<string, string>): Node<T> | null {
  const segment = path[index]
  if (segment === undefined) return node.methods.size > 0 ? node : null
  const literal = node.literals.get(segment)
  const found = literal && find(literal, path, index + 1, params)
  if (found) return found
  if (!node.parameter || segment === '') return null
  params[node.parameter.name] = segment
  const deeper = find(node.parameter.node, path, index + 1, params)
  if (!deeper) delete params[node.parameter.name]
  return deeper
}

function allow<T>(node: Node<T>): string {
  const methods = new Set<string>([...node.methods.keys(), 'OPTIONS' satisfies Uppercase<HttpMethod>])
  if (methods.has('GET')) methods.add('HEAD')
  return [...methods].sort().join(', ')
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch (cause) {
    throw kernelProblem('malformed_request', { detail: 'The path is not valid percent-encoded UTF-8.', cause })
  }
}
