/** Mails about a revocation: a change of the address that its owner stops, and webhooks after a new password by mail. */
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createWorkers } from '../src/start/workers.ts'
import { newWebhook } from './support/build.ts'
import { assertProblem } from './support/cases.ts'
import { type MailServer, startMailServer, tokenOf } from './support/mail-server.ts'
import { mailToken } from './support/mailed.ts'
import { goodPassword, newPerson, type Person, signIn, startService, type TestService } from './support/service.ts'

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

function program(token: string): Pick<Person, 'send'> {
  return {
    send: (method, path, body) =>
      request(service.server)[method](path).set('Authorization', `Bearer ${token}`).send(body),
  }
}
