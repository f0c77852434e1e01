/** Accounts and tokens. */

import { json, notSignedIn } from '../support/callers.ts'
import type { Cases } from '../support/cases.ts'
import { invitation, serviceInvitation } from '../support/mailed.ts'
import { goodPassword, newPerson, ofIssuer } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { cookieCases } from './cookie-sessions.cases.ts'
import { mailedTokenCases } from './mailed-tokens.cases.ts'
import { providerCases, providerGrants } from './oidc.cases.ts'
import { logoutCases } from './oidc-logout.cases.ts'
import { passkeyOptionsCases, passkeySignInCases, passkeyStepUpCases } from './passkey-sign-in.cases.ts'
import { passwordChangeCases } from './password-change.cases.ts'
import { rememberedSignInCases } from './remembered-devices.cases.ts'
import { signInCases, stepUpCases } from './second-factor.cases.ts'
import { refusedRegistrations } from './service-invitations.cases.ts'

let newcomers = 0
const newcomer = () => ({ email: `newcomer-${++newcomers}@example.com`, password: goodPassword, name: 'Grace' })

const signIn = ({ ada }: World) => ({ grant_type: 'password', username: ada.email, password: ada.password })
const refresh = (refresh_token: string) => ({ grant_type: 'refresh_token', refresh_token })

export const authCases = {
  beginOidcSignIn: providerCases.beginOidcSignIn,
  getOidcCallback: providerCases.getOidcCallback,
  ...logoutCases,

  register: {
    callers: {
      expected: 201,
      body: ({ bystander }) => ({ email: `new.${bystander.email}`, password: 'seven grey herons', name: 'New' }),
    },
    valid: () => ({ body: newcomer() }),
    201: {
      'a new address': () => ({ body: newcomer() }),
      'an invitation to the service': async ({ service, root, failing }) => ({
        to: await failing('invited'),
        body: { ...newcomer(), invitation: (await serviceInvitation(service, root)).token },
      }),
      'an invitation to a project': async ({ service, ada, failing }) => {
        const { token } = await invitation(service, ada)
        await service.database.pool('users').delete().where({ email: 'grace@example.com' })
        const body = { ...newcomer(), email: 'Grace@example.com', invitation: token }
        return { to: await failing('invited'), body }
      },
      'a name with white space around it': () => ({ body: { ...newcomer(), name: ' \tGrace Hopper\n' } }),
      'a password of 8 characters': () => ({ body: { ...newcomer(), password: 'gh7 kq2w' } }),
      'a password of 128 characters': () => ({ body: { ...newcomer(), password: 'gh7 kq2w'.repeat(16) } }),
      'an address with 64 characters before the @': () => ({
        body: { ...newcomer(), email: `${'g'.repeat(64)}@example.com` },
      }),
    },
    403: refusedRegistrations,
    409: {
      'an invitation that is none': {
        code: 'invitation_invalid',
        input: () => ({ body: { ...newcomer(), invitation: 'garbage' } }),
      },
      'an invitation for somebody else': {
        code: 'invitation_invalid',
        input: async ({ service, root }) => ({
          body: { ...newcomer(), invitation: (await serviceInvitation(service, root, 'grace@example.com')).token },
        }),
      },
      'the address of somebody': {
        code: 'email_taken',
        input: ({ ada }) => ({ body: { ...newcomer(), email: ada.email } }),
      },
      'the address of somebody in capitals': {
        code: 'email_taken',
        input: ({ ada }) => ({ body: { ...newcomer(), email: ada.email.toUpperCase() } }),
      },
      'a password that everybody has': {
        code: 'password_too_common',
        input: () => ({ body: { ...newcomer(), password: 'password123' } }),
      },
      'a password that is the address': {
        code: 'password_too_common',
        input: () => ({ body: { ...newcomer(), email: 'grace.hopper@example.com', password: 'Grace.Hopper' } }),
      },
    },
    422: {
      'a password of 7 characters': {
        code: 'validation_failed',
        at: ['body /password'],
        input: () => ({ body: { ...newcomer(), password: 'gh7 kq2' } }),
      },
      'a password of 129 characters': {
        code: 'validation_failed',
        at: ['body /password'],
        input: () => ({ body: { ...newcomer(), password: 'x'.repeat(129) } }),
      },
      'an address that is none': {
        code: 'validation_failed',
        at: ['body /email'],
        input: () => ({ body: { ...newcomer(), email: 'grace@' } }),
      },
      'an address with 65 characters before the @': {
        code: 'validation_failed',
        at: ['body /email'],
        input: () => ({ body: { ...newcomer(), email: `${'g'.repeat(65)}@example.com` } }),
      },
      'a blank name': {
        code: 'validation_failed',
        at: ['body /name'],
        input: () => ({ body: { ...newcomer(), name: ' ' } }),
      },
      'a role': {
        code: 'validation_failed',
        at: ['body /role'],
        input: () => ({ body: { ...newcomer(), role: 'admin' } }),
      },
    },
  },

  createToken: {
    callers: {
      expected: 401,
      body: json({ grant_type: 'password', username: 'nobody@example.com', password: 'seven grey herons' }),
      form: true,
    },
    valid: (world) => ({ body: signIn(world) }),
    200: {
      'address and password': (world) => ({ body: signIn(world) }),
      'the address in capitals': (world) => ({ body: { ...signIn(world), username: world.ada.email.toUpperCase() } }),
      'what OAuth clients send besides': (world) => ({
        body: { ...signIn(world), scope: '', client_id: 'app', client_secret: 'none' },
      }),
      'a refresh token': async ({ service }) => ({ body: refresh((await newPerson(service)).refresh_token) }),
      ...cookieCases.createToken[200],
      ...signInCases[200],
      ...passkeySignInCases[200],
      ...rememberedSignInCases[200],
      ...passwordChangeCases.createToken[200],
    },
    403: {
      ...cookieCases.createToken[403],
      ...signInCases[403],
      ...passkeySignInCases[403],
      ...rememberedSignInCases[403],
      ...providerGrants.createToken[403],
      ...passwordChangeCases.createToken[403],
    },
    409: passwordChangeCases.createToken[409],
    503: providerGrants.createToken[503],
    401: {
      ...cookieCases.createToken[401],
      ...signInCases[401],
      ...providerGrants.createToken[401],
      'a wrong password': {
        code: 'invalid_credentials',
        input: (world) => ({ body: { ...signIn(world), password: 'wrong' } }),
      },
      'an unknown address': {
        code: 'invalid_credentials',
        input: (world) => ({ body: { ...signIn(world), username: 'nobody@example.com' } }),
      },
      'an unknown refresh token': { code: 'invalid_grant', input: () => ({ body: refresh('tpr_unknown') }) },
      'an access token in place of a refresh token': {
        code: 'invalid_grant',
        input: ({ ada }) => ({ body: refresh(ada.access_token.slice(0, 200)) }),
      },
    },
    422: {
      ...providerGrants.createToken[422],
      'an unknown grant': {
        code: 'validation_failed',
        at: ['body /grant_type'],
        input: () => ({ body: { grant_type: 'client_credentials' } }),
      },
      'no grant': {
        code: 'validation_failed',
        at: ['body /grant_type'],
        input: () => ({ body: { client_id: 'app' } }),
      },
      'the same member twice': {
        code: 'validation_failed',
        at: ['body /username'],
        input: () => ({ body: 'grant_type=password&username=a&username=b&password=c' }),
      },
      'no password': {
        code: 'validation_failed',
        at: ['body /password'],
        input: ({ ada }) => ({ body: { grant_type: 'password', username: ada.email } }),
      },
      'no refresh token': {
        code: 'validation_failed',
        at: ['body /refresh_token'],
        input: () => ({ body: { grant_type: 'refresh_token' } }),
      },
      'an unknown kind of session': {
        code: 'validation_failed',
        at: ['body /session'],
        input: (world) => ({ body: { ...signIn(world), session: 'local' } }),
      },
      ...cookieCases.createToken[422],
      ...signInCases[422],
      ...passkeySignInCases[422],
      ...rememberedSignInCases[422],
    },
  },

  renewAuthentication: {
    callers: { expected: { ...notSignedIn, others: 204 }, body: json({ password: goodPassword }) },
    valid: (world) => ({ as: world.ada, body: { password: world.ada.password } }),
    204: {
      'the password': ({ ada }) => ({ as: ada, body: { password: ada.password } }),
      ...stepUpCases[204],
      ...passkeyStepUpCases[204],
    },
    403: {
      ...stepUpCases[403],
      ...passkeyStepUpCases[403],
      'a wrong password': {
        code: 'password_incorrect',
        input: ({ ada }) => ({ as: ada, body: { password: 'not this one, at all' } }),
      },
      'a token of another issuer': {
        code: 'step_up_required',
        input: ({ ada }) => ({ as: ofIssuer(ada), body: { password: ada.password } }),
      },
    },
    422: {
      'an empty password': {
        code: 'validation_failed',
        at: ['body /password'],
        input: ({ ada }) => ({ as: ada, body: { password: '' } }),
      },
    },
  },

  ...passkeyOptionsCases,

  revokeToken: {
    callers: { expected: 204, body: json({ token: 'tpr_unknown' }), form: true },
    valid: () => ({ body: { token: 'tpr_unknown' } }),
    422: {
      'no token': {
        code: 'validation_failed',
        at: ['body /token'],
        input: () => ({ body: { client_id: 'app' } }),
      },
    },
    204: {
      'a refresh token': async ({ service }) => ({ body: { token: (await newPerson(service)).refresh_token } }),
      'an unknown token': () => ({ body: { token: 'tpr_unknown' } }),
      'with a type hint': () => ({ body: { token: 'tpr_unknown', token_type_hint: 'refresh_token' } }),
      ...cookieCases.revokeToken[204],
    },
    403: cookieCases.revokeToken[403],
  },

  ...mailedTokenCases,
} satisfies Cases<'auth'>
