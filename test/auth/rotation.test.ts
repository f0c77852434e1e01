/** The signing secret changes: what the former one signed or encrypted is good until that one is removed. */
import { beforeAll, expect, test } from 'vitest'
import { resealSecrets } from '../../src/features/webhooks/reseal.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'

const [former, current] = ['the former secret of this service: 32+ bytes', 'the secret that this service has now']

let before: TestService
let during: TestService
let after: TestService
let ada: Person
beforeAll(async () => {
  before = await startService({ JWT_SECRET: former })
  during = await startService({ JWT_SECRET: `${current},${former}` }, {}, before.database)
  after = await startService({ JWT_SECRET: current }, {}, before.database)
  ada = await newPerson(before)
  return async () => {
    await Promise.all([during.close(), after.close()])
    await before.close()
  }
})

/** The status of `GET /users/me` with an access token at one of the services. */
async function statusAt(service: TestService, token: string): Promise<number> {
  const response = await fetch(`${service.url}/users/me`, { headers: { Authorization: `Bearer ${token}` } })
  return response.status
}

test('access tokens of each secret are accepted, and the first one signs', async () => {
  const { sub, sid, ver } = JSON.parse(Buffer.from(ada.access_token.split('.')[1] as string, 'base64url').toString())
  const { token } = during.context.tokens.signAccess({ userId: sub, sessionId: sid, version: ver })
  const statuses = async (one: string) => [
    await statusAt(before, one),
    await statusAt(during, one),
    await statusAt(after, one),
  ]
  expect(await statuses(ada.access_token)).toEqual([200, 200, 401])
  expect(await statuses(token)).toEqual([401, 200, 200])
})

test('links in emails of each secret are accepted', () => {
  const row = { id: 'a row', expires_at: new Date(Date.now() + 60_000).toISOString() }
  const sign = (service: TestService) => service.context.mailedTokens.sign('invitation', row)
  const verify = (token: string) =>
    [before, during, after].map((service) => service.context.mailedTokens.verify('invitation', token))
  expect(verify(sign(before))).toEqual(['a row', 'a row', null])
  expect(verify(sign(during))).toEqual([null, 'a row', 'a row'])
})

test('secrets of webhooks are encrypted anew, and no others', async () => {
  const { pool } = before.database
  const subscribe = async (service: TestService) => {
    const id = (await ada.send('post', '/webhooks', { url: 'https://example.com/hook' }).expect(201)).body.id
    const sealed_secret = service.context.webhookSecrets.seal(`secret of ${id}`, id)
    await pool('webhooks').where({ id }).update({ sealed_secret, previous_sealed_secret: sealed_secret })
    return { id, sealed_secret }
  }
  const old = await subscribe(before)
  const recent = await subscribe(during)
  const opened = async (service: TestService, id: string) => {
    const row = await pool('webhooks').where({ id }).first()
    return [row.sealed_secret, row.previous_sealed_secret].map((sealed) =>
      service.context.webhookSecrets.open(sealed, id),
    )
  }
  const both = (id: string) => [`secret of ${id}`, `secret of ${id}`]
  expect(await opened(after, old.id)).toEqual([null, null])
  expect(await opened(during, old.id)).toEqual(both(old.id))

  await resealSecrets(during.context)
  expect(await opened(after, old.id)).toEqual(both(old.id))
  expect(await pool('webhooks').where({ id: recent.id }).first()).toMatchObject({ sealed_secret: recent.sealed_secret })

  // A secret that no service has stays, since it may come back.
  const lost = await subscribe(before)
  await resealSecrets(after.context)
  expect(await pool('webhooks').where({ id: lost.id }).first()).toMatchObject({ sealed_secret: lost.sealed_secret })
})
