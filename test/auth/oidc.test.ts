/** Sign-in with an identity provider: whose account it is, new accounts, roles, links, and the second factor. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { challengeOf, newPersonWithPasskey } from '../support/authenticator.ts'
import { assertProblem, send } from '../support/cases.ts'
import { clientSecret, type IdentityProvider, startProvider } from '../support/identity-provider.ts'
import { serviceInvitation } from '../support/mailed.ts'
import { atProvider, begin, complete, newPersonOf, signInWith, withPassword } from '../support/oidc.ts'
import { codeOf, newPersonWithFactor } from '../support/second-factor.ts'
import {
  ageAuthentication,
  newAdmin,
  newPerson,
  type Person,
  startService,
  type TestService,
} from '../support/service.ts'

const publicUrl = 'http://localhost:8000'
let provider: IdentityProvider
let service: TestService
let invited: TestService
let root: Person

const variables = (more: Record<string, string> = {}) => ({
  OIDC_ACME_ISSUER: provider.issuer,
  OIDC_ACME_CLIENT_ID: 'taskpact',
  OIDC_ACME_CLIENT_SECRET: clientSecret,
  ...more,
})

beforeAll(async () => {
  provider = await startProvider(`${publicUrl}/auth/oidc/acme/callback`)
  service = await startService(variables())
  invited = await startService(
    variables({
      REGISTRATION: 'invited',
      OIDC_ACME_ROLE_CLAIM: 'groups=admins',
      OIDC_ACME_ALLOWED_DOMAINS: 'acme.example',
      OIDC_ACME_TRUST_MFA: 'on',
    }),
    {},
    service.database,
  )
  root = await newAdmin(service)
})
afterAll(async () => {
  await invited.close()
  await service.close()
  await provider.close()
})
afterEach(() => {
  provider.forge = null
})

const newSubject = (claims: object = {}) => newPersonOf(provider, claims)
const meOf = async (access_token: string, to = service) =>
  (await send('getMe', to, { as: { access_token } as Person })).body

const kindsOf = async (id: string) =>
  (await root.send('get', `/admin/audit?user_id=${id}`).expect(200)).body.map(({ kind }: { kind: string }) => kind)
const confirm = ({ id }: Pick<Person, 'id'>) =>
  service.database.pool('users').update({ email_verified_at: new Date() }).where({ id })

describe('a new person', () => {
  test('gets an account, and signs in to it again', async () => {
    const { subject, email } = newSubject()
    const first = await signInWith(service, 'acme', subject)
    expect(first.status).toBe(200)
    const me = await meOf(first.body.access_token)
    expect(me).toMatchObject({ email, name: 'Grace Hopper', role: 'user' })
    const again = await signInWith(service, 'acme', subject)
    expect((await meOf(again.body.access_token)).id).toBe(me.id)
    expect((await kindsOf(me.id)).sort()).toEqual(['registered', 'signed_in', 'signed_in'])
  })

  test('gets a cookie session where a page asks for it', async () => {
    const { subject } = newSubject()
    const begun = await begin(service, 'acme')
    const completion = await atProvider(subject, begun)
    const { headers, body } = await complete(service, begun, { ...completion, session: 'cookie' } as typeof completion)
    expect(body.refresh_token).toBeUndefined()
    expect(String(headers['set-cookie'])).toMatch(/^taskpact_refresh=tpr_/)
  })

  test('needs an invitation, or an address of an allowed domain, where registration is by invitation', async () => {
    const { subject, email } = newSubject()
    assertProblem(await signInWith(invited, 'acme', subject), 'registration_closed')
    await root.send('post', '/admin/invitations', { email: email.toUpperCase() }).expect(201)
    expect((await signInWith(invited, 'acme', subject)).status).toBe(200)
    const colleague = newSubject({ email: 'grace@Acme.example' })
    expect((await signInWith(invited, 'acme', colleague.subject)).status).toBe(200)
    const stranger = newSubject({ email: 'grace@notacme.example' })
    assertProblem(await signInWith(invited, 'acme', stranger.subject), 'registration_closed')
  })

  test('registers with the link of an invitation, once', async () => {
    const { token } = await serviceInvitation(service, root)
    const [one, two] = [newSubject(), newSubject()]
    expect((await signInWith(invited, 'acme', one.subject, { invitation: token })).status).toBe(200)
    assertProblem(await signInWith(invited, 'acme', two.subject, { invitation: token }), 'registration_closed')
  })

  test('gets no account in maintenance, and others sign in', async () => {
    const { subject } = newSubject()
    const known = newSubject()
    await signInWith(service, 'acme', known.subject)
    await root.send('put', '/admin/maintenance', { enabled: true }).expect(200)
    try {
      assertProblem(await signInWith(service, 'acme', subject), 'maintenance')
      expect((await signInWith(service, 'acme', known.subject)).status).toBe(200)
    } finally {
      await root.send('put', '/admin/maintenance', { enabled: false }).expect(200)
    }
  })
})

describe('an account with the address of the person', () => {
  test('that has a password is linked by the password, and signs in without it from then on', async () => {
    const ada = await newPerson(service)
    await confirm(ada)
    const { subject } = newSubject({ email: ada.email })
    const refused = await signInWith(service, 'acme', subject)
    assertProblem(refused, 'link_required')
    const { link_token, email } = refused.body.link
    expect(email).toBe(ada.email)
    assertProblem(
      await withPassword(service, { ...ada, password: 'not the password' }, link_token),
      'invalid_credentials',
    )
    assertProblem(await signInWith(service, 'acme', subject), 'link_required')
    expect((await withPassword(service, ada, link_token)).status).toBe(200)
    const linked = await signInWith(service, 'acme', subject)
    expect((await meOf(linked.body.access_token)).id).toBe(ada.id)
    expect(await kindsOf(ada.id)).toContain('identity_linked')
  })

  test('that has no password is linked at once', async () => {
    const { subject, email } = newSubject()
    const first = await signInWith(service, 'acme', subject)
    const me = await meOf(first.body.access_token)
    const second = newSubject({ email })
    const linked = await signInWith(service, 'acme', second.subject)
    expect((await meOf(linked.body.access_token)).id).toBe(me.id)
  })

  test('is not linked where the account, or the provider, has not confirmed the address', async () => {
    const ada = await newPerson(service)
    await service.database.pool('users').update({ email_verified_at: null }).where({ id: ada.id })
    const { subject } = newSubject({ email: ada.email })
    assertProblem(await signInWith(service, 'acme', subject), 'email_unverified')
    await confirm(ada)
    for (const email_verified of [false, undefined, 'true', 1, 'false']) {
      const stranger = newSubject({ email: ada.email, email_verified })
      const { body } = await signInWith(service, 'acme', stranger.subject)
      expect([email_verified, body.code]).toEqual([email_verified, 'email_unverified'])
    }
    expect(await service.database.pool('identities').where({ user_id: ada.id })).toEqual([])
  })

  test('asks for its second factor, in the link too, unless the operator trusts that of the provider', async () => {
    const ada = await newPersonWithFactor(service)
    await confirm(ada)
    const { subject } = newSubject({ email: ada.email })
    const { link_token } = (await signInWith(service, 'acme', subject)).body.link
    const challenge = await withPassword(service, ada, link_token)
    assertProblem(challenge, 'mfa_required')
    assertProblem(await signInWith(service, 'acme', subject), 'link_required')
    const body = { grant_type: 'mfa', mfa_token: challenge.body.mfa.mfa_token, code: codeOf(ada.secret), link_token }
    expect((await send('createToken', service, { body })).status).toBe(200)
    assertProblem(await signInWith(service, 'acme', subject), 'mfa_required')
    assertProblem(await signInWith(invited, 'acme', subject), 'mfa_required')
    provider.forge = (claims, sign) => sign({ ...claims, amr: ['pwd', 'mfa'] })
    assertProblem(await signInWith(service, 'acme', subject), 'mfa_required')
    expect((await signInWith(invited, 'acme', subject)).status).toBe(200)
  })

  test('of a provider whose second factor counts has one where every session needs one', async () => {
    const demanding = { REQUIRE_SECOND_FACTOR: 'all', OIDC_ACME_TRUST_MFA: 'on' }
    const ofAll = await startService(variables(demanding), {}, service.database)
    try {
      const { subject } = newSubject()
      const plain = { access_token: (await signInWith(ofAll, 'acme', subject)).body.access_token } as Person
      assertProblem(await send('listTodos', ofAll, { as: plain }), 'mfa_setup_required')
      provider.forge = (claims, sign) => sign({ ...claims, amr: ['mfa'] })
      const { access_token } = (await signInWith(ofAll, 'acme', subject)).body
      const as = { access_token } as Person
      expect((await send('listTodos', ofAll, { as })).status).toBe(200)
      const own = (await send('listSessions', ofAll, { as })).body.find(({ current }: { current: boolean }) => current)
      expect(own.methods).toEqual(['oidc', 'provider_factor'])
    } finally {
      await ofAll.close()
    }
  })

  test('is linked with a passkey too', async () => {
    const ada = await newPersonWithPasskey(service)
    await confirm(ada)
    const { subject } = newSubject({ email: ada.email })
    const { link_token } = (await signInWith(service, 'acme', subject)).body.link
    const passkey = JSON.stringify(ada.authenticator.get(challengeOf(service, { name: 'sign-in' })))
    const body = { grant_type: 'passkey', passkey, link_token }
    expect((await send('createToken', service, { body })).status).toBe(200)
    expect((await send('getIdentities', service, { as: ada })).body.identities).toHaveLength(1)
    // Somebody else's passkey links nothing.
    const bob = await newPersonWithPasskey(service)
    const theirs = JSON.stringify(bob.authenticator.get(challengeOf(service, { name: 'sign-in' })))
    assertProblem(
      await send('createToken', service, { body: { grant_type: 'passkey', passkey: theirs, link_token } }),
      'sign_in_invalid',
    )
  })

  test('that is disabled does not sign in', async () => {
    const { subject } = newSubject()
    const { id } = await meOf((await signInWith(service, 'acme', subject)).body.access_token)
    await root.send('patch', `/admin/users/${id}`, { disabled: true }).expect(200)
    assertProblem(await signInWith(service, 'acme', subject), 'sign_in_invalid')
  })
})

test('a claim of the provider makes an admin, and its absence makes none', async () => {
  const { subject, email } = newSubject({ groups: ['admins', 'staff'] })
  await root.send('post', '/admin/invitations', { email }).expect(201)
  const first = (await signInWith(invited, 'acme', subject)).body.access_token
  expect((await meOf(first)).role).toBe('admin')
  provider.people.set(subject, { email, email_verified: true, groups: ['staff'] })
  const second = (await signInWith(invited, 'acme', subject)).body.access_token
  const me = await meOf(second)
  expect(me.role).toBe('user')
  expect((await send('getMe', service, { as: { access_token: first } as Person })).status).toBe(401)
  expect(await kindsOf(me.id)).toContain('user_changed')
})

test('a sign-in counts as a recent authentication only if the provider says no other time', async () => {
  const { subject } = newSubject()
  provider.forge = (claims, sign) => sign({ ...claims, auth_time: Math.floor(Date.now() / 1000) - 600 })
  const old = (await signInWith(service, 'acme', subject)).body.access_token
  assertProblem(await send('startTotp', service, { as: { access_token: old } as Person }), 'step_up_required')
  provider.forge = null
  const begun = await begin(service, 'acme', { fresh: true })
  expect(new URL(begun.url).searchParams.get('prompt')).toBe('login')
  const fresh = (await complete(service, begun, await atProvider(subject, begun))).body.access_token
  expect((await send('startTotp', service, { as: { access_token: fresh } as Person })).status).toBe(200)
})

describe('the identities of an account', () => {
  test('are listed and unlinked, except for the last way to sign in', async () => {
    const { subject, email } = newSubject()
    const { access_token } = (await signInWith(service, 'acme', subject)).body
    const as = { access_token } as Person
    const { id } = await meOf(access_token)
    const { identities } = (await send('getIdentities', service, { as })).body
    expect(identities).toMatchObject([{ issuer: provider.issuer, provider: { name: 'acme', label: 'Acme' } }])
    const path = { identity_id: identities[0].id }
    assertProblem(await send('unlinkIdentity', service, { as, path }), 'last_sign_in_method')
    const second = newSubject({ email })
    await signInWith(service, 'acme', second.subject)
    await ageAuthentication(service, { id }, 600)
    assertProblem(await send('unlinkIdentity', service, { as, path }), 'step_up_required')
    const fresh = { access_token: (await signInWith(service, 'acme', second.subject)).body.access_token } as Person
    expect((await send('unlinkIdentity', service, { as: fresh, path })).status).toBe(204)
    expect((await send('getIdentities', service, { as: fresh })).body.identities).toHaveLength(1)
    expect(await kindsOf(id)).toContain('identity_unlinked')
  })

  test('are twenty at most', async () => {
    const { subject, email } = newSubject()
    const { access_token } = (await signInWith(service, 'acme', subject)).body
    const { id: user_id } = await meOf(access_token)
    const rows = Array.from({ length: 25 }, (_, n) => ({
      issuer: 'https://old.example.com',
      subject: `${email} ${n}`,
      user_id,
    }))
    await service.database.pool('identities').insert(rows)
    await signInWith(service, 'acme', newSubject({ email }).subject)
    expect(await service.database.pool('identities').where({ user_id })).toHaveLength(20)
  })
})

test('where sign-in with a password is off, no password is taken, set or reset', async () => {
  const closed = await startService(variables({ PASSWORD_SIGN_IN: 'off' }), {}, service.database)
  const ada = await newPerson(service)
  await confirm(ada)
  try {
    const methods = (await send('getService', closed, {})).body.sign_in
    expect(methods.password).toBe(false)
    expect(methods.providers).toContainEqual({ name: 'acme', label: 'Acme' })
    assertProblem(await withPassword(closed, ada), 'password_sign_in_off')
    assertProblem(await send('requestPasswordReset', closed, { body: { email: ada.email } }), 'password_sign_in_off')
    const person = { email: 'new@example.com', password: ada.password, name: 'New' }
    assertProblem(await send('register', closed, { body: person }), 'registration_closed')
    // To link an account from before.
    const { subject } = newSubject({ email: ada.email })
    const { link_token } = (await signInWith(closed, 'acme', subject)).body.link
    expect((await withPassword(closed, ada, link_token)).status).toBe(200)
  } finally {
    await closed.close()
  }
})
