/** Passkeys: how they are added and removed, and what a sign-in and a step-up with one are. */
import {
  type Authenticator,
  challengeOf,
  givePasskey,
  newAuthenticator,
  newPersonWithPasskey,
  type Twist,
} from '../support/authenticator.ts'
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { limited, newPerson, type Person } from '../support/service.ts'
import type { World } from '../support/world.ts'

type Covered = 'listPasskeys' | 'createPasskey' | 'startPasskey' | 'getPasskey' | 'updatePasskey' | 'deletePasskey'

export const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'
export const zeros = { id: 'AAAA', rawId: 'AAAA', type: 'public-key' }
const attestation = { ...zeros, response: { clientDataJSON: 'e30', attestationObject: 'oA' } }

export const withPasskey: MakeInput = async ({ service }) => ({ as: await newPersonWithPasskey(service) })
const without: MakeInput = async ({ service }) => ({ as: await newPerson(service) })

/** A request about a passkey of its caller. */
const about =
  (others: Partial<Input> = {}): MakeInput =>
  async ({ service }) => {
    const as = await newPersonWithPasskey(service)
    return { as, path: { passkey_id: as.passkey_id }, ...others }
  }

const unknown = (others: Partial<Input> = {}) => ({
  "somebody else's": {
    code: 'passkey_not_found' as const,
    input: async ({ service, ada }: World) => ({
      as: ada,
      path: { passkey_id: (await newPersonWithPasskey(service)).passkey_id },
      ...others,
    }),
  },
  'no such passkey': {
    code: 'passkey_not_found' as const,
    input: ({ ada }: World) => ({ as: ada, path: { passkey_id: unknownId }, ...others }),
  },
})

/** Adds what an authenticator makes. */
const created =
  (
    make: (authenticator: Authenticator, challenge: string) => object,
    person: (world: World) => Promise<Person> = ({ service }) => newPerson(service),
  ): MakeInput =>
  async (world) => {
    const as = await person(world)
    const challenge = challengeOf(world.service, { name: 'registration', of: as.id })
    const credential = make(newAuthenticator(world.service, as), challenge)
    return { as, body: { name: ' Laptop ', credential } }
  }
const refusedOf = (twist: Twist) => ({
  code: 'passkey_refused' as const,
  input: created((authenticator, challenge) => authenticator.create(challenge, twist)),
})

const unfitName = (name: unknown) => ({
  [`the name ${JSON.stringify(name)}`.slice(0, 40)]: {
    code: 'validation_failed' as const,
    at: ['body /name'],
    input: ({ ada }: World): Input => ({ as: ada, path: { passkey_id: unknownId }, body: { name } }),
  },
})

export const passkeyCases = {
  listPasskeys: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      none: without,
      some: withPasskey,
      'with everything that one may ask for': async ({ service }) => ({
        as: await newPersonWithPasskey(service),
        query: { skip: 0, limit: 1, count: true, sort: 'created_at' },
      }),
    },
    409: {
      'a cursor that does not decode': {
        code: 'cursor_invalid',
        input: ({ ada }) => ({ as: ada, query: { cursor: 'abc' } }),
      },
    },
  },

  startPasskey: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'an account without': without, 'an account with one': withPasskey },
  },

  createPasskey: {
    callers: {
      expected: { ...notSignedIn, others: 403 },
      body: json({ name: 'Laptop', credential: attestation }),
      note: 'Needs the response of an authenticator.',
    },
    valid: created((authenticator, challenge) => authenticator.create(challenge)),
    201: {
      'the first one': created((authenticator, challenge) => authenticator.create(challenge)),
      'a second one': created(
        (authenticator, challenge) => authenticator.create(challenge),
        ({ service }) => newPersonWithPasskey(service),
      ),
      'with members that are not known': created((authenticator, challenge) => ({
        ...authenticator.create(challenge),
        authenticatorAttachment: 'platform',
        new_member: 1,
      })),
    },
    403: {
      'something that is no response': {
        code: 'passkey_refused',
        input: ({ ada }) => ({ as: ada, body: { name: 'x', credential: attestation } }),
      },
      'another origin': refusedOf({ origin: 'https://elsewhere.example' }),
      'another host': refusedOf({ rpId: 'elsewhere.example' }),
      'no verification of the user': refusedOf({ isVerified: false }),
      'a response of another kind': refusedOf({ type: 'webauthn.get' }),
      'a challenge for another user': {
        code: 'passkey_refused',
        input: async ({ service, ada }) => {
          const as = await newPerson(service)
          const challenge = challengeOf(service, { name: 'registration', of: ada.id })
          return { as, body: { name: 'x', credential: newAuthenticator(service, as).create(challenge) } }
        },
      },
      'a name of 1024 bytes': {
        code: 'passkey_refused',
        input: async ({ service, bob }) => {
          const challenge = challengeOf(service, { name: 'registration', of: bob.id })
          const credential = newAuthenticator(service, bob, Buffer.alloc(1024)).create(challenge)
          return { as: bob, body: { name: 'x', credential } }
        },
      },
      'a challenge for a sign-in': {
        code: 'passkey_refused',
        input: async ({ service }) => {
          const as = await newPerson(service)
          const challenge = challengeOf(service, { name: 'sign-in' })
          return { as, body: { name: 'x', credential: newAuthenticator(service, as).create(challenge) } }
        },
      },
    },
    409: {
      'one that was added before': {
        code: 'passkey_exists',
        input: async ({ service }) => {
          const as = await newPerson(service)
          const { authenticator } = await givePasskey(service, as)
          const challenge = challengeOf(service, { name: 'registration', of: as.id })
          return { as, body: { name: 'x', credential: authenticator.create(challenge) } }
        },
      },
      'no room for another one': {
        code: 'quota_exceeded',
        input: created(
          (authenticator, challenge) => authenticator.create(challenge),
          async ({ service }) => limited(await newPerson(service), service, { passkeys: 0 }),
        ),
      },
    },
    422: {
      'a name that cannot be seen': {
        code: 'validation_failed',
        at: ['body /name'],
        input: ({ ada }) => ({ as: ada, body: { name: ' ', credential: attestation } }),
      },
      'a name alone': {
        code: 'validation_failed',
        at: ['body /credential'],
        input: ({ ada }) => ({ as: ada, body: { name: 'x' } }),
      },
    },
  },

  getPasskey: {
    callers: {
      expected: { ...notSignedIn, owner: 200, others: 404 },
      path: ({ passkey_id }) => `/users/me/passkeys/${passkey_id}`,
    },
    valid: about(),
    200: { "the caller's": about() },
    304: {
      'it is as the caller has it': async ({ service }) => {
        const as = await newPersonWithPasskey(service)
        const { headers } = await as.send('get', `/users/me/passkeys/${as.passkey_id}`)
        return { as, path: { passkey_id: as.passkey_id }, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    404: unknown(),
  },

  updatePasskey: {
    callers: {
      expected: { ...notSignedIn, owner: 200, others: 404 },
      path: ({ passkey_id }) => `/users/me/passkeys/${passkey_id}`,
      body: json({ name: 'Old laptop' }),
    },
    valid: about({ body: { name: 'Old laptop' } }),
    200: { 'another name': about({ body: { name: ' Old laptop ' } }) },
    404: unknown({ body: { name: 'Old laptop' } }),
    422: { ...unfitName(''), ...unfitName(' '), ...unfitName('x'.repeat(101)) },
  },

  deletePasskey: {
    callers: {
      expected: { ...notSignedIn, owner: 204, others: 404 },
      path: ({ passkey_id }) => `/users/me/passkeys/${passkey_id}`,
    },
    valid: about(),
    204: { 'the last one': about() },
    404: unknown(),
  },
} satisfies Pick<Cases<'users'>, Covered>
