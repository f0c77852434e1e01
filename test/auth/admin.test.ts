/** The first admin of the configuration. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { ensureAdmin } from '../../src/features/auth/admin.ts'
import { newPerson, startService, type TestService } from '../support/service.ts'

const password = 'seven geese in a row'
let service: TestService | undefined

beforeEach(async () => {
  await service?.close()
  service = await startService()
})
afterAll(() => service?.close())

const ensure = (email: string, secret = password) =>
  ensureAdmin((service as TestService).context, { email, password: secret })
const roleOf = async (email: string) =>
  (await (service as TestService).database.pool('users').first('role').where({ email }))?.role

test('is created where there is none, and changes nothing later, also not after a demotion', async () => {
  const { database } = service as TestService
  await ensure('root@example.com')
  expect(await roleOf('root@example.com')).toBe('admin')
  const other = await newPerson(service as TestService)
  await database.pool('users').update({ role: 'admin' }).where({ id: other.id })
  await database.pool('users').update({ role: 'user' }).where({ email: 'root@example.com' })
  await ensure('root@example.com')
  expect(await roleOf('root@example.com')).toBe('user')
  await ensure('another@example.com')
  expect(await roleOf('another@example.com')).toBeUndefined()
})

test('is no account whose address was never verified, or that is disabled', async () => {
  const { database } = service as TestService
  const person = await newPerson(service as TestService)
  await database.pool('users').update({ email_verified_at: null }).where({ id: person.id })
  await expect(ensure(person.email)).rejects.toThrow(/address was never verified/)
  expect(await roleOf(person.email)).toBe('user')
  await database
    .pool('users')
    .update({ email_verified_at: new Date(), disabled_at: new Date() })
    .where({ id: person.id })
  await expect(ensure(person.email)).rejects.toThrow(/is disabled/)
  await database.pool('users').update({ disabled_at: null }).where({ id: person.id })
  await ensure(person.email.toUpperCase())
  expect(await roleOf(person.email)).toBe('admin')
})

test('has no password that registration refuses', async () => {
  await expect(ensure('root@example.com', 'password1')).rejects.toThrow(/too common/)
  await expect(ensure('root@example.com', 'root@example.com')).rejects.toThrow(/too common/)
  expect(await roleOf('root@example.com')).toBeUndefined()
})
