/** Tokens of cookie sessions. */
import type { MakeInput } from '../support/cases.ts'
import { newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'

const signIn = ({ ada }: World) => ({ grant_type: 'password', username: ada.email, password: ada.password })

/** The headers that browsers add to requests of the service's own pages. */
const ownPage = { Origin: 'http://localhost:8000', 'Sec-Fetch-Site': 'same-origin' }
const foreign = (input: MakeInput) => ({ code: 'foreign_origin' as const, input })

export const cookieCases = {
  createToken: {
    200: {
      'a cookie session': (world: World) => ({ body: { ...signIn(world), session: 'cookie' }, headers: ownPage }),
      'the cookie of a session': async ({ service }: World) => {
        const { refresh_token } = await newPerson(service)
        const headers = { ...ownPage, Cookie: `theme=dark; taskpact_refresh=${refresh_token}` }
        return { body: { grant_type: 'refresh_token', session: 'cookie' }, headers }
      },
    },
    403: {
      'a cookie session from another site': foreign((world) => ({
        body: { ...signIn(world), session: 'cookie' },
        headers: { ...ownPage, 'Sec-Fetch-Site': 'cross-site' },
      })),
      'a cookie session from another host of the site': foreign((world) => ({
        body: { ...signIn(world), session: 'cookie' },
        headers: { ...ownPage, 'Sec-Fetch-Site': 'same-site' },
      })),
      'a cookie session from another origin, by an old browser': foreign((world) => ({
        body: { ...signIn(world), session: 'cookie' },
        headers: { Origin: 'https://evil.example.com' },
      })),
      'a cookie session from no page': foreign((world) => ({ body: { ...signIn(world), session: 'cookie' } })),
    },
    401: {
      'no cookie': {
        code: 'invalid_grant' as const,
        input: () => ({ body: { grant_type: 'refresh_token', session: 'cookie' }, headers: ownPage }),
      },
      'the cookie that is for https': {
        code: 'invalid_grant' as const,
        input: async ({ service }: World) => {
          const { refresh_token } = await newPerson(service)
          const headers = { ...ownPage, Cookie: `__Host-taskpact_refresh=${refresh_token}` }
          return { body: { grant_type: 'refresh_token', session: 'cookie' }, headers }
        },
      },
    },
    422: {
      'two cookies of the name': {
        code: 'validation_failed' as const,
        at: ['cookies /taskpact_refresh'],
        input: () => ({
          body: { grant_type: 'refresh_token', session: 'cookie' },
          headers: { ...ownPage, Cookie: 'taskpact_refresh=tpr_a; taskpact_refresh=tpr_b' },
        }),
      },
    },
  },
  revokeToken: {
    204: {
      'a cookie session': async ({ service }: World) => ({
        body: { session: 'cookie' },
        headers: { ...ownPage, Cookie: `taskpact_refresh=${(await newPerson(service)).refresh_token}` },
      }),
    },
    403: {
      'a cookie session from another site': foreign(() => ({
        body: { session: 'cookie' },
        headers: { 'Sec-Fetch-Site': 'cross-site' },
      })),
    },
  },
}
