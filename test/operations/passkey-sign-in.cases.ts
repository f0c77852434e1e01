/** A sign-in and a step-up with a passkey. */
import {
  type Authenticator,
  challengeOf,
  newPersonWithPasskey,
  sessionOf,
  type Twist,
  type WithPasskey,
} from '../support/authenticator.ts'
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases, MakeInput } from '../support/cases.ts'
import { mfaTokenOf } from '../support/second-factor.ts'
import { ofIssuer, type Person } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { unknownId, withPasskey, zeros } from './passkeys.cases.ts'

const assertion = { ...zeros, response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' } }

const secondStepBegun: MakeInput = async ({ service }) => ({
  body: { mfa_token: mfaTokenOf(service, await newPersonWithPasskey(service)) },
})

export const passkeyOptionsCases = {
  startPasskeySignIn: {
    callers: { expected: 200, body: json({}) },
    valid: secondStepBegun,
    200: {
      'a sign-in without a password': () => ({ body: {} }),
      'a second step': secondStepBegun,
    },
    401: {
      'a token that is none': { code: 'mfa_token_invalid', input: () => ({ body: { mfa_token: 'garbage' } }) },
      'a token of former credentials': {
        code: 'mfa_token_invalid',
        input: async ({ service }) => ({
          body: { mfa_token: mfaTokenOf(service, await newPersonWithPasskey(service), 0) },
        }),
      },
    },
    422: {
      'an empty token': {
        code: 'validation_failed',
        at: ['body /mfa_token'],
        input: () => ({ body: { mfa_token: '' } }),
      },
    },
  },

  startPasskeyStepUp: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'an account without': ({ ada }) => ({ as: ada }), 'an account with one': withPasskey },
    403: {
      'a token of another issuer': { code: 'step_up_required', input: ({ ada }) => ({ as: ofIssuer(ada) }) },
    },
  },
} satisfies Pick<Cases<'auth'>, 'startPasskeySignIn' | 'startPasskeyStepUp'>

type Owner = Person & WithPasskey

const signIn =
  (make: (authenticator: Authenticator, challenge: string) => object): MakeInput =>
  async ({ service }) => {
    const { authenticator } = await newPersonWithPasskey(service)
    const passkey = JSON.stringify(make(authenticator, challengeOf(service, { name: 'sign-in' })))
    return { body: { grant_type: 'passkey', passkey } }
  }
const signInRefused = (twist: Twist) => ({
  code: 'passkey_refused' as const,
  input: signIn((authenticator, challenge) => authenticator.get(challenge, twist)),
})

/** The second step; `of` is the id that the challenge is for, by default that of the token. */
const secondStep =
  (of?: string): MakeInput =>
  async ({ service }) => {
    const person = await newPersonWithPasskey(service)
    const mfa_token = mfaTokenOf(service, person)
    const id = service.context.mfaTokens.verify(mfa_token)?.id as string
    const challenge = challengeOf(service, { name: 'second-factor', of: of ?? id })
    const passkey = JSON.stringify(person.authenticator.get(challenge))
    return { body: { grant_type: 'mfa', mfa_token, passkey } }
  }

export const passkeySignInCases = {
  200: {
    'a passkey alone': signIn((authenticator, challenge) => authenticator.get(challenge)),
    'a passkey alone, of an authenticator that does not count': signIn((authenticator, challenge) =>
      authenticator.get(challenge, { counter: 0 }),
    ),
    'a passkey as the second step': secondStep(),
    'a recovery code of an account with a passkey': async ({ service }: World) => {
      const person = await newPersonWithPasskey(service)
      return { body: { grant_type: 'mfa', mfa_token: mfaTokenOf(service, person), code: person.recoveryCodes[0] } }
    },
  },
  403: {
    'the password of an account with a passkey': {
      code: 'mfa_required' as const,
      input: async ({ service }: World) => {
        const { email, password } = await newPersonWithPasskey(service)
        return { body: { grant_type: 'password', username: email, password } }
      },
    },
    'a passkey that is no JSON': {
      code: 'passkey_refused' as const,
      input: () => ({ body: { grant_type: 'passkey', passkey: '{{' } }),
    },
    'an unknown passkey': {
      code: 'passkey_refused' as const,
      input: () => ({ body: { grant_type: 'passkey', passkey: JSON.stringify(assertion) } }),
    },
    'a passkey of another origin': signInRefused({ origin: 'http://localhost:1' }),
    'a passkey of another host': signInRefused({ rpId: 'elsewhere.example' }),
    'a passkey without a verified user': signInRefused({ isVerified: false }),
    'a passkey with the handle of another user': signInRefused({ userHandle: 'AAAA' }),
    'a passkey that was made, and did not sign': signInRefused({ type: 'webauthn.create' }),
    'a passkey with a challenge for another sign-in': {
      code: 'passkey_refused' as const,
      input: secondStep(unknownId),
    },
  },
  422: {
    'the grant of passkeys without one': {
      code: 'validation_failed' as const,
      at: ['body /passkey'],
      input: () => ({ body: { grant_type: 'passkey' } }),
    },
  },
}

const stepUp =
  (make: (person: Owner, challenge: string) => object): MakeInput =>
  async ({ service }) => {
    const as = await newPersonWithPasskey(service)
    const challenge = challengeOf(service, { name: 'step-up', of: sessionOf(service, as) })
    return { as, body: { passkey: make(as, challenge) } }
  }

export const passkeyStepUpCases = {
  204: { 'a passkey': stepUp(({ authenticator }, challenge) => authenticator.get(challenge)) },
  403: {
    'an unknown passkey': {
      code: 'passkey_refused' as const,
      input: ({ ada }: World) => ({ as: ada, body: { passkey: assertion } }),
    },
    'a passkey of another user': {
      code: 'passkey_refused' as const,
      input: async ({ service, ada }: World) => {
        const { authenticator } = await newPersonWithPasskey(service)
        const challenge = challengeOf(service, { name: 'step-up', of: sessionOf(service, ada) })
        return { as: ada, body: { passkey: authenticator.get(challenge) } }
      },
    },
    'a passkey with a challenge for another session': {
      code: 'passkey_refused' as const,
      input: async ({ service, ada }: World) => {
        const as = await newPersonWithPasskey(service)
        const challenge = challengeOf(service, { name: 'step-up', of: sessionOf(service, ada) })
        return { as, body: { passkey: as.authenticator.get(challenge) } }
      },
    },
    'a passkey with a challenge for a sign-in': {
      code: 'passkey_refused' as const,
      input: async ({ service }: World) => {
        const as = await newPersonWithPasskey(service)
        const challenge = challengeOf(service, { name: 'sign-in' })
        return { as, body: { passkey: as.authenticator.get(challenge) } }
      },
    },
  },
}
