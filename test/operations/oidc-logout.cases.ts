/** The end of sessions by their identity provider. */
import { newId } from '../../src/db/new-id.ts'
import type { Logout } from '../../src/features/oidc/provider.ts'
import { insertIdentity } from '../../src/features/oidc/queries.ts'
import { type Cases, type Input, type MakeInput, send } from '../support/cases.ts'
import { logoutTokenOf } from '../support/known-provider.ts'
import { newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { ownPage } from './oidc.cases.ts'

const path = { provider: 'github' }
const loggedOut =
  (said: { [Member in keyof Logout]?: Logout[Member] | undefined }) =>
  (_: World): Input => ({
    path: { provider: 'known' },
    body: { logout_token: logoutTokenOf({ tokenId: newId(), ...said }) },
  })

const loggedOutThere = { iss: 'https://id.example.com', sid: '08a5019c-17e1-4977-8f42-65a12843ea02' }
/** From the page of the logout. */
const framed =
  (input: Input = {}): MakeInput =>
  () => ({ path: { provider: 'known' }, body: loggedOutThere, headers: ownPage, ...input })

/** Where there is an account, tokens are remembered. */
const loggedOutTwice: MakeInput = async ({ service }) => {
  const { id } = await newPerson(service)
  await insertIdentity(service.database.pool, { issuer: 'https://id.example.com', subject: id }, id)
  const input = loggedOut({ subject: id })({} as World)
  await send('endOidcSessions', service, input)
  return input
}

export const logoutCases = {
  endOidcSessions: {
    callers: {
      expected: 404,
      path: () => '/auth/oidc/github/logout',
      body: () => ({ logout_token: 'a.b.c' }),
      form: true,
      note: 'GitHub has no logout tokens.',
    },
    valid: loggedOut({ subject: 'nobody-known' }),
    204: {
      'a subject without sessions': loggedOut({ subject: 'nobody-known' }),
      'a session': loggedOut({ session: 'none' }),
    },
    400: {
      'a token that the provider has not made': {
        code: 'logout_token_invalid',
        input: loggedOut({ tokenId: undefined }),
      },
      'a token that was used': { code: 'logout_token_invalid', input: loggedOutTwice },
    },
    404: {
      'no such provider': {
        code: 'provider_not_found',
        input: (world) => ({ ...loggedOut({})(world), path: { provider: 'unknown' } }),
      },
    },
    422: {
      'no token': {
        code: 'validation_failed',
        at: ['body '],
        input: (world) => ({ ...loggedOut({})(world), body: {} }),
      },
    },
    503: {
      'the provider is gone': {
        code: 'provider_unavailable',
        input: (world) => ({ ...loggedOut({})(world), path: { provider: 'gone' } }),
      },
    },
  },

  getOidcLogoutPage: {
    callers: {
      expected: 404,
      path: () => `/auth/oidc/github/frontchannel-logout?${new URLSearchParams(loggedOutThere)}`,
    },
    valid: () => ({ path: { provider: 'known' }, query: loggedOutThere }),
    200: {
      'what the provider sends': () => ({ path: { provider: 'known' }, query: loggedOutThere }),
      'further parameters': () => ({ path: { provider: 'known' }, query: { ...loggedOutThere, state: 'a' } }),
    },
    404: {
      'a provider without it': {
        code: 'provider_not_found',
        input: () => ({ path, query: loggedOutThere }),
      },
    },
    422: {
      'no session': {
        code: 'validation_failed',
        at: ['query /sid'],
        input: () => ({ path: { provider: 'known' }, query: { iss: loggedOutThere.iss } }),
      },
    },
  },

  endFramedOidcSessions: {
    callers: {
      expected: 403,
      path: () => '/auth/oidc/known/frontchannel-logout',
      body: () => loggedOutThere,
      note: 'Only from its page.',
    },
    valid: framed(),
    204: {
      'a session that is none': framed(),
      'another issuer': framed({ body: { ...loggedOutThere, iss: 'https://other.example.com' } }),
    },
    403: { 'from another site': { code: 'foreign_origin', input: framed({ headers: {} }) } },
    404: { 'a provider without it': { code: 'provider_not_found', input: framed({ path }) } },
    422: {
      'a session that could be guessed': {
        code: 'validation_failed',
        at: ['body /sid'],
        input: framed({ body: { ...loggedOutThere, sid: '1' } }),
      },
    },
  },
} satisfies Pick<Cases<'auth'>, 'endOidcSessions' | 'getOidcLogoutPage' | 'endFramedOidcSessions'>
