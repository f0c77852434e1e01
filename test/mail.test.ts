/** Mails as they arrive at a real SMTP server: who gets which, and what their tokens are good for. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTicks, createWorkers } from '../src/start/workers.ts'
import { newProject, newTodo } from './support/build.ts'
import { assertProblem } from './support/cases.ts'
import { type MailServer, startMailServer, tokenOf } from './support/mail-server.ts'
import { goodPassword, newPerson, type Person, signIn, startService, type TestService } from './support/service.ts'

let mailServer: MailServer
let service: TestService
let ada: Person
let bob: Person

beforeAll(async () => {
  mailServer = await startMailServer()
  const settings = {
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Our todos <todo@example.com>',
    PUBLIC_URL: 'https://todo.example.com/app/',
  }
  service = await startService(settings, { mailPolicy: { interval: 0 } })
  await service.context.jobs.work(createWorkers(service.context), createTicks(service.context))
})

afterAll(async () => {
  await service?.close()
  await mailServer?.close()
})

beforeEach(async () => {
  ada = await newPerson(service, 'Ada <b>Lovelace</b>')
  bob = await newPerson(service, 'Bob')
  // Those of an earlier test may be on their way.
  await quiet()
  mailServer.mails = []
})

const post = (path: string, body: object) => request(service.server).post(path).send(body)

/** Resolves when nothing is left to do, so that what has not arrived by then never will. */
async function quiet(): Promise<void> {
  const { pool } = service.database
  const names = ['mail', 'account_mail']
  const open = async () => [
    ...(await pool('notifications').where({ wanted_by_mail: true })),
    ...(await pool('audit_entries').whereNotNull('notice_to')),
    ...(await pool('pgboss.job').whereIn('name', names).whereIn('state', ['created', 'retry', 'active'])),
  ]
  await expect.poll(async () => (await open()).length, { timeout: 15_000 }).toBe(0)
}

describe('a new password', () => {
  test('is set with the mailed token, once, and ends every session', async () => {
    expect((await post('/auth/password-reset', { email: ada.email.toUpperCase() })).status).toBe(202)
    const mail = await mailServer.mailTo(ada.email, /new password/)
    expect(mail.headers).toMatchObject({
      from: 'Our todos <todo@example.com>',
      'auto-submitted': 'auto-generated',
      'message-id': expect.stringMatching(/^<password_reset-[0-9a-f-]{36}@taskpact>$/),
    })
    expect(mail.text).toContain('https://todo.example.com/app/account/password-reset#')
    // A name is text, wherever it stands.
    expect(mail.text).toContain('Hello Ada <b>Lovelace</b>,')
    expect(mail.html).toContain('Hello Ada &lt;b&gt;Lovelace&lt;/b&gt;,')

    const reset = { token: tokenOf(mail), new_password: 'a kettle of blue herons' }
    expect((await post('/auth/password-reset/confirm', reset)).status).toBe(204)
    assertProblem(await ada.send('get', '/users/me'), 'unauthenticated')
    await expect(signIn(service.server, ada)).rejects.toThrow('401')
    await signIn(service.server, { ...ada, password: reset.new_password })
    assertProblem(await post('/auth/password-reset/confirm', reset), 'mail_token_invalid')
  })

  test('is set once when two requests with the token come at once', async () => {
    await post('/auth/password-reset', { email: ada.email })
    const token = tokenOf(await mailServer.mailTo(ada.email, /new password/))
    const passwords = ['a kettle of blue herons', 'nine lanterns over the bay']
    const answers = await Promise.all(
      passwords.map((new_password) => post('/auth/password-reset/confirm', { token, new_password })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
  })

  test('needs the newest of several emails', async () => {
    await post('/auth/password-reset', { email: ada.email })
    const older = tokenOf(await mailServer.mailTo(ada.email, /new password/))
    mailServer.mails = []
    await post('/auth/password-reset', { email: ada.email })
    const newer = tokenOf(await mailServer.mailTo(ada.email, /new password/))
    const new_password = 'a kettle of blue herons'
    assertProblem(await post('/auth/password-reset/confirm', { token: older, new_password }), 'mail_token_invalid')
    expect((await post('/auth/password-reset/confirm', { token: newer, new_password })).status).toBe(204)
  })

  test('is not sent to an unknown or disabled account, and the response does not reveal that', async () => {
    await service.database.pool('users').update({ disabled_at: new Date() }).where({ id: bob.id })
    const answers = [
      await post('/auth/password-reset', { email: ada.email }),
      await post('/auth/password-reset', { email: bob.email }),
      await post('/auth/password-reset', { email: 'nobody@example.com' }),
    ]
    const seen = answers.map(({ status, text, headers }) => [status, text, Object.keys(headers).sort()])
    expect(new Set(seen.map((answer) => JSON.stringify(answer))).size).toBe(1)
    await quiet()
    expect(mailServer.mails.map(({ to }) => to)).toEqual([[ada.email]])
  })
})

describe('a new address', () => {
  test('is confirmed from that address, and the old one is notified', async () => {
    const email = `new-${ada.email}`
    const change = { email, password: goodPassword }
    expect((await ada.send('put', '/users/me/email', change)).status).toBe(202)
    // Nothing has changed before that.
    expect((await ada.send('get', '/users/me')).body.email).toBe(ada.email)
    const token = tokenOf(await mailServer.mailTo(email, /Confirm/))
    expect((await post('/auth/email', { token })).status).toBe(204)
    expect((await ada.send('get', '/users/me')).body.email).toBe(email)
    await signIn(service.server, { ...ada, email })
    expect((await mailServer.mailTo(ada.email, /was changed/)).text).toContain(email)
    assertProblem(await post('/auth/email', { token }), 'mail_token_invalid')
  })

  test('of another user is rejected, its owner is notified, and the response does not reveal that', async () => {
    const answer = await ada.send('put', '/users/me/email', { email: bob.email, password: goodPassword })
    expect([answer.status, answer.text]).toEqual([202, ''])
    const mail = await mailServer.mailTo(bob.email, /already in use/)
    expect(tokenOf(mail)).toBe('')
  })

  test('that another user took in the meantime is rejected', async () => {
    const email = `late-${ada.email}`
    await ada.send('put', '/users/me/email', { email, password: goodPassword })
    const token = tokenOf(await mailServer.mailTo(email, /Confirm/))
    await post('/auth/register', { email, password: goodPassword, name: 'Grace' })
    assertProblem(await post('/auth/email', { token }), 'conflict')
    expect((await ada.send('get', '/users/me')).body.email).toBe(ada.email)
  })

  test('invalidates the password reset that was sent to the old address', async () => {
    await post('/auth/password-reset', { email: ada.email })
    const reset = tokenOf(await mailServer.mailTo(ada.email, /new password/))
    const email = `moved-${ada.email}`
    await ada.send('put', '/users/me/email', { email, password: goodPassword })
    await post('/auth/email', { token: tokenOf(await mailServer.mailTo(email, /Confirm/)) })
    const answer = await post('/auth/password-reset/confirm', { token: reset, new_password: 'a kettle of blue herons' })
    assertProblem(answer, 'mail_token_invalid')
  })
})

describe('an invitation', () => {
  const invite = async (email: string) => {
    const project_id = await newProject(ada)
    const { body: invitation } = await ada.send('post', `/projects/${project_id}/invitations`, {
      email,
      role: 'editor',
    })
    return { invitation, path: `/projects/${project_id}` }
  }

  test('makes the user with its email a member, once', async () => {
    const { path } = await invite('grace@example.org')
    const mail = await mailServer.mailTo('grace@example.org', /invites you to Garden/)
    const grace = await newPerson(service, 'Grace')
    assertProblem(await grace.send('get', path), 'project_not_found')
    const accepted = await grace.send('post', '/invitations/accept', { token: tokenOf(mail) })
    expect(accepted.body).toMatchObject({ user_id: grace.id, role: 'editor' })
    expect((await grace.send('get', path)).status).toBe(200)
    assertProblem(await bob.send('post', '/invitations/accept', { token: tokenOf(mail) }), 'invitation_invalid')
    const { body: invitations } = await ada.send('get', `${path}/invitations`)
    expect(invitations).toMatchObject([{ email: 'grace@example.org', status: 'accepted' }])
  })

  test('notifies a user with an account as well', async () => {
    await invite(bob.email)
    await mailServer.mailTo(bob.email, /invites you/)
    const { body } = await bob.send('get', '/notifications')
    expect(body).toMatchObject([{ type: 'project_invited', actor_id: ada.id }])
    await quiet()
    expect(mailServer.mails.filter(({ to }) => to.includes(bob.email))).toHaveLength(1)
  })

  test('is declined without an account', async () => {
    const { path } = await invite('grace@example.net')
    const token = tokenOf(await mailServer.mailTo('grace@example.net', /invites you/))
    expect((await post('/invitations/decline', { token })).status).toBe(204)
    assertProblem(await bob.send('post', '/invitations/accept', { token }), 'invitation_invalid')
    const { body: invitations } = await ada.send('get', `${path}/invitations`)
    expect(invitations).toMatchObject([{ status: 'declined' }])
  })

  test('that was withdrawn is invalid', async () => {
    const { path, invitation } = await invite('grace@example.info')
    const token = tokenOf(await mailServer.mailTo('grace@example.info', /invites you/))
    expect((await ada.send('delete', `${path}/invitations/${invitation.id}`)).status).toBe(204)
    assertProblem(await bob.send('post', '/invitations/accept', { token }), 'invitation_invalid')
  })
})

describe('a notification', () => {
  const shared = () => newProject(ada, [[bob, 'editor']])

  test('is sent by email to users whose preferences say so', async () => {
    const project_id = await shared()
    await mailServer.mailTo(bob.email, /invited you to “Garden”/)
    await bob.send('patch', '/users/me/preferences', { mail: { todo_assigned: false } })
    await newTodo(ada, { project_id, assignee_ids: [bob.id] })
    await bob.send('patch', '/users/me/preferences', { mail: { todo_assigned: true } })
    await newTodo(ada, { title: 'Plant', project_id, assignee_ids: [bob.id] })
    await mailServer.mailTo(bob.email, /assigned “Plant” to you/)
    await quiet()
    expect(
      mailServer.mails.map(({ headers }) => headers.subject).filter((subject) => /Dig/.test(subject ?? '')),
    ).toEqual([])
    const { body: all } = await bob.send('get', '/notifications')
    expect(all.map(({ type }: { type: string }) => type)).toEqual(['todo_assigned', 'todo_assigned', 'project_invited'])
  })

  test('is not sent once its reader was removed', async () => {
    const project_id = await shared()
    await mailServer.mailTo(bob.email, /invited you/)
    // The transaction of the mail waits while the removal commits.
    await service.database.pool.transaction(async (db) => {
      await db.raw('lock table sent_mails in access exclusive mode')
      await newTodo(ada, { project_id, assignee_ids: [bob.id] })
    })
    await ada.send('delete', `/projects/${project_id}/members/${bob.id}`)
    expect((await bob.send('get', '/notifications')).body).toEqual([])
  })
})

describe('without a mail server', () => {
  test('emails are files in the outbox that only its owner can read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'taskpact-outbox-'))
    const lines: string[] = []
    const log = pino({}, { write: (line) => lines.push(line) })
    const other = await startService({ TASKPACT_DATA: folder }, { log })
    try {
      await other.context.jobs.work(createWorkers(other.context))
      const grace = await newPerson(other, 'Grace')
      await request(other.server).post('/auth/password-reset').send({ email: grace.email })
      const outbox = join(folder, 'outbox')
      await expect.poll(() => readdir(outbox).catch(() => []), { timeout: 10_000 }).toHaveLength(1)
      const [file = ''] = await readdir(outbox)
      expect(file).toMatch(/^password_reset-.*\.eml$/)
      const source = await readFile(join(outbox, file), 'utf8')
      expect(source).toContain(`To: ${grace.email}`)
      expect((await stat(join(outbox, file))).mode & 0o777).toBe(0o600)
      expect(lines.filter((line) => line.includes('SMTP_URL is not set') && line.includes(file))).toHaveLength(1)
    } finally {
      await other.close()
      await rm(folder, { recursive: true })
    }
  })
})
