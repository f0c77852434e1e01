/**
 * Authenticates the caller by the security schemes of the contract, and checks role and scope. Fails closed: a scheme
 * without an authenticator stops the start, and credentials that do not parse strictly are refused.
 */

import type { Call } from './call.ts'
import { type Contract, ContractError, type Operation, type Principal, type SecurityScheme } from './model.ts'
import { kernelProblem } from './problem.ts'

/**
 * Returns the caller that credentials belong to. Throws a 401 problem for invalid ones. `scope` is the request's; of a
 * nested request it is the outer unit of work, whose changes are seen and whose connection is used.
 */
export type Authenticator<User extends Principal, Scope> = (credentials: string, scope: Scope) => Promise<User>

/**
 * Returns the caller, or null for an anonymous request. Throws 401 `unauthenticated` or 403 `forbidden`. The caller is
 * in the call's facts before the role is checked, so that a 403 is logged with its user.
 */
export type Authenticate<User, Scope> = (call: Pick<Call, 'headers' | 'facts'>, scope: Scope) => Promise<User | null>

/** Prepares the check of one operation from its `security`. */
export function compileSecurity<User extends Principal, Scope>(
  contract: Contract,
  operation: Operation,
  authenticators: Record<string, Authenticator<User, Scope>>,
  realm: string,
): Authenticate<User, Scope> {
  const alternatives = operation.security.map(({ scheme, roles }) => {
    const definition = contract.securitySchemes[scheme]
    const authenticate = authenticators[scheme]
    if (!definition) throw new ContractError([`${operation.id} names the unknown security scheme "${scheme}"`])
    if (!authenticate) throw new ContractError([`the security scheme "${scheme}" has no authenticator`])
    return { roles, authenticate, ...credentialsOf(scheme, definition) }
  })
  const challenges = new Set(alternatives.map(({ challenge }) => `${challenge} realm="${realm}"`))

  return async function authenticate({ headers, facts }, scope) {
    if (operation.auth === 'none') return null
    for (const { roles, authenticate, header, read } of alternatives) {
      const credentials = read(headers[header])
      if (credentials === null) continue
      const user = await authenticate(credentials, scope)
      facts.user = user
      if (roles.length > 0 && !roles.includes(user.role)) throw kernelProblem('forbidden')
      if (user.scopes && operation.scope !== undefined) requireScope(user.scopes, operation.scope, realm)
      return user
    }
    // Credentials that no scheme can read make no anonymous request: the caller tried to sign in.
    const sentCredentials = alternatives.some(({ header }) => headers[header] !== undefined)
    if (operation.auth === 'optional' && !sentCredentials) return null
    throw kernelProblem('unauthenticated', {
      detail: sentCredentials ? 'Send credentials in the form that `WWW-Authenticate` names.' : undefined,
      headers: { 'WWW-Authenticate': [...challenges].join(', ') },
    })
  }
}

/** RFC 6750, 3.1: the challenge names the scope that is needed. */
function requireScope(scopes: readonly string[], needed: string | null, realm: string): void {
  if (needed !== null && scopes.includes(needed)) return
  const challenge = `Bearer realm="${realm}", error="insufficient_scope"`
  throw kernelProblem('insufficient_scope', {
    detail: needed === null ? 'No API token has access. Sign in instead.' : `The token needs the scope ${needed}.`,
    headers: { 'WWW-Authenticate': needed === null ? challenge : `${challenge}, scope="${needed}"` },
  })
}

/** Where a scheme's credentials are, how they are read (null: they are not of its form) and how it is asked for. */
interface Credentials {
  header: string
  read(value: string | string[] | undefined): string | null
  challenge: string
}

/** Token syntax of RFC 6750, 2.1; the scheme's name in any case, as RFC 9110, 11.1 has it. */
const bearer = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i
const basic = /^basic +([A-Za-z0-9+/]+=*)$/i

function credentialsOf(name: string, { type, scheme, in: location, name: key }: SecurityScheme): Credentials {
  const matching = (form: RegExp) => (value: unknown) =>
    (typeof value === 'string' ? form.exec(value)?.[1] : null) ?? null
  if (type === 'http' && scheme?.toLowerCase() === 'bearer')
    return { header: 'authorization', read: matching(bearer), challenge: 'Bearer' }
  if (type === 'http' && scheme?.toLowerCase() === 'basic')
    return { header: 'authorization', read: matching(basic), challenge: 'Basic' }
  if (type === 'apiKey' && location === 'header' && key)
    return { header: key.toLowerCase(), read: matching(/^(.+)$/), challenge: 'ApiKey' }
  throw new ContractError([`the security scheme "${name}" is of a kind that is not supported`])
}
