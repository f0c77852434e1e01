/** Mails about a revocation: a change of the address that its owner stops, and webhooks after a new password by mail. */
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gatherMails } from '../src/mail/gather.ts'
import { writeLetter } from '../src/mail/letters.ts'
import { createWorkers } from '../src/start/workers.ts'
import { newProject, newTodo, newWebhook } from './support/build.ts'
import { assertProblem } from './support/cases.ts'
import { type MailServer, startMailServer, tokenOf } from './support/mail-server.ts'
import { mailToken } from './support/mailed.ts'
import {
  goodPassword,
  newAdmin,
  newPerson,
  type Person,
  signIn,
  startService,
  type TestService,
} from './support/service.ts'

let mailServer: MailServer
let service: TestService
let ada: Person

beforeAll(async () => {
  mailServer = await startMailServer()
  service = await startService({ SMTP_URL: mailServer.url })
  await service.context.jobs.work(createWorkers(service.context))
})
afterAll(async () => {
  await service?.close()
  await mailServer?.close()
})
beforeEach(async () => {
  ada = await newPerson(service)
  mailServer.mails = []
})

const post = (path: string, body: object) => request(service.server).post(path).send(body)

async function requestChange(): Promise<{ confirm: string; cancel: string }> {
  const email = `new-${ada.email}`
  await ada.send('put', '/users/me/email', { email, password: goodPassword }).expect(202)
  const [toNew, toOld] = [await mailServer.mailTo(email, /Confirm/), await mailServer.mailTo(ada.email, /requested/)]
  expect(toOld.text).toContain(email)
  expect(toOld.text).toContain('/account/email-cancel#')
  return { confirm: tokenOf(toNew), cancel: tokenOf(toOld) }
}

test('the present address is notified of a requested change, and can stop it', async () => {
  const { confirm, cancel } = await requestChange()
  assertProblem(await post('/auth/email', { token: cancel }), 'mail_token_invalid')
  await post('/auth/email/cancel', { token: cancel }).expect(204)
  assertProblem(await post('/auth/email', { token: confirm }), 'mail_token_invalid')
  assertProblem(await post('/auth/email/cancel', { token: cancel }), 'mail_token_invalid')
})

test.each<[string, () => Promise<unknown>]>([
  [
    'a changed password',
    () =>
      ada
        .send('put', '/users/me/password', { current_password: goodPassword, new_password: 'a kettle of blue herons' })
        .expect(204),
  ],
  ['ended sessions', () => ada.send('delete', '/users/me/sessions?keep_current=true').expect(204)],
])('%s: a pending change of the address is void', async (_, revoke) => {
  const { confirm } = await requestChange()
  await revoke()
  assertProblem(await post('/auth/email', { token: confirm }), 'mail_token_invalid')
})

test('a new password by mail disables the webhooks, which a mail says', async () => {
  const { id } = await newWebhook(ada, { url: 'https://collector.example.com/hook' })
  const token = await mailToken(service, 'password_reset', ada)
  await post('/auth/password-reset/confirm', { token, new_password: 'a kettle of blue herons' }).expect(204)
  expect((await mailServer.mailTo(ada.email, /webhooks/)).text).toContain('collector.example.com')
  const again = await signIn(service.server, { ...ada, password: 'a kettle of blue herons' })
  const { body } = await again.send('get', `/webhooks/${id}`)
  expect(body).toMatchObject({ enabled: false, disabled_reason: 'password_reset' })
})

test('the webhooks of an API token end with it', async () => {
  const made = await ada.send('post', '/users/me/api-tokens', { name: 'Wall', scopes: ['webhooks:write'] }).expect(201)
  const { id } = await newWebhook({ ...ada, ...program(made.body.token) }, { url: 'https://example.com/hook' })
  await ada.send('delete', `/users/me/api-tokens/${made.body.id}`).expect(204)
  const { body } = await ada.send('get', `/webhooks/${id}`)
  expect(body).toMatchObject({ enabled: false, disabled_reason: 'api_token_ended' })
})

describe('queued emails', () => {
  let idle: TestService
  let eve: Person
  let root: Person

  beforeAll(async () => {
    // No worker takes them.
    idle = await startService()
  })
  afterAll(() => idle?.close())
  beforeEach(async () => {
    eve = await newPerson(idle)
    root = await newAdmin(idle)
    await request(idle.server).post('/auth/password-reset').send({ email: eve.email }).expect(202)
    await eve.send('put', '/users/me/email', { email: `new-${eve.email}`, password: goodPassword }).expect(202)
  })

  /** The letters to Eve that wait. */
  async function waiting(): Promise<string[]> {
    const rows = await idle.database
      .pool('pgboss.job')
      .whereIn('name', ['mail', 'account_mail'])
      .whereIn('group_tier', [eve.id, eve.email])
    return rows.map(({ data }) => data.letter).sort()
  }

  test.each<[string, () => PromiseLike<unknown>, string[]]>([
    [
      'a changed password',
      () =>
        eve
          .send('put', '/users/me/password', {
            current_password: goodPassword,
            new_password: 'a kettle of blue herons',
          })
          .expect(204),
      [],
    ],
    [
      'a password by mail',
      async () => {
        await newWebhook(eve, { url: 'https://collector.example.com/hook' })
        const body = { token: await mailToken(idle, 'password_reset', eve), new_password: 'a kettle of blue herons' }
        await request(idle.server).post('/auth/password-reset/confirm').send(body).expect(204)
      },
      ['webhooks_disabled'],
    ],
    ['ended sessions', () => eve.send('delete', '/users/me/sessions?keep_current=true').expect(204), []],
    ['an admin, who disables the user', () => root.send('patch', `/admin/users/${eve.id}`, { disabled: true }), []],
    ['an admin, who changes the role', () => root.send('patch', `/admin/users/${eve.id}`, { role: 'admin' }), []],
    ['an admin, who deletes the user', () => root.send('delete', `/admin/users/${eve.id}`).expect(204), []],
    ['the deletion of the account', () => eve.send('delete', '/users/me').expect(204), []],
    [
      'a confirmed change of the address',
      async () => {
        const token = await mailToken(idle, 'email_change', eve)
        await request(idle.server).post('/auth/email').send({ token }).expect(204)
      },
      ['email_changed'],
    ],
  ])('with a token are deleted by %s', async (_, revoke, left) => {
    expect(await waiting()).toEqual(['email_change', 'email_change_requested', 'password_reset'])
    await revoke()
    expect(await waiting()).toEqual(left)
  })

  test('with notifications have nothing of a project for a member who was removed, and are deleted with the account', async () => {
    const project_id = await newProject(root, [[eve, 'editor']])
    await newTodo(root, { title: 'Secret', project_id, assignee_ids: [eve.id] })
    await gatherMails({ ...idle.context, mailPolicy: { interval: 0 } })
    expect(await waiting()).toContain('notifications')
    const data = async () =>
      (
        await idle.database
          .pool('pgboss.job')
          .whereRaw("data ->> 'letter' = 'notifications'")
          .where({ group_tier: eve.id })
      ).at(-1)?.data
    expect(await writeLetter(idle.context, await data())).toMatchObject({ to: eve.email })
    await root.send('delete', `/projects/${project_id}/members/${eve.id}`)
    expect(await writeLetter(idle.context, await data())).toBe(null)
    await eve.send('delete', '/users/me').expect(204)
    expect(await waiting()).toEqual([])
  })
})

function program(token: string): Pick<Person, 'send'> {
  return {
    send: (method, path, body) =>
      request(service.server)[method](path).set('Authorization', `Bearer ${token}`).send(body),
  }
}
