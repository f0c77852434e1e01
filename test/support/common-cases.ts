/** The cases that an operation has because of what the contract says of it, and not because of what it does. */
import jwt from 'jsonwebtoken'
import { contract } from '../../generated/contract.ts'
import { at, document, operationOf } from './answers.ts'
import type { Case, CaseTable, Input, MakeInput, OperationId } from './cases.ts'
import { ageAuthentication, newAdmin, newPerson, type Person, testSecret } from './service.ts'
import type { Fault, World } from './world.ts'

/** The cases that the contract makes for an operation, from a request to it that is good. */
export function commonCases(id: OperationId, valid: MakeInput): CaseTable {
  const { auth, path } = contract[id]
  const { requestBody, responses, parameters } = operationOf(id)
  const takes = (header: string) => parameters.some(({ name }) => name === header)
  const {
    'x-rate-limit': rateLimit,
    'x-max-body': maxBody = 100_000,
    'x-step-up': stepUp,
    'x-mfa-setup': mfaSetup,
    'x-unknown-query': ignoresUnknownQuery,
  } = document.paths[path][contract[id].method]
  const needsDatabase = id !== 'beginOidcSignIn' && responses[503]?.content?.['application/problem+json'] !== undefined
  /** The good request with something changed. */
  const but =
    (change: (input: Input) => Input): MakeInput =>
    async (world) =>
      change(await valid(world))

  return {
    [contract[id].statuses[0]]: Object.fromEntries(
      Object.keys(requestBody?.content ?? {})
        .slice(1)
        .map((type) => [`a body of the type ${type}`, { input: but(withHeaders({ 'Content-Type': type })) }]),
    ),
    400: {
      ...(requestBody && unreadableBodies(id, but)),
      ...(path.includes('{') && {
        'a path that is no UTF-8': { code: 'malformed_request', input: but(withPath('%ff')) },
      }),
    },
    401: auth === 'required' ? strangers(but) : {},
    403: {
      ...(auth === 'required' && tokensOfAnotherScope(id, valid)),
      ...(auth === 'required' &&
        mfaSetup === undefined && {
          'an account without the second factor that it needs': { code: 'mfa_setup_required', input: toDemanding },
        }),
      ...(stepUp && {
        'an authentication of six minutes ago': { code: 'step_up_required', input: toStale(stepUp.when) },
      }),
    },
    409: takes('Idempotency-Key') ? spentKeys(valid) : {},
    412: takes('If-Match')
      ? { 'another tag': { code: 'precondition_failed', input: but(withHeaders({ 'If-Match': '"another"' })) } }
      : {},
    413: requestBody
      ? { 'a body above the limit': { code: 'payload_too_large', input: but(withBody('x'.repeat(maxBody + 1))) } }
      : {},
    415: requestBody ? unacceptableTypes(Object.keys(requestBody.content)[0], but) : {},
    422: { ...(ignoresUnknownQuery === undefined && unknownQuery(but)), ...(requestBody && unfitBodies(id, but)) },
    429: {
      ...((rateLimit !== 'none' || auth !== 'none') && {
        'the quota is used up': { code: 'rate_limited', input: toFailing('exhausted') },
      }),
      'the caller has its share': { code: 'concurrency_limited', input: toFailing('crowded') },
    },
    500: {
      'an answer that breaks the contract': { code: 'internal_error', input: toFailing('contradicted') },
      ...(needsDatabase && {
        'tables that are not there': { code: 'internal_error', input: toFailing('corrupted') },
      }),
    },
    503: {
      ...(needsDatabase && { 'Postgres is gone': { code: 'unavailable', input: toFailing('unreachable') } }),
      ...(pausesInMaintenance(id) && {
        'the service is in maintenance': { code: 'maintenance', input: toFailing('maintained') },
      }),
    },
  }

  /** The good request of a new caller who signed in six minutes ago, with the members that need a step-up. */
  function toStale(when?: object): MakeInput {
    return async (world) => {
      const input = await valid(world)
      const as = await (contract[id].roles.length > 0 ? newAdmin(world.service) : newPerson(world.service))
      await ageAuthentication(world.service, as, 360)
      return { ...input, as, ...(when && { body: { ...(input.body as object), ...when } }) }
    }
  }

  /** The good request of a caller without a second factor, where every session needs one. */
  async function toDemanding(world: World): Promise<Input> {
    const as = contract[id].roles.length > 0 ? world.root : world.bob
    return { ...(await valid(world)), as, to: await world.failing('demanding') }
  }

  function toFailing(fault: Fault): MakeInput {
    return async (world) => ({ ...(await valid(world)), to: await world.failing(fault) })
  }
}

/** Whether it changes something, for callers who need not be admins, and is no part of a session. */
export function pausesInMaintenance(id: OperationId): boolean {
  const { method, path, roles } = contract[id]
  return method !== 'get' && roles.length === 0 && document.paths[path][method]['x-maintenance'] !== 'exempt'
}

type But = (change: (input: Input) => Input) => MakeInput

const withBody = (body: string | Buffer) => (input: Input) => ({ ...input, body })
const withHeaders = (headers: Record<string, string>) => (input: Input) => ({ ...input, headers })
const withPath = (value: string) => (input: Input) => ({
  ...input,
  path: Object.fromEntries(Object.keys(input.path ?? {}).map((name) => [name, value])),
})

function unreadableBodies(id: OperationId, but: But): Record<string, Case> {
  const code = 'malformed_request'
  return {
    'a body that is no UTF-8': { code, input: but(withBody(Buffer.from('{"name":"\xff"}', 'latin1'))) },
    ...(isJson(id) && {
      'a body that is no JSON': { code, input: but(withBody('{"title": ')) },
      'a body of random bytes': { code, input: but(withBody(Buffer.from([0x00, 0x9f, 0x92, 0x96]))) },
    }),
  }
}

const isJson = (id: OperationId) => 'application/json' in (operationOf(id).requestBody?.content ?? {})

/** Authentication comes first: these requests are wrong in every other way as well, and get 401. */
function strangers(but: But): Record<string, Case> {
  const nobody = (authorization?: string) =>
    but((input) => ({
      path: withPath('no-id')(input).path,
      query: { unknown: 1 },
      body: '{',
      headers: { 'Content-Type': 'text/plain', ...(authorization && { Authorization: authorization }) },
    }))
  const token = (claims: object) => `Bearer ${jwt.sign(claims, testSecret)}`
  const sub = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10'
  return {
    'no token': { code: 'unauthenticated', input: nobody() },
    'a garbage token': { code: 'unauthenticated', input: nobody('Bearer garbage') },
    'another scheme': { code: 'unauthenticated', input: nobody('Basic YWRhOmFkYQ==') },
    'an expired token': { code: 'token_expired', input: nobody(token({ sub, exp: 1_000_000_000 })) },
    'the token of a deleted user': { code: 'user_not_found', input: nobody(token({ sub, exp: 4_000_000_000 })) },
  }
}

/** The good request, with an API token of its caller that is for everything else. */
function tokensOfAnotherScope(id: OperationId, valid: MakeInput): Record<string, Case> {
  const others = scopes.filter((scope) => scope !== contract[id].scope)
  return { 'an API token for everything else': { code: 'insufficient_scope', input: withApiToken(valid, others) } }
}

/** Every scope that there is. */
export const scopes: readonly string[] = document.components.schemas.Scope.enum

/** A request with an API token of its caller instead of what they signed in with. */
export function withApiToken(make: MakeInput, scopes: readonly string[]): MakeInput {
  return async (world) => {
    const { as, ...input } = await make(world)
    const { body } = await (as as Person).send('post', '/users/me/api-tokens', { name: 'Of a test', scopes })
    return { ...input, headers: { ...input.headers, Authorization: `Bearer ${body.token}` } }
  }
}

let keys = 0

function spentKeys(valid: MakeInput): Record<string, Case> {
  /** The good request with a key that cannot be had, by what its caller did before. */
  const after =
    (before: (world: World, person: Person, key: string) => PromiseLike<unknown>): MakeInput =>
    async (world) => {
      const input = await valid(world)
      const key = `common-${++keys}`
      await before(world, input.as as Person, key)
      return { ...input, headers: { ...input.headers, 'Idempotency-Key': key } }
    }
  return {
    'a key of another request': {
      code: 'idempotency_key_reused',
      input: after((_, person, key) => person.send('post', '/projects', { name: key }).set('Idempotency-Key', key)),
    },
    'a key of a request that is running': {
      code: 'idempotency_in_flight',
      input: after((world, person, key) => world.takeKey(person, key)),
    },
    'no room for its response': {
      code: 'quota_exceeded',
      input: async (world) => {
        const input = await valid(world)
        const headers = { ...input.headers, 'Idempotency-Key': `common-${++keys}` }
        return { ...input, headers, to: await world.failing('full') }
      },
    },
  }
}

function unacceptableTypes(mediaType: string | undefined, but: But): Record<string, Case> {
  const code = 'unsupported_media_type'
  return {
    'another media type': { code, input: but(withHeaders({ 'Content-Type': 'text/plain' })) },
    'another charset': { code, input: but(withHeaders({ 'Content-Type': `${mediaType}; charset=latin1` })) },
    'a compressed body': { code, input: but(withHeaders({ 'Content-Encoding': 'gzip' })) },
  }
}

function unknownQuery(but: But): Record<string, Case> {
  const input = but((input) => ({ ...input, query: { ...input.query, unknown: 1 } }))
  return { 'an unknown query parameter': { code: 'validation_failed', at: ['query /unknown'], input } }
}

function unfitBodies(id: OperationId, but: But): Record<string, Case> {
  const code = 'validation_failed'
  const changed = (change: (body: Record<string, unknown>) => object) =>
    but((input) => ({ ...input, body: change(input.body as Record<string, unknown>) }))
  const cases: Record<string, Case> = {
    'no body': { code, at: ['body '], input: but(({ body: _, ...input }) => input) },
    'an unknown member': { code, at: ['body /unknown'], input: changed((body) => ({ ...body, unknown: 1 })) },
  }
  if (!isJson(id)) return cases
  cases['a body that is no object'] = { code, at: ['body '], input: but(withBody('[]')) }
  for (const name of requiredMembers(id)) {
    const input = changed(({ [name]: _, ...body }) => body)
    cases[`no ${name}`] = { code, at: [`body /${name}`], input }
  }
  return cases
}

function requiredMembers(id: OperationId): string[] {
  const [media] = Object.values(operationOf(id).requestBody?.content ?? {})
  const schema = media?.schema.$ref ? at(media.schema.$ref.slice(1)).node : media?.schema
  return schema.required ?? []
}
