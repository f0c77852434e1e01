/** The audit trail and the security log: what concerned the security of an account, by operation. */
import { once } from 'node:events'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { forgetOldEntries } from '../../src/features/admin/audit-queries.ts'
import { createSecurityLog } from '../../src/telemetry/security-log.ts'
import {
  goodPassword,
  newAdmin,
  newPerson,
  newRegistered,
  type Person,
  signIn,
  startService,
  type TestService,
} from '../support/service.ts'

const lines: Record<string, unknown>[] = []
const log = pino(
  {},
  new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  }),
)

let service: TestService
beforeAll(async () => {
  service = await startService({}, { security: createSecurityLog(log, Buffer.alloc(32, 1)) })
})
afterAll(() => service.close())

const trailOf = async (person: Person) => (await person.send('get', '/users/me/audit').expect(200)).body

test('what a user does to their account is in their trail, and in that of all', async () => {
  const root = await newAdmin(service)
  const ada = await newRegistered(service)
  await ada.send('post', '/users/me/api-tokens', { name: 'Wall', scopes: ['todos:read'] }).expect(201)
  const hook = await ada.send('post', '/webhooks', { url: 'https://example.com/hook' }).expect(201)
  await ada.send('delete', `/webhooks/${hook.body.id}`).expect(204)
  const kinds = ['webhook_deleted', 'webhook_created', 'api_token_created', 'signed_in', 'registered']
  const trail = await trailOf(ada)
  expect(trail.map(({ kind }: { kind: string }) => kind)).toEqual(kinds)
  expect(trail[0]).toMatchObject({ user_id: ada.id, actor_id: ada.id, target_id: hook.body.id, address: '127.0.0.1' })
  const all = await root.send('get', `/admin/audit?user_id=${ada.id}&kind=signed_in`).expect(200)
  expect(all.body).toEqual([trail[3]])
})

test('what an admin does to an account is in the trail of both', async () => {
  const root = await newAdmin(service)
  const ada = await newPerson(service)
  await root.send('patch', `/admin/users/${ada.id}`, { disabled: true }).expect(200)
  const { body } = await root.send('get', `/admin/audit?user_id=${ada.id}`).expect(200)
  expect(body[0]).toMatchObject({ kind: 'user_changed', user_id: ada.id, actor_id: root.id, target_id: null })
})

test('a request that is refused is in the log only, with a keyed hash of an unknown account', async () => {
  const ada = await newRegistered(service)
  lines.length = 0
  await expect(signIn(service.server, { ...ada, password: 'not this one, at all' })).rejects.toThrow()
  await expect(
    signIn(service.server, { id: '', email: 'nobody@example.com', password: goodPassword }),
  ).rejects.toThrow()
  await expect.poll(() => lines.length).toBe(2)
  expect(lines[0]).toMatchObject({
    security: 'signed_in',
    outcome: 'refused',
    status: 401,
    user_id: ada.id,
    address: '127.0.0.1',
  })
  expect(lines[1]).toMatchObject({
    security: 'signed_in',
    outcome: 'refused',
    account: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
  expect(JSON.stringify(lines)).not.toContain('example.com')
  expect((await trailOf(ada)).map(({ kind }: { kind: string }) => kind)).toEqual(['signed_in', 'registered'])
})

test('an event socket that is refused is in the log, with the address', async () => {
  lines.length = 0
  const socket = new WebSocket(`${service.url.replace('http', 'ws')}/events/ws?ticket=made-up`)
  await once(socket, 'error')
  await expect
    .poll(() => lines)
    .toEqual([
      expect.objectContaining({
        security: 'event_socket_refused',
        outcome: 'refused',
        status: 401,
        address: '127.0.0.1',
      }),
    ])
})

test('a refresh token that is used twice is in the trail', async () => {
  const ada = await newRegistered(service)
  const refresh = () =>
    fetch(`${service.url}/auth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: ada.refresh_token }),
    })
  expect((await refresh()).status).toBe(200)
  // Within ten seconds the same successor is returned.
  await service.database.pool('sessions').where({ user_id: ada.id }).update({ refreshed_at: '2020-01-01' })
  expect((await refresh()).status).toBe(401)
  const again = await signIn(service.server, ada)
  expect((await trailOf(again)).map(({ kind }: { kind: string }) => kind)).toEqual([
    'signed_in',
    'refresh_token_reused',
    'signed_in',
    'registered',
  ])
})

test('every change of credentials, webhooks and by admins has a kind', () => {
  const tags = ['auth', 'users', 'sessions', 'webhooks', 'admin']
  const missing = service.context.contract.operations
    .filter(({ tag, method, extensions }) => tags.includes(tag) && method !== 'get' && !extensions['x-audit'])
    .map(({ id }) => id)
  // They change a name, what is mailed, or nothing but deliveries; what only begins changes nothing yet.
  const beginnings = ['beginOidcSignIn', 'startPasskey', 'startPasskeySignIn', 'startPasskeyStepUp']
  const names = ['updateMe', 'updatePasskey', 'updatePreferences']
  expect(missing.sort()).toEqual([...beginnings, 'redeliverWebhookDelivery', 'testWebhook', ...names].sort())
})

test('a deleted account leaves its entries, but no device', async () => {
  const root = await newAdmin(service)
  const ada = await newRegistered(service)
  await ada.send('delete', '/users/me').expect(204)
  const { body } = await root.send('get', `/admin/audit?user_id=${ada.id}`).expect(200)
  expect(body.map(({ kind }: { kind: string }) => kind)).toEqual(['account_deleted', 'signed_in', 'registered'])
  for (const { address, user_agent } of body)
    expect({ address, user_agent }).toEqual({ address: null, user_agent: null })
})

test('entries are kept for a year, and the newest 10,000 of each user', async () => {
  const { pool } = service.database
  const [many, old] = [await newPerson(service), await newPerson(service)]
  await pool.raw(
    `insert into audit_entries (id, kind, user_id, created_at)
      select gen_random_uuid(), 'signed_in', ?, now() - make_interval(secs => n) from generate_series(1, 10010) as n`,
    [many.id],
  )
  await pool('audit_entries').where({ user_id: old.id }).update({ created_at: '2020-01-01' })
  await forgetOldEntries({ pool })
  const count = async (user_id: string) => Number((await pool('audit_entries').where({ user_id }).count())[0]?.count)
  expect([await count(many.id), await count(old.id)]).toEqual([10_000, 0])
})
