/** The emails about the security of an account, at a real SMTP server: their kinds, their number and their receivers. */
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { familyOf, isNewDevice } from '../src/features/sessions/device.ts'
import { gatherNotices } from '../src/mail/gather-notices.ts'
import { createTicks, createWorkers } from '../src/start/workers.ts'
import { challengeOf, newAuthenticator } from './support/authenticator.ts'
import { type MailServer, startMailServer } from './support/mail-server.ts'
import { mailToken } from './support/mailed.ts'
import { codeOf, mfaTokenOf, wrongCode } from './support/second-factor.ts'
import {
  goodPassword,
  newAdmin,
  newPerson,
  type Person,
  personOf,
  startService,
  type TestService,
} from './support/service.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const chrome = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

let mailServer: MailServer
let service: TestService
let ada: Person

beforeAll(async () => {
  mailServer = await startMailServer()
  const settings = { SMTP_URL: mailServer.url, WEBHOOK_TARGETS: 'any', TRUST_PROXY: '1' }
  service = await startService(settings, { mailPolicy: { interval: 0 } })
  await service.context.jobs.work(createWorkers(service.context), createTicks(service.context))
})
afterAll(async () => {
  await service?.close()
  await mailServer?.close()
})
beforeEach(async () => {
  ada = await newPerson(service, 'Ada')
  mailServer.mails = []
})

const received = () => mailServer.mails.filter(({ to }) => to.includes(ada.email)).map(({ headers }) => headers.subject)

/** Resolves when no email is left to be made or sent, so that one that has not arrived by then never will. */
async function quiet(): Promise<void> {
  const { pool } = service.database
  const open = async () => [
    ...(await pool('audit_entries').whereNotNull('notice_to').whereIn('user_id', pool('users').select('id'))),
    ...(await pool('pgboss.job').where({ name: 'account_mail' }).whereIn('state', ['created', 'retry', 'active'])),
  ]
  await expect.poll(async () => (await open()).length, { timeout: 15_000 }).toBe(0)
}

async function signInFrom(person: Person, userAgent: string, address = '203.0.113.7'): Promise<Person> {
  const { body } = await request(service.server)
    .post('/auth/token')
    .set({ 'User-Agent': userAgent, 'X-Forwarded-For': address })
    .type('form')
    .send({ grant_type: 'password', username: person.email, password: person.password })
    .expect(200)
  return personOf(service, { ...person, ...body })
}

describe('a sign-in', () => {
  test('from a new device is mailed, with device, address and what to do', async () => {
    await signInFrom(ada, firefox)
    const mail = await mailServer.mailTo(ada.email, /^A sign-in from a new device$/)
    for (const text of [mail.text, mail.html]) {
      expect(text).toContain('Hello Ada,')
      expect(text).toMatch(
        /sign-in from a new device on \d+ \w+ \d{4} at \d\d:\d\d UTC, from Firefox on Linux at 203\.0\.113\.7\./,
      )
      expect(text).toContain('POST /auth/password-reset')
      expect(text).toContain('GET /users/me/audit')
    }
  })

  test('is mailed no second time from that device, nor from another address of its network', async () => {
    await signInFrom(ada, firefox)
    await mailServer.mailTo(ada.email, /new device/)
    await signInFrom(ada, firefox.replaceAll('140', '141'), '203.0.113.99')
    await quiet()
    expect(received()).toEqual(['A sign-in from a new device'])
    await signInFrom(ada, chrome, '203.0.113.7')
    await signInFrom(ada, firefox, '198.51.100.1')
    await expect.poll(() => mailServer.mails.map(({ text }) => text).join()).toContain('Chrome on Windows')
    await expect.poll(() => mailServer.mails.map(({ text }) => text).join()).toContain('198.51.100.1')
  })

  test('from a device that has signed out is no new one', async () => {
    const there = await signInFrom(ada, firefox)
    await mailServer.mailTo(ada.email, /new device/)
    await there.send('delete', '/users/me/sessions').expect(204)
    await signInFrom(ada, firefox)
    await quiet()
    expect(received()).toHaveLength(1)
  })

  test('of a registration is not mailed, and the first one after a long time is', async () => {
    const { pool } = service.database
    await quiet()
    expect(received()).toEqual([])
    await pool('sessions').where({ user_id: ada.id }).delete()
    await pool('audit_entries').where({ user_id: ada.id }).delete()
    expect(await isNewDevice(pool, ada.id, { user_agent: chrome, address: null })).toBe(false)
    await pool('users').where({ id: ada.id }).update({ created_at: '2020-01-01' })
    expect(await isNewDevice(pool, ada.id, { user_agent: chrome, address: null })).toBe(true)
  })

  test('to an account without a confirmed address is not mailed', async () => {
    await service.database.pool('users').where({ id: ada.id }).update({ email_verified_at: null })
    await signInFrom(ada, firefox)
    await quiet()
    expect(received()).toEqual([])
  })
})

test('a second factor that is turned on, used with a recovery code, guessed at and removed is mailed', async () => {
  const { body: begun } = await ada.send('post', '/users/me/totp').expect(200)
  const { body } = await ada.send('post', '/users/me/totp/confirm', { code: codeOf(begun.secret) }).expect(200)
  expect((await mailServer.mailTo(ada.email, /^An authenticator app for your account$/)).text).toContain('turned on')
  await ada.send('post', '/auth/step-up', { code: body.recovery_codes[0] }).expect(204)
  await mailServer.mailTo(ada.email, /^A recovery code of your account was used$/)
  const token = mfaTokenOf(service, ada, 2)
  const guess = { grant_type: 'mfa', mfa_token: token, code: wrongCode(begun.secret) }
  await request(service.server).post('/auth/token').type('form').send(guess).expect(403)
  expect((await mailServer.mailTo(ada.email, /^Your password was used/)).text).toContain('and a wrong code on')
  const root = await newAdmin(service)
  await root.send('delete', `/admin/users/${ada.id}/second-factor`).expect(204)
  expect((await mailServer.mailTo(ada.email, /was removed$/)).text).toContain(
    'An administrator removed the second factor',
  )
})

test('a passkey that is added, whose counter goes back, and that is removed is mailed', async () => {
  const authenticator = newAuthenticator(service, ada)
  const credential = authenticator.create(challengeOf(service, { name: 'registration', of: ada.id }))
  const { body } = await ada.send('post', '/users/me/passkeys', { name: 'Laptop', credential }).expect(201)
  expect((await mailServer.mailTo(ada.email, /^A new passkey/)).text).toContain('signs in without the password')
  const passkey = JSON.stringify(authenticator.get(challengeOf(service, { name: 'sign-in' }), { counter: 1 }))
  await request(service.server).post('/auth/token').type('form').send({ grant_type: 'passkey', passkey }).expect(403)
  expect((await mailServer.mailTo(ada.email, /copied$/)).text).toContain('its counter went back')
  await ada.send('delete', `/users/me/passkeys/${body.id}`).expect(204)
  expect((await mailServer.mailTo(ada.email, /^A passkey of your account was removed$/)).text).toContain('ended')
})

test('a changed password, a new API token, a new webhook and another URL of it are mailed', async () => {
  await ada.send('patch', '/users/me/preferences', { mail: { webhook_disabled: false } }).expect(200)
  const hook = await ada.send('post', '/webhooks', { url: 'https://hooks.example.com/x' }).expect(201)
  expect((await mailServer.mailTo(ada.email, /^A new webhook/)).text).toContain(
    'sends your events to hooks.example.com',
  )
  await ada.send('patch', `/webhooks/${hook.body.id}`, { url: 'https://other.example.com/x' }).expect(200)
  expect((await mailServer.mailTo(ada.email, /new address$/)).text).toContain('to other.example.com')
  await ada.send('post', '/users/me/api-tokens', { name: 'Wall <b>', scopes: ['todos:read'] }).expect(201)
  expect((await mailServer.mailTo(ada.email, /API token/)).html).toContain('with the name “Wall &lt;b&gt;”')
  const change = { current_password: ada.password, new_password: 'a lamp for the cellar' }
  await ada.send('put', '/users/me/password', change).expect(204)
  expect((await mailServer.mailTo(ada.email, /^Your password was changed$/)).text).toContain('The password was changed')
  await quiet()
  mailServer.mails = []
  const token = await mailToken(service, 'password_reset', ada)
  await request(service.server)
    .post('/auth/password-reset/confirm')
    .send({ token, new_password: goodPassword })
    .expect(204)
  expect((await mailServer.mailTo(ada.email, /^Your password was changed$/)).text).toContain(
    'with a link from an email',
  )
})

test('a password that an admin set is mailed, without the device of the admin', async () => {
  const root = await newAdmin(service)
  await root.send('put', `/admin/users/${ada.id}/password`, { new_password: 'a lamp for the cellar' }).expect(204)
  const { text } = await mailServer.mailTo(ada.email, /^Your password was changed$/)
  expect(text).toMatch(/An administrator set a new password on \d+ \w+ \d{4} at \d\d:\d\d UTC\./)
})

test('what is refused, what is rolled back and what changes no URL is not mailed', async () => {
  const hook = await ada.send('post', '/webhooks', { url: 'https://hooks.example.com/x' }).expect(201)
  await mailServer.mailTo(ada.email, /webhook/)
  await ada.send('patch', `/webhooks/${hook.body.id}`, { url: 'https://hooks.example.com/x' }).expect(200)
  await ada.send('patch', `/webhooks/${hook.body.id}`, { enabled: false }).expect(200)
  const wrong = { current_password: 'not this one, at all', new_password: 'a lamp for the cellar' }
  await ada.send('put', '/users/me/password', wrong).expect(403)
  const change = { method: 'PATCH', path: `/webhooks/${hook.body.id}`, body: { url: 'https://third.example.com' } }
  const operations = [change, { method: 'GET', path: '/todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10' }]
  await ada.send('post', '/batch', { operations, atomic: true }).expect(200)
  await quiet()
  expect(received()).toEqual(['A new webhook for your account'])
})

test('webhooks of an import are mailed', async () => {
  const bob = await newPerson(service, 'Bob')
  await bob.send('post', '/webhooks', { url: 'https://hooks.example.com/x' }).expect(201)
  const { body } = await bob.send('get', '/users/me/export').expect(200)
  await ada.send('post', '/users/me/import', body).expect(200)
  expect((await mailServer.mailTo(ada.email, /^New webhooks/)).text).toContain('Data was imported, with webhooks')
  mailServer.mails = []
  await ada.send('post', '/users/me/import', body).expect(200)
  await quiet()
  expect(received()).toEqual([])
})

describe('with five minutes between two emails', () => {
  let slow: TestService
  let late: Person
  beforeAll(async () => {
    slow = await startService({ SMTP_URL: mailServer.url })
    await slow.context.jobs.work(createWorkers(slow.context), createTicks(slow.context))
  })
  afterAll(() => slow.close())
  beforeEach(async () => {
    late = await newPerson(slow, 'Late')
  })
  const mailsTo = (address: string) => mailServer.mails.filter(({ to }) => to.includes(address))
  const addToken = (name: string) =>
    late.send('post', '/users/me/api-tokens', { name, scopes: ['todos:read'] }).expect(201)
  const passed = () =>
    slow.database.pool('notice_gatherings').update({ last_at: '2020-01-01' }).where({ user_id: late.id })
  const gather = () => gatherNotices(slow.context)

  test('the first is sent at once, and any number of further ones is one email of a bounded length', async () => {
    await addToken('First')
    await mailServer.mailTo(late.email, /API token/)
    for (let count = 0; count < 8; count += 1) await addToken(`Token ${count}`)
    await late.send('post', '/webhooks', { url: 'https://example.com/hook' }).expect(201)
    await gather()
    expect(mailsTo(late.email)).toHaveLength(1)
    await passed()
    const digest = await mailServer.mailTo(late.email, /^Changes to the security/)
    expect(digest.text.match(/An API token was created/g)).toHaveLength(5)
    // Many of one kind do not hide one of another kind.
    expect(digest.text).toContain('A webhook was created')
  })

  test('an email goes to the address that was confirmed when it happened', async () => {
    await addToken('First')
    await mailServer.mailTo(late.email, /API token/)
    await addToken('Second')
    const email = `new-${late.email}`
    await slow.database.pool('users').update({ email }).where({ id: late.id })
    await addToken('Third')
    await passed()
    await mailServer.mailTo(email, /Changes to the security/)
    await mailServer.mailTo(late.email, /Changes to the security/)
  })

  test('an account that was deleted meanwhile gets none, and leaves no address behind', async () => {
    await addToken('First')
    await mailServer.mailTo(late.email, /API token/)
    await addToken('Second')
    await late.send('delete', '/users/me').expect(204)
    expect(await slow.database.pool('audit_entries').whereNotNull('notice_to').where({ user_id: late.id })).toEqual([])
  })
})

test.each([
  [firefox, 'Firefox on Linux'],
  [chrome, 'Chrome on Windows'],
  [`${chrome} Edg/140.0.0.0`, 'Edge on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  ['curl/8.5.0', 'curl'],
  ['\u202e<b>', 'an unknown program'],
  [null, 'an unknown program'],
])('%s is %s', (userAgent, family) => {
  expect(familyOf(userAgent)).toBe(family)
})
