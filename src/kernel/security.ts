/**
 * Authenticates the caller by the security schemes of the contract, and checks role and scope. Fails closed: a scheme
 * without an authenticator stops the start, and credentials that do not parse strictly are refused.
 */

import type { Call } from './call.ts'
import { callerKey } from './caller.ts'
import { type Contract, ContractError, type Operation, type Principal, type SecurityScheme } from './model.ts'
import type { Gate } from './overload.ts'
import { kernelProblem } from './problem.ts'
import { compileStepUp, type RequireRecent } from './step-up.ts'

/**
 * Returns the caller that credentials belong to. Throws a 401 problem for invalid ones. `scope` is the request's; of a
 * nested request it is the outer unit of work, whose changes are seen and whose connection is used.
 */
export interface Authenticator<User extends Principal, Scope> {
  (credentials: string, scope: Scope): Promise<User>
  /**
   * Returns the id of the user where the credentials prove it without a look-up, such as by a signature; else null. Absent for
   * credentials that never do.
   */
  identify?(credentials: string): string | null
}

/** The credentials of a request, before they are looked up. */
export interface Presented<User extends Principal, Scope> {
  credentials: string
  authenticate: Authenticator<User, Scope>
  roles: string[]
  /** The id of the user where the credentials prove it without a look-up; else null. */
  userId: string | null
}

export interface Authentication<User extends Principal, Scope> {
  /** Returns the credentials of a request; null where there are none that a scheme can read. */
  read(call: Pick<Call, 'headers' | 'url'>): Presented<User, Scope> | null
  /**
   * Returns the caller, or null for an anonymous request. Throws 401 `unauthenticated` or 403 `forbidden`, and 429 where
   * too many credentials from the address were invalid. The caller is in the call's facts before the role is checked, so
   * that a 403 is logged with its user.
   */
  authenticate(
    presented: Presented<User, Scope> | null,
    call: Pick<Call, 'headers' | 'url' | 'facts' | 'request' | 'outer'>,
    scope: Scope,
  ): Promise<User | null>
  /**
   * Throws 403 `forbidden`, `insufficient_scope` or `mfa_setup_required` where the operation is not for this caller, whose
   * role and scopes may have been read again.
   */
  authorize(user: User): void
  /** Null where the operation needs no recent authentication. */
  requireRecent: RequireRecent | null
}

/** The means of the service to authenticate callers. */
export interface SecurityMeans<User extends Principal, Scope> {
  authenticators: Record<string, Authenticator<User, Scope>>
  gate: Pick<Gate, 'failures'>
  /** Names the service in `WWW-Authenticate`. */
  realm: string
}

/** Prepares the checks of one operation from its `security`. */
export function compileSecurity<User extends Principal, Scope>(
  contract: Contract,
  operation: Operation,
  { authenticators, gate, realm }: SecurityMeans<User, Scope>,
): Authentication<User, Scope> {
  const alternatives = operation.security.map(({ scheme, roles }) => {
    const definition = contract.securitySchemes[scheme]
    const authenticate = authenticators[scheme]
    if (!definition) throw new ContractError([`${operation.id} names the unknown security scheme "${scheme}"`])
    if (!authenticate) throw new ContractError([`the security scheme "${scheme}" has no authenticator`])
    return { roles, authenticate, ...credentialsOf(scheme, definition, realm) }
  })
  const challenges = new Set(alternatives.flatMap(({ challenge }) => challenge ?? []))
  /** Of all alternatives. An empty list is any role. */
  const allRoles = alternatives.some(({ roles }) => roles.length === 0)
    ? []
    : alternatives.flatMap(({ roles }) => roles)

  function authorize(user: User, roles: string[] = allRoles): void {
    if (roles.length > 0 && !roles.includes(user.role)) throw kernelProblem('forbidden')
    if (user.scopes && operation.scope !== undefined) requireScope(user.scopes, operation.scope, realm)
    if (user.lacks_second_factor && !operation.allowsMfaSetup) throw kernelProblem('mfa_setup_required')
  }

  function requireNoCredentials(call: Pick<Call, 'headers' | 'url'>): void {
    // Credentials that no scheme can read make no anonymous request: the caller tried to sign in.
    const sentCredentials = alternatives.some((one) => valueAt(one, call) !== undefined)
    if (operation.auth !== 'required' && !sentCredentials) return
    throw kernelProblem('unauthenticated', {
      detail: sentCredentials ? 'Send credentials in the form that `WWW-Authenticate` names.' : undefined,
      headers: { 'WWW-Authenticate': [...challenges].join(', ') },
    })
  }

  return {
    read(call) {
      for (const one of alternatives) {
        const { authenticate, roles, form } = one
        const value = valueAt(one, call)
        const credentials = typeof value === 'string' ? form.exec(value)?.[1] : undefined
        if (credentials !== undefined)
          return { credentials, authenticate, roles, userId: authenticate.identify?.(credentials) ?? null }
      }
      return null
    },

    async authenticate(presented, call, scope) {
      if (presented === null) {
        requireNoCredentials(call)
        return null
      }
      const { credentials, authenticate, roles, userId } = presented
      const counted = userId === null ? callerKey(undefined, call.request) : credentials
      const known = call.outer?.user as User | undefined
      const user = known ?? (await gate.failures.limit(counted, authenticate, credentials, scope))
      call.facts.user = user
      authorize(user, roles)
      return user
    },

    authorize,
    requireRecent: compileStepUp(operation, realm),
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

/** Where the credentials of a scheme are. */
interface Place {
  in: 'header' | 'query'
  /** Of a header in lower case. */
  key: string
}

interface Credentials extends Place {
  /** The form of a value that has credentials, which are its group. */
  form: RegExp
  /** For `WWW-Authenticate`; null where HTTP knows none. */
  challenge: string | null
}

/** Token syntax of RFC 6750, 2.1; the scheme's name in any case, as RFC 9110, 11.1 has it. */
const bearer = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i
const basic = /^basic +([A-Za-z0-9+/]+=*)$/i
const anyValue = /^(.+)$/

function credentialsOf(
  name: string,
  { type, scheme, in: location, name: key = '' }: SecurityScheme,
  realm: string,
): Credentials {
  const challenge = (word: string) => `${word} realm="${realm}"`
  if (type === 'http' && scheme?.toLowerCase() === 'bearer')
    return { in: 'header', key: 'authorization', form: bearer, challenge: challenge('Bearer') }
  if (type === 'http' && scheme?.toLowerCase() === 'basic')
    return { in: 'header', key: 'authorization', form: basic, challenge: challenge('Basic') }
  if (type === 'apiKey' && location === 'header' && key)
    return { in: 'header', key: key.toLowerCase(), form: anyValue, challenge: challenge('ApiKey') }
  if (type === 'apiKey' && location === 'query' && key) return { in: 'query', key, form: anyValue, challenge: null }
  throw new ContractError([`the security scheme "${name}" is of a kind that is not supported`])
}

/** The value at a place; undefined: there is none. */
function valueAt({ in: location, key }: Place, { headers, url }: Pick<Call, 'headers' | 'url'>): unknown {
  return location === 'header' ? headers[key] : queryValue(url, key)
}

/** The value of a parameter that stands in the query once; an array where it is repeated. */
function queryValue(url: string, key: string): string | string[] | undefined {
  const start = url.indexOf('?')
  if (start < 0) return undefined
  const values = new URLSearchParams(url.slice(start + 1)).getAll(key)
  return values.length > 1 ? values : values[0]
}

/** The query parameters that hold credentials of an operation. */
export function queryCredentials({ securitySchemes }: Contract, { security }: Operation): string[] {
  return security.flatMap(({ scheme }) => {
    const { in: location, name } = securitySchemes[scheme] ?? {}
    return location === 'query' && name ? [name] : []
  })
}
