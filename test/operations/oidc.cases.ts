import { type Flow, newFlow, sealed } from '../../src/features/oidc/flow.ts'
import type { Person as Identified } from '../../src/features/oidc/provider.ts'
import { insertIdentity } from '../../src/features/oidc/queries.ts'
import { notSignedIn } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { newPerson, type Person } from '../support/service.ts'
import type { Fault, World } from '../support/world.ts'

/** The headers that browsers add to requests of the service's own pages. */
export const ownPage = { Origin: 'http://localhost:8000', 'Sec-Fetch-Site': 'same-origin' }
const path = { provider: 'github' }
const begun =
  (input: Input = {}): MakeInput =>
  () => ({ path, body: {}, headers: ownPage, ...input })

/** The browser comes back from a provider. */
const returned =
  (change: Partial<Flow> = {}, body: object = {}): MakeInput =>
  ({ service }) => {
    const flow = { ...newFlow({ provider: 'gone', returnTo: '/docs', invitation: null }), ...change }
    const cookie = `taskpact_sign_in=${sealed(service.context.signInSecrets, 'flow', flow)}`
    return {
      body: { grant_type: 'oidc', oidc_code: 'a-code', state: flow.state, ...body },
      headers: { ...ownPage, Cookie: cookie },
    }
  }

/** The browser comes back from a provider that has confirmed the address of a person. */
const identified =
  (fault: Fault, email: (world: World) => string | null): MakeInput =>
  async (world) => {
    const subject = String(email(world))
    const person: Identified = {
      ...{ issuer: 'https://id.example.com', subject, email: email(world), name: 'Grace' },
      ...{ isAdmin: null, hasSecondFactor: false, authTime: null, session: null },
    }
    const to = await world.failing(fault)
    return { ...(await returned({ provider: 'known' }, { oidc_code: JSON.stringify(person) })(world)), to }
  }

/** An account whose address was never confirmed. */
const unconfirmed: MakeInput = async (world) => {
  const { id, email } = await newPerson(world.service)
  await world.service.database.pool('users').update({ email_verified_at: null }).where({ id })
  return identified('invitedByProvider', () => email)(world)
}

const linked: MakeInput = async ({ service }) => {
  const as = await newPerson(service)
  return { as, path: { identity_id: await identityOf({ service }, as) } }
}

async function identityOf({ service }: Pick<World, 'service'>, { id, send }: Person): Promise<string> {
  await insertIdentity(service.database.pool, { issuer: 'https://github.com', subject: id }, id)
  return (await send('get', '/users/me/identities').expect(200)).body.identities[0].id
}

/** The statuses of grants, beside those of passwords. */
export const providerGrants = {
  createToken: {
    401: {
      'a sign-in with a provider that was not begun': {
        code: 'sign_in_invalid' as const,
        input: () => ({ body: { grant_type: 'oidc', oidc_code: 'a', state: 'a' }, headers: ownPage }),
      },
      'a sign-in with a provider, with another state': {
        code: 'sign_in_invalid' as const,
        input: returned({}, { state: 'another' }),
      },
      'a sign-in with a provider that is not configured any more': {
        code: 'sign_in_invalid' as const,
        input: returned({ provider: 'former' }),
      },
      'a link token that is none': {
        code: 'sign_in_invalid' as const,
        input: ({ ada }: World) => ({
          body: { grant_type: 'password', username: ada.email, password: ada.password, link_token: 'AAAA' },
        }),
      },
    },
    403: {
      'a sign-in with a provider from another site': {
        code: 'foreign_origin' as const,
        input: () => ({ body: { grant_type: 'oidc', oidc_code: 'a', state: 'a' } }),
      },
      'an identity with the address of an account that has a password': {
        code: 'link_required' as const,
        input: identified('invitedByProvider', ({ ada }) => ada.email),
      },
      'an identity without a confirmed address': {
        code: 'email_unverified' as const,
        input: identified('invitedByProvider', () => null),
      },
      'an identity with an address that its account has not confirmed': {
        code: 'email_unverified' as const,
        input: unconfirmed,
      },
      'an identity without an account, and without an invitation': {
        code: 'registration_closed' as const,
        input: identified('invitedByProvider', () => 'stranger@example.com'),
      },
      'a password, where passwords sign nobody in': {
        code: 'password_sign_in_off' as const,
        input: async ({ ada, failing }: World) => ({
          to: await failing('passwordless'),
          body: { grant_type: 'password', username: ada.email, password: ada.password },
        }),
      },
    },
    422: {
      'a sign-in with a provider without its code': {
        code: 'validation_failed' as const,
        at: ['body /oidc_code'],
        input: () => ({ body: { grant_type: 'oidc', state: 'a' }, headers: ownPage }),
      },
    },
    503: {
      'the identity provider is gone': { code: 'provider_unavailable' as const, input: returned() },
      'a new person while the service is in maintenance': {
        code: 'maintenance' as const,
        input: identified('maintained', () => 'newcomer@example.com'),
      },
    },
  },

  requestPasswordReset: {
    403: {
      'passwords sign nobody in': {
        code: 'password_sign_in_off' as const,
        input: async ({ ada, failing }: World) => ({ to: await failing('passwordless'), body: { email: ada.email } }),
      },
    },
  },
}

export const providerCases = {
  beginOidcSignIn: {
    callers: {
      expected: 403,
      path: () => '/auth/oidc/github',
      body: () => ({}),
      note: 'The request does not come from a page of the service.',
    },
    valid: begun(),
    200: {
      'a page of the service': begun(),
      'all that it may have': begun({ body: { return_to: '/docs?a=b#c', invitation: 'a.b.c', fresh: true } }),
    },
    403: {
      'a page of another site': {
        code: 'foreign_origin',
        input: begun({ headers: { ...ownPage, 'Sec-Fetch-Site': 'cross-site' } }),
      },
    },
    404: { 'no such provider': { code: 'provider_not_found', input: begun({ path: { provider: 'unknown' } }) } },
    422: {
      'a path of another host': {
        code: 'validation_failed',
        at: ['body /return_to'],
        input: begun({ body: { return_to: '//evil.example' } }),
      },
    },
    503: {
      'no database counts the requests': {
        code: 'unavailable',
        input: async (world) => ({ ...(await begun()(world)), to: await world.failing('uncountable') }),
      },
      'the provider is gone': { code: 'provider_unavailable', input: begun({ path: { provider: 'gone' } }) },
    },
  },

  getOidcCallback: {
    callers: { expected: 200, path: () => '/auth/oidc/github/callback' },
    valid: () => ({ path }),
    200: {
      'without a sign-in': () => ({ path }),
      'parameters of the provider': () => ({
        path,
        query: { code: 'a', state: 'b', iss: 'https://github.com', session_state: 'c', authuser: 0 },
      }),
      'a sign-in that was begun': async (world) => ({ path, headers: (await returned()(world)).headers ?? {} }),
    },
    404: { 'no such provider': { code: 'provider_not_found', input: () => ({ path: { provider: 'unknown' } }) } },
    422: {
      'a name that is none': {
        code: 'validation_failed',
        at: ['path /provider'],
        input: () => ({ path: { provider: 'Git-Hub' } }),
      },
    },
  },

  getIdentities: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      none: ({ ada }) => ({ as: ada }),
      one: async (world) => {
        const { as } = await linked(world)
        return { as }
      },
    },
    304: { 'as it was before': ({ ada }) => ({ as: ada, headers: { 'If-None-Match': '*' } }) },
  },

  unlinkIdentity: {
    callers: {
      expected: { ...notSignedIn, others: 404 },
      path: () => '/users/me/identities/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e55',
      note: 'None has one.',
    },
    valid: linked,
    204: { 'an account with a password': linked },
    404: {
      'an identity of another user': {
        code: 'identity_not_found',
        input: async (world) => ({ ...(await linked(world)), as: world.ada }),
      },
    },
    409: {
      'the last way to sign in': {
        code: 'last_sign_in_method',
        input: async (world) => {
          const input = await linked(world)
          await world.service.database.pool('users').update({ password_hash: null }).where({ id: input.as?.id })
          return input
        },
      },
    },
  },
} satisfies Pick<Cases<'auth'>, 'beginOidcSignIn' | 'getOidcCallback'> &
  Pick<Cases<'users'>, 'getIdentities' | 'unlinkIdentity'>
