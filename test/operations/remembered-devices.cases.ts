/** Remembered devices: the token of one in place of the second factor, and how one is forgotten. */
import { notSignedIn } from '../support/callers.ts'
import type { Cases, MakeInput } from '../support/cases.ts'
import { codeOf, mfaTokenOf, newPersonWithFactor, rememberDevice } from '../support/second-factor.ts'
import { newPerson, type Person } from '../support/service.ts'
import type { World } from '../support/world.ts'

const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'

const remembered: MakeInput = async ({ service }) => {
  const as = await newPerson(service)
  return { as, path: { device_id: (await rememberDevice(service, as)).id } }
}

export const rememberedDeviceCases = {
  listRememberedDevices: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      none: ({ bob }) => ({ as: bob }),
      some: async (world) => ({ as: (await remembered(world)).as as Person }),
      'with everything that one may ask for': async (world) => ({
        as: (await remembered(world)).as as Person,
        query: { skip: 0, limit: 1, count: true, sort: 'last_used_at' },
      }),
    },
    409: {
      'a cursor that does not decode': {
        code: 'cursor_invalid',
        input: ({ ada }) => ({ as: ada, query: { cursor: 'abc' } }),
      },
    },
  },

  deleteRememberedDevice: {
    callers: {
      expected: { ...notSignedIn, owner: 204, others: 404 },
      path: ({ device_id }) => `/users/me/remembered-devices/${device_id}`,
    },
    valid: remembered,
    204: { "the caller's": remembered },
    404: {
      "somebody else's": {
        code: 'remembered_device_not_found',
        input: async (world) => ({ ...(await remembered(world)), as: world.ada }),
      },
      'no such device': {
        code: 'remembered_device_not_found',
        input: ({ ada }) => ({ as: ada, path: { device_id: unknownId } }),
      },
    },
  },
} satisfies Pick<Cases<'sessions'>, 'listRememberedDevices' | 'deleteRememberedDevice'>

const signIn =
  (token: (world: World, person: Person) => Promise<string>): MakeInput =>
  async (world) => {
    const person = await newPersonWithFactor(world.service)
    const { email: username, password } = person
    return { body: { grant_type: 'password', username, password, device_token: await token(world, person) } }
  }
const required = (input: MakeInput) => ({ code: 'mfa_required' as const, input })

export const rememberedSignInCases = {
  200: {
    'a remembered device': signIn(async ({ service }, person) => (await rememberDevice(service, person)).token),
    'a second step that is remembered': async ({ service }: World) => {
      const person = await newPersonWithFactor(service)
      const step = { grant_type: 'mfa', mfa_token: mfaTokenOf(service, person), code: codeOf(person.secret) }
      return { body: { ...step, remember: 'device' } }
    },
    'a token of a device, for an account without a second factor': ({ ada }: World) => ({
      body: { grant_type: 'password', username: ada.email, password: ada.password, device_token: 'tpd_unknown' },
    }),
  },
  403: {
    'a device that is not remembered': required(signIn(async () => 'tpd_unknown')),
    'a device of another user': required(
      signIn(async ({ service, bob }) => (await rememberDevice(service, bob)).token),
    ),
  },
  422: {
    'a step that something else than a device is to remember': {
      code: 'validation_failed' as const,
      at: ['body /remember'],
      input: () => ({ body: { grant_type: 'mfa', mfa_token: 'x', code: '000000', remember: 'me' } }),
    },
  },
}
