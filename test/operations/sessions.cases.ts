/** Where the caller is signed in, and API tokens. */
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { limited, newPerson, type Person, signIn } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { rememberedDeviceCases } from './remembered-devices.cases.ts'

const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'
const create = { name: 'Wall display', scopes: ['todos:read', 'events:read'] }

async function apiToken(person: Person): Promise<{ api_token_id: string }> {
  const { body } = await person.send('post', '/users/me/api-tokens', create)
  return { api_token_id: body.id }
}

async function session({ service }: World, person: Person): Promise<{ session_id: string }> {
  const again = await signIn(service.server, person)
  const { body } = await again.send('get', '/users/me/sessions')
  return { session_id: body.find(({ current }: { current: boolean }) => current).id }
}

const ofAda: MakeInput = async ({ ada }) => ({ as: ada, path: await apiToken(ada) })

const page = (sort: string): MakeInput => {
  return ({ ada }) => ({ as: ada, query: { skip: 0, limit: 1, count: true, sort } })
}
const badCursor = {
  'a cursor that does not decode': {
    code: 'cursor_invalid' as const,
    input: ({ ada }: World) => ({ as: ada, query: { cursor: 'abc' } }),
  },
}

const unknownToken = {
  "somebody else's": {
    code: 'api_token_not_found' as const,
    input: async ({ ada, bob }: World) => ({ as: bob, path: await apiToken(ada) }),
  },
  'no such token': {
    code: 'api_token_not_found' as const,
    input: ({ ada }: World) => ({ as: ada, path: { api_token_id: unknownId } }),
  },
}

const unfit = (name: string, value: unknown, at = `body /${name}`) => ({
  [`${name} is ${String(JSON.stringify(value)).slice(0, 30)}`]: {
    code: 'validation_failed' as const,
    at: [at],
    input: ({ ada }: World): Input => ({ as: ada, body: { ...create, [name]: value } }),
  },
})

export const sessionsCases = {
  ...rememberedDeviceCases,

  listAuditEntries: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      all: ({ ada }) => ({ as: ada }),
      'with everything that one may ask for': ({ ada }) => ({
        as: ada,
        query: { kind: 'signed_in', skip: 0, limit: 1, count: true, sort: 'created_at' },
      }),
    },
    409: badCursor,
  },

  exportAuditEntries: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      'as JSON lines': ({ ada }) => ({ as: ada }),
      'as CSV': ({ ada }) => ({ as: ada, headers: { Accept: 'text/csv' } }),
    },
  },

  listSessions: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      all: ({ ada }) => ({ as: ada }),
      'with everything that one may ask for': page('last_used_at'),
    },
    409: badCursor,
  },

  endSessions: {
    callers: { expected: { ...notSignedIn, others: 204 } },
    valid: async ({ service }) => ({ as: await newPerson(service) }),
    204: {
      all: async ({ service }) => ({ as: await newPerson(service) }),
      'all but this one': ({ bob }) => ({ as: bob, query: { keep_current: true } }),
    },
  },

  endSession: {
    callers: {
      expected: { ...notSignedIn, owner: 204, others: 404 },
      path: ({ session_id }) => `/users/me/sessions/${session_id}`,
    },
    // Ada's password is changed by another case.
    valid: async (world) => ({ as: world.bob, path: await session(world, world.bob) }),
    204: {
      another: async (world) => ({ as: world.bob, path: await session(world, world.bob) }),
      'that of the request': async (world) => {
        const person = await newPerson(world.service)
        const { body } = await person.send('get', '/users/me/sessions')
        return { as: person, path: { session_id: body[0].id } }
      },
    },
    404: {
      "somebody else's": {
        code: 'session_not_found',
        input: async (world) => ({ as: world.ada, path: await session(world, world.bob) }),
      },
      'no such session': {
        code: 'session_not_found',
        input: ({ ada }) => ({ as: ada, path: { session_id: unknownId } }),
      },
      'an API token': {
        code: 'session_not_found',
        input: async ({ ada }) => ({ as: ada, path: { session_id: (await apiToken(ada)).api_token_id } }),
      },
    },
  },

  listApiTokens: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      none: ({ bob }) => ({ as: bob }),
      some: async ({ ada }) => {
        await apiToken(ada)
        return { as: ada }
      },
      'with everything that one may ask for': page('created_at'),
    },
    409: badCursor,
  },

  createApiToken: {
    callers: {
      expected: { ...notSignedIn, others: 201 },
      body: json({ name: 'Wall display', scopes: ['todos:read'] }),
    },
    valid: ({ ada }) => ({ as: ada, body: create }),
    201: {
      'for ninety days': ({ ada }) => ({ as: ada, body: create }),
      'for ever': ({ ada }) => ({ as: ada, body: { ...create, expires_in_days: null } }),
      'for a day, for what only an admin may': ({ ada }) => ({
        as: ada,
        body: { name: ' Backup ', scopes: ['admin:admin'], expires_in_days: 1 },
      }),
    },
    409: {
      'no room for another token': {
        code: 'quota_exceeded',
        input: async ({ service }) => ({
          as: await limited(await newPerson(service), service, { api_tokens: 0 }),
          body: create,
        }),
      },
    },
    422: {
      ...unfit('name', ' '),
      ...unfit('name', 'x'.repeat(101)),
      ...unfit('scopes', []),
      ...unfit('scopes', ['todos:eat'], 'body /scopes/0'),
      ...unfit('scopes', ['todos:read', 'todos:read']),
      ...unfit('expires_in_days', 0),
      ...unfit('expires_in_days', 3651),
      ...unfit('token', 'tpt_mine'),
    },
  },

  getApiToken: {
    callers: {
      expected: { ...notSignedIn, owner: 200, others: 404 },
      path: ({ api_token_id }) => `/users/me/api-tokens/${api_token_id}`,
    },
    valid: ofAda,
    200: { "the caller's": ofAda },
    304: {
      'it is as the caller has it': async ({ ada }) => {
        const path = await apiToken(ada)
        const { headers } = await ada.send('get', `/users/me/api-tokens/${path.api_token_id}`)
        return { as: ada, path, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    404: unknownToken,
  },

  deleteApiToken: {
    callers: {
      expected: { ...notSignedIn, owner: 204, others: 404 },
      path: ({ api_token_id }) => `/users/me/api-tokens/${api_token_id}`,
    },
    valid: ofAda,
    204: { "the caller's": ofAda },
    404: unknownToken,
  },
} satisfies Cases<'sessions'>
