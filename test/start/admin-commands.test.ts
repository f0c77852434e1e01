/** `npm run admin`: commands that administer accounts beside a running service, by its operations. */
import request from 'supertest'
import { expect, test } from 'vitest'
import { newPerson, newPlace, type Place, run, signIn, start } from './process.ts'

const admin = (place: Place, ...args: string[]) => run(place, { args: ['admin', ...args] })

async function said(place: Place, ...args: string[]): Promise<string> {
  const { code, output, errors } = await admin(place, ...args)
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  return output
}

async function refused(place: Place, ...args: string[]): Promise<string> {
  const { code, output, errors } = await admin(place, ...args)
  expect({ code, output }).toEqual({ code: 1, output: '' })
  return errors
}

test('accounts are found, changed and deleted beside a running service, which sees it at once', {
  timeout: 120_000,
}, async () => {
  const place = await newPlace()
  const service = await start(place)
  const ada = await newPerson(service.url)
  const me = (token: string) => request(service.url).get('/users/me').auth(token, { type: 'bearer' })

  expect(await said(place, 'find', 'ada@')).toMatch(/^[0-9a-f-]{36} {2}ada@example\.com {2}admin {2}Ada\n$/)
  expect(await said(place, 'create', 'grace@example.com', 'Grace')).toContain('grace@example.com has an account')
  const printed = await said(place, 'set-password', 'ada@example.com')
  expect((await me(ada.token)).status).toBe(401)
  const password = /is now: (\S+)$/m.exec(printed)?.[1] as string
  await expect(signIn(service.url, ada.email, password)).rejects.toThrow('password_change_required')
  await said(place, 'promote', 'ada@example.com')
  const token = await signIn(service.url, ada.email, password, { new_password: 'nine grey geese' })
  const trail = await request(service.url).get('/admin/audit').auth(token, { type: 'bearer' })
  const ours = trail.body.filter(({ user_agent }: { user_agent: string }) => user_agent === 'taskpact admin')
  expect(ours.map(({ kind, actor_id }: { kind: string; actor_id: string | null }) => [kind, actor_id])).toEqual([
    ['user_changed', null],
    ['user_password_changed', null],
    ['user_created', null],
  ])
  expect(await said(place, 'remove-second-factor', 'ada@example.com')).toContain('has no second factor')
  expect(await refused(place, 'create', 'grace', ' ')).toMatch(/^body\/email: must be .*\n$/)
  expect(await refused(place, 'demote', 'ada@example.com')).toBe('The service needs at least one admin.\n')
  await said(place, 'disable', 'grace@example.com')
  expect(await refused(place, 'send-reset', 'grace@example.com')).toBe('The account is disabled.\n')
  expect(await said(place, 'delete', 'grace@example.com', 'ada@example.com')).toContain(
    'ada@example.com has what it owned',
  )
  expect(await said(place, 'find', 'grace')).toBe('No address or name contains "grace".\n')
  expect(await service.stop()).toBe(0)
})

test('the first account that is created is an administrator’s, and no later one', { timeout: 120_000 }, async () => {
  const place = await newPlace()
  const service = await start(place)
  await said(place, 'create', 'root@example.com', 'Root')
  await said(place, 'create', 'ada@example.com', 'Ada')
  expect(await said(place, 'find', 'root@')).toMatch(/ {2}root@example\.com {2}admin {2}Root\n$/)
  expect(await said(place, 'find', 'ada@')).toMatch(/ {2}ada@example\.com {2}user {2}Ada\n$/)
  expect(await service.stop()).toBe(0)
})

test('the service is operated beside a running one', { timeout: 120_000 }, async () => {
  const place = await newPlace()
  const service = await start(place)
  const ada = await newPerson(service.url)
  const shown = async () => (await request(service.url).get('/service')).body
  const trail = async () =>
    (await request(service.url).get('/admin/audit').auth(ada.token, { type: 'bearer' })).body.map(
      ({ kind, user_id }: { kind: string; user_id: string | null }) => [kind, user_id],
    )

  expect(await said(place, 'maintenance', 'on', 'Back', 'at', '10.')).toContain('They see: Back at 10.')
  await expect.poll(async () => (await shown()).maintenance?.message).toBe('Back at 10.')
  await said(place, 'maintenance', 'off')
  await expect.poll(async () => (await shown()).maintenance).toBeNull()
  expect(await refused(place, 'maintenance', 'of')).toMatch(/^Write `taskpact admin maintenance on \[MESSAGE\]`/)
  await said(place, 'announce', 'On Sunday')
  await expect.poll(async () => (await shown()).announcement?.message).toBe('On Sunday')
  expect(await refused(place, 'announce', ' ')).toMatch(/^body\/message: /)
  await said(place, 'announce')

  expect(await said(place, 'quotas', 'ada@example.com', 'todos=5', 'webhooks=1')).toMatch(/^todos +0 of 5 .*admin$/m)
  expect(await said(place, 'quotas', 'ada@example.com', 'todos=default')).toMatch(/^todos +0 of 100000 objects$/m)
  expect(await said(place, 'quotas', 'ada@example.com')).toMatch(/^webhooks +0 of 1 objects, set by an admin$/m)
  expect(await refused(place, 'quotas', 'ada@example.com', 'todo=5')).toContain('unknown quota "todo"')

  const [, id] = /The job (\S+) /.exec(await said(place, 'test-mail', 'ops@example.com')) ?? []
  await expect.poll(() => said(place, 'jobs', 'completed')).toContain(id)
  expect(await said(place, 'jobs', 'failed')).toBe('There are no jobs in the state failed.\n')
  expect(await refused(place, 'jobs', 'lost')).toMatch(/^There is no state "lost"/)
  expect(await refused(place, 'retry', '1')).toMatch(/^"1" is no id of a job/)
  for (const command of ['retry', 'cancel'])
    expect(await refused(place, command, id as string)).toBe("The job's state does not allow this.\n")
  expect(await refused(place, 'test-mail', 'ops')).toMatch(/^EMAIL is "ops", which is not an e-mail address/)

  expect(await said(place, 'invite', 'eve@example.com')).toContain('will be sent to eve@example.com')
  expect(await refused(place, 'invite', 'eve')).toMatch(/^body\/email: must be an email address/)
  const [, invitation = ''] = /The invitation (\S+) lets one person register/.exec(await said(place, 'invite')) ?? []
  expect(await said(place, 'withdraw', invitation)).toBe(`The invitation ${invitation} is withdrawn.\n`)
  expect(await refused(place, 'withdraw', invitation)).toBe('Invitation not found.\n')

  expect(await said(place, 'configuration')).toMatch(/^PORT=/)
  expect(await said(place, 'usage')).toMatch(/^users +1$/m)
  const audit = await said(place, 'audit')
  expect(audit).toMatch(/ {2}test_mail_sent {2}the service$/m)
  expect(await said(place, 'audit', 'ada@example.com')).toMatch(/ {2}user_quotas_changed {2}ada@example\.com$/m)
  expect(await trail()).toEqual(
    expect.arrayContaining([
      ['maintenance_changed', null],
      ['announcement_deleted', null],
      ['user_invited', null],
      ['user_invitation_withdrawn', null],
    ]),
  )
  expect(await service.stop()).toBe(0)
})

test('help, an unknown command and wrong arguments change nothing', async () => {
  const place = await newPlace()
  expect(await said(place, 'help')).toContain('  set-password EMAIL ')
  expect(await said(place, 'delete', '--help')).toContain('Usage: taskpact admin COMMAND')
  expect(await refused(place)).toMatch(/^Write a command: `taskpact admin COMMAND`/)
  expect(await refused(place, 'constructor')).toMatch(/^There is no command "constructor"/)
  expect(await refused(place, 'delete')).toBe('Usage: taskpact admin delete EMAIL [HEIR]\n')
  expect(await refused(place, 'find', 'ada')).toMatch(/^There is no data at /)
})
