/** The second factor: how it is set up, and what a sign-in and a step-up with it are. */

import { json, notSignedIn } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { codeOf, mfaTokenOf, newPersonWithFactor, wrongCode } from '../support/second-factor.ts'
import { newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'

type Covered = 'getTotp' | 'startTotp' | 'confirmTotp' | 'disableTotp' | 'getRecoveryCodes' | 'replaceRecoveryCodes'

const withFactor: MakeInput = async ({ service }) => ({ as: await newPersonWithFactor(service) })
const without: MakeInput = async ({ service }) => ({ as: await newPerson(service) })

/** A person who has a secret that waits for its confirmation. */
async function started({ service }: World): Promise<{ as: Awaited<ReturnType<typeof newPerson>>; secret: string }> {
  const as = await newPerson(service)
  const { body } = await as.send('post', '/users/me/totp').expect(200)
  return { as, secret: body.secret }
}

const confirmation =
  (code: (secret: string) => string): MakeInput =>
  async (world) => {
    const { as, secret } = await started(world)
    return { as, body: { code: code(secret) } }
  }

const unchanged =
  (path: string): MakeInput =>
  async ({ service }) => {
    const as = await newPersonWithFactor(service)
    const { headers } = await as.send('get', path)
    return { as, headers: { 'If-None-Match': headers.etag as string } }
  }

export const secondFactorCases = {
  getTotp: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'an account with one': withFactor, 'an account without': without },
    304: { 'as it was before': unchanged('/users/me/totp') },
  },

  startTotp: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: without,
    200: {
      'an account without': without,
      again: async (world) => ({ as: (await started(world)).as }),
    },
    409: { 'an account with one': { code: 'totp_enabled', input: withFactor } },
  },

  confirmTotp: {
    callers: { expected: { ...notSignedIn, others: 409 }, body: json({ code: '000000' }), note: 'None has begun.' },
    valid: confirmation(codeOf),
    200: {
      'a code': confirmation(codeOf),
      'a code with a space': confirmation((secret) => codeOf(secret).replace(/(...)/, '$1 ')),
      'the code of thirty seconds before': confirmation((secret) => codeOf(secret, -1)),
      'the code of thirty seconds later': confirmation((secret) => codeOf(secret, 1)),
    },
    403: {
      'another code': { code: 'code_incorrect', input: confirmation(wrongCode) },
      'the code of two minutes before': { code: 'code_incorrect', input: confirmation((secret) => codeOf(secret, -4)) },
    },
    409: {
      'before the beginning': {
        code: 'totp_not_started',
        input: async (world) => ({ ...(await without(world)), body: { code: '000000' } }),
      },
      'an account with one': {
        code: 'totp_enabled',
        input: async (world) => ({ ...(await withFactor(world)), body: { code: '000000' } }),
      },
    },
    422: {
      'a code of five digits': {
        code: 'validation_failed',
        at: ['body /code'],
        input: ({ ada }) => ({ as: ada, body: { code: '12345' } }),
      },
    },
  },

  disableTotp: {
    callers: { expected: { ...notSignedIn, others: 204 } },
    valid: withFactor,
    204: { 'an account with one': withFactor, 'an account without': without },
  },

  getRecoveryCodes: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'an account with some': withFactor, 'an account without': without },
    304: { 'as it was before': unchanged('/users/me/recovery-codes') },
  },

  replaceRecoveryCodes: {
    callers: { expected: { ...notSignedIn, others: 409 }, note: 'None has a second factor.' },
    valid: withFactor,
    200: { 'an account with a second factor': withFactor },
    409: { 'an account without': { code: 'no_second_factor', input: without } },
  },
} satisfies Pick<Cases<'users'>, Covered>

/** The second step of a sign-in. */
const grant = (mfa_token: string, code: string) => ({ grant_type: 'mfa', mfa_token, code })
const stepOne: MakeInput = async ({ service }) => {
  const { email, password } = await newPersonWithFactor(service)
  return { body: { grant_type: 'password', username: email, password } }
}
const stepTwo =
  (code: (person: Awaited<ReturnType<typeof newPersonWithFactor>>) => string, version = 1): MakeInput =>
  async ({ service }) => {
    const person = await newPersonWithFactor(service)
    return { body: grant(mfaTokenOf(service, person, version), code(person)) }
  }

const now = ({ secret }: { secret: string }) => codeOf(secret)
const refused = (input: MakeInput) => ({ code: 'mfa_token_invalid' as const, input })

export const signInCases = {
  200: {
    'a code of the authenticator app': stepTwo(now),
    'a recovery code': stepTwo(({ recoveryCodes }) => recoveryCodes[3] as string),
    'a recovery code in capitals without hyphens': stepTwo(({ recoveryCodes }) =>
      (recoveryCodes[4] as string).toUpperCase().replaceAll('-', ''),
    ),
  },
  401: {
    'a token that is none': refused(() => ({ body: grant('garbage', '000000') })),
    'an access token in place of that of the first step': refused(({ ada }) => ({
      body: grant(ada.access_token, '000000'),
    })),
    'a token of former credentials': refused(stepTwo(now, 0)),
    'a token of an account without a second factor': refused(({ service, bob }) => ({
      body: grant(mfaTokenOf(service, bob), '000000'),
    })),
  },
  403: {
    'the password of an account with a second factor': { code: 'mfa_required' as const, input: stepOne },
    'a wrong code': { code: 'code_incorrect' as const, input: stepTwo(({ secret }) => wrongCode(secret)) },
    'a recovery code that is none': { code: 'code_incorrect' as const, input: stepTwo(() => 'aaaa-bbbb-cccc-dddd') },
  },
  422: {
    'a second step without a code': {
      code: 'validation_failed' as const,
      at: ['body /code'],
      input: () => ({ body: { grant_type: 'mfa', mfa_token: 'x' } }),
    },
  },
}

const stepUp =
  (body: (person: Awaited<ReturnType<typeof newPersonWithFactor>>) => object): MakeInput =>
  async ({ service }): Promise<Input> => {
    const person = await newPersonWithFactor(service)
    return { as: person, body: body(person) }
  }

export const stepUpCases = {
  204: {
    'a code of the authenticator app': stepUp((person) => ({ code: now(person) })),
    'a recovery code': stepUp(({ recoveryCodes }) => ({ code: recoveryCodes[0] })),
    'a code, with a password that is not looked at': stepUp((person) => ({ code: now(person), password: 'none' })),
  },
  403: {
    'the password alone of an account with a second factor': {
      code: 'mfa_required' as const,
      input: stepUp(({ password }) => ({ password })),
    },
    'a wrong code': { code: 'code_incorrect' as const, input: stepUp(({ secret }) => ({ code: wrongCode(secret) })) },
    'a code of an account without a second factor': {
      code: 'code_incorrect' as const,
      input: ({ ada }: World) => ({ as: ada, body: { code: '000000' } }),
    },
  },
}
