/** Links of emails: a new password, and the change of an address. */
import type { MailTokenPurpose } from '../../src/features/auth/mail-token-queries.ts'
import { json } from '../support/callers.ts'
import type { Cases } from '../support/cases.ts'
import { cancelToken, danglingToken, mailToken } from '../support/mailed.ts'
import { goodPassword, newPerson, type TestService } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { providerGrants } from './oidc.cases.ts'

type Covered = 'requestPasswordReset' | 'resetPassword' | 'confirmEmailChange' | 'cancelEmailChange'

const passwordReset = async (service: TestService) => ({
  token: await mailToken(service, 'password_reset', await newPerson(service)),
  new_password: goodPassword,
})

/** Tokens that are good for nothing. */
function invalidTokens(purpose: MailTokenPurpose, body: object = {}) {
  const other = purpose === 'password_reset' ? 'email_change' : 'password_reset'
  const invalid = (make: (world: World) => string | Promise<string>) => ({
    code: 'mail_token_invalid' as const,
    input: async (world: World) => ({ body: { ...body, token: await make(world) } }),
  })
  return {
    'a garbage token': invalid(() => 'garbage'),
    'an access token': invalid(({ ada }) => ada.access_token),
    'a token that was used or replaced': invalid(({ service }) => danglingToken(service, purpose)),
    'a token for another purpose': invalid(({ service, bob }) => mailToken(service, other, bob)),
    'a token that has expired': invalid(async ({ service, bob }) => {
      const token = await mailToken(service, purpose, bob)
      const { pool } = service.database
      await pool('mail_tokens').update({ expires_at: pool.fn.now() }).where({ user_id: bob.id })
      return token
    }),
  }
}

export const mailedTokenCases = {
  requestPasswordReset: {
    callers: {
      expected: 202,
      body: ({ bystander }) => ({ email: bystander.email }),
    },
    valid: ({ ada }) => ({ body: { email: ada.email } }),
    202: {
      'the address of somebody': ({ ada }) => ({ body: { email: ada.email } }),
      'an unknown address': () => ({ body: { email: 'nobody@example.com' } }),
    },
    403: providerGrants.requestPasswordReset[403],
    422: {
      'an address that is none': {
        code: 'validation_failed',
        at: ['body /email'],
        input: () => ({ body: { email: 'nobody' } }),
      },
    },
  },

  resetPassword: {
    callers: {
      expected: 409,
      body: json({ token: 'garbage', new_password: 'seven grey herons' }),
      note: 'Needs a mailed token, which no caller here has.',
    },
    valid: async ({ service }) => ({ body: await passwordReset(service) }),
    204: { 'a mailed token': async ({ service }) => ({ body: await passwordReset(service) }) },
    409: {
      ...invalidTokens('password_reset', { new_password: goodPassword }),
      'a password that everybody has': {
        code: 'password_too_common',
        input: async ({ service }) => ({ body: { ...(await passwordReset(service)), new_password: 'Qwerty123' } }),
      },
    },
    422: {
      'a password of 7 characters': {
        code: 'validation_failed',
        at: ['body /new_password'],
        input: async ({ service }) => ({ body: { ...(await passwordReset(service)), new_password: 'gh7 kq2' } }),
      },
    },
  },

  confirmEmailChange: {
    callers: { expected: 409, body: json({ token: 'garbage' }) },
    valid: async ({ service }) => ({
      body: { token: await mailToken(service, 'email_change', await newPerson(service)) },
    }),
    204: {
      'a mailed token': async ({ service }) => ({
        body: { token: await mailToken(service, 'email_change', await newPerson(service)) },
      }),
    },
    409: invalidTokens('email_change'),
  },

  cancelEmailChange: {
    callers: { expected: 409, body: json({ token: 'garbage' }) },
    valid: async ({ service }) => ({ body: { token: await cancelToken(service, await newPerson(service)) } }),
    204: {
      'a mailed token': async ({ service }) => ({
        body: { token: await cancelToken(service, await newPerson(service)) },
      }),
    },
    409: {
      'a token for something else': {
        code: 'mail_token_invalid',
        input: async ({ service }) => ({
          body: { token: await mailToken(service, 'email_change', await newPerson(service)) },
        }),
      },
      garbage: { code: 'mail_token_invalid', input: () => ({ body: { token: 'garbage' } }) },
    },
  },
} satisfies Pick<Cases<'auth'>, Covered>
