/** A user sends an Idempotency-Key with each batch: the stored responses stay within their quota, and others are served. */
import { expect, onTestFinished, test } from 'vitest'
import { startWatched } from '../../../bench/watched.ts'
import { newPerson } from '../../start/process.ts'
import { besideAttack, expectUnharmed, newBystander } from '../../support/bystander.ts'
import { ask } from '../../support/load.ts'

const todo = (title: string) => ({ method: 'POST', path: '/todos', body: { title, description: 'x'.repeat(1000) } })
const repeated = <T>(count: number, one: T) => Array.from({ length: count }, () => one)

/** Runs batches with a key each beside a bystander. Returns the bytes that are stored for their sender. */
async function storedBy(name: string, operations: object[], quotas = ''): Promise<number> {
  const service = await startWatched({ RATE_LIMITS: 'on', QUOTAS: quotas })
  onTestFinished(() => service.stop())
  const keeper = await newPerson(service.url, 'keeper@example.com')
  const headers = { Authorization: `Bearer ${keeper.token}` }
  for (let batch = 0; batch < 2; batch++)
    await ask(service.url, 'POST', '/batch', { token: keeper.token, body: { operations: repeated(60, todo('Dig')) } })
  const bystander = await newBystander(service.url)
  const outcome = await besideAttack(service, bystander, {
    file: new URL('./attacks/requests.ts', import.meta.url),
    data: {
      ...{ url: service.url, connections: 4, method: 'POST', path: '/batch', body: { operations } },
      headers: { ...headers, 'Idempotency-Key': 'key-{n}' },
    },
  })
  await bystander.leave()
  expectUnharmed(name, outcome)
  const { body } = await ask(service.url, 'GET', '/users/me/usage', { token: keeper.token })
  const { quotas: uses } = body as unknown as { quotas: { name: string; used: number }[] }
  return uses.find((quota) => quota.name === 'kept_responses')?.used as number
}

test('batches of lists store nothing', async () => {
  expect(await storedBy('batches of lists', repeated(34, { method: 'GET', path: '/todos?limit=100' }))).toBe(0)
}, 120_000)

test('batches of creates store no more than the quota', async () => {
  const stored = await storedBy('batches of creates', repeated(5, todo('Dig')), 'kept_responses=500000')
  expect(stored).toBeGreaterThan(300_000)
  expect(stored).toBeLessThanOrEqual(500_000)
}, 120_000)
