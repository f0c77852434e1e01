/**
 * References in response headers, relative to the address of the request (RFC 3986, 4.2). Handlers give paths of the
 * contract; a client may know the service by another path, behind a proxy that removes a prefix.
 */
import type { CheckedReply } from './reply.ts'

/** `path`: of the request, without its query. */
export function withRelativeLinks(reply: CheckedReply, path: string): CheckedReply {
  const { Location, Link } = reply.headers
  if (Location === undefined && Link === undefined) return reply
  const headers = { ...reply.headers }
  if (Location !== undefined) headers.Location = relativeTo(path, Location)
  if (Link !== undefined) headers.Link = Link.replace(/^<([^>]*)>/, (_, target) => `<${relativeTo(path, target)}>`)
  return { ...reply, headers }
}

/** A reference that, resolved against `path`, is `target`. One that does not begin with a single slash stays as it is. */
export function relativeTo(path: string, target: string): string {
  if (!/^\/(?!\/)/.test(target)) return target
  const [, targetPath = '', query = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? []
  if (targetPath === path && query.startsWith('?')) return query
  const folders = path.split('/').slice(0, -1)
  const segments = targetPath.split('/')
  let common = 0
  while (common < folders.length && common < segments.length - 1 && folders[common] === segments[common]) common++
  const rest = '../'.repeat(folders.length - common) + segments.slice(common).join('/')
  // A reference with a colon in its first segment, and an empty one, would be of another kind (RFC 3986, 4.2).
  return (/^[^/]*:|^$/.test(rest) ? `./${rest}` : rest) + query
}
