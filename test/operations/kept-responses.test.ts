/** Responses that are stored under an Idempotency-Key: none of reads, 100 kB at most, and a budget of bytes for each user. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assertContract } from '../support/cases.ts'
import { limited, newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

const post = (person: Person, key: string, path: string, body: object) =>
  person.send('post', path, body).set('Idempotency-Key', key)
const rows = (person: Person) => service().database.pool('idempotency_keys').where({ user_id: person.id })
const description = 'x'.repeat(1000)
const creates = (count: number) => ({
  operations: Array.from({ length: count }, (_, index) => ({
    method: 'POST',
    path: '/todos',
    body: { title: `Todo ${index}`, description },
  })),
})

test('a batch that only reads is not stored, and runs again', async () => {
  const ada = await newPerson(service())
  const key = randomUUID()
  const reads = {
    operations: [
      { method: 'GET', path: '/todos' },
      { method: 'GET', path: '/users/me' },
    ],
  }
  const first = await post(ada, key, '/batch', reads).expect(200)
  expect(first.body.results[0].body).toEqual([])
  await ada.send('post', '/todos', { title: 'Dig' }).expect(201)
  const second = await post(ada, key, '/batch', reads).expect(200)
  expect(second.headers).not.toHaveProperty('idempotency-replayed')
  expect(second.body.results[0].body).toHaveLength(1)
  expect(await rows(ada)).toHaveLength(0)
})

test('a batch with one write is stored', async () => {
  const ada = await newPerson(service())
  const key = randomUUID()
  const mixed = { operations: [{ method: 'GET', path: '/todos' }, ...creates(1).operations] }
  const first = await post(ada, key, '/batch', mixed).expect(200)
  const second = await post(ada, key, '/batch', mixed).expect(200)
  expect(second.headers['idempotency-replayed']).toBe('true')
  expect(second.text).toBe(first.text)
})

test('of more than 100 kB the statuses and headers are stored, and returned without bodies by the contract', async () => {
  const ada = await newPerson(service())
  const key = randomUUID()
  const first = await post(ada, key, '/batch', creates(75)).expect(200)
  expect(Buffer.byteLength(first.text)).toBeGreaterThan(100_000)
  const [row] = await rows(ada)
  expect(row.reply_body.length).toBeLessThanOrEqual(100_000)
  const second = await post(ada, key, '/batch', creates(75)).expect(200)
  assertContract('runBatch', second)
  expect(second.headers['idempotency-replayed']).toBe('true')
  const short = first.body.results.map(({ status, headers }: { status: number; headers: object }) => ({
    status,
    headers,
  }))
  expect(second.body).toEqual({ committed: true, results: short })
  expect(await service().database.pool('todos').where({ user_id: ada.id })).toHaveLength(75)
})

test('the largest short form of a batch has less than 100 kB', async () => {
  const ada = await newPerson(service())
  const search = encodeURIComponent('☂'.repeat(100))
  await post(ada, randomUUID(), '/batch', creates(75)).expect(200)
  const reads = Array.from({ length: 40 }, () => ({
    method: 'GET',
    path: `/todos?limit=1&count=true&sort=title&search=${search}`,
  }))
  const mixed = { operations: [...creates(50).operations, ...reads] }
  const key = randomUUID()
  await post(ada, key, '/batch', mixed).expect(200)
  const again = await post(ada, key, '/batch', mixed).expect(200)
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(Buffer.byteLength(again.text)).toBeLessThan(100_000)
})

test('the stored bytes stay within the quota; a retry of what is stored still has its response', async () => {
  const limit = 170_000
  const ada = await limited(await newPerson(service()), service(), { kept_responses: limit })
  const keys = Array.from({ length: 12 }, () => randomUUID())
  const answers = await Promise.all(keys.map((key) => post(ada, key, '/batch', creates(10))))
  const stored = keys.filter((_, index) => answers[index]?.status === 200)
  const refused = answers.filter(({ body }) => body.code === 'quota_exceeded')
  expect(refused.length).toBeGreaterThan(0)
  expect([stored.length + refused.length, refused[0]?.body.quota]).toMatchObject([
    12,
    { name: 'kept_responses', limit },
  ])
  const { rows: real } = await service().database.pool.raw(
    `select sum(length(reply_body) + length(reply_headers::text)) as bytes, sum(stored_bytes) as stored
     from idempotency_keys where user_id = ?`,
    [ada.id],
  )
  expect(Number(real[0].bytes)).toBeLessThanOrEqual(Number(real[0].stored))
  expect(Number(real[0].stored)).toBeLessThanOrEqual(limit)
  for (const key of stored) {
    const again = await post(ada, key, '/batch', creates(10)).expect(200)
    expect(again.headers['idempotency-replayed']).toBe('true')
  }
  expect(await service().database.pool('todos').where({ user_id: ada.id })).toHaveLength(10 * stored.length)
  // Without a key the same request is served.
  await ada.send('post', '/batch', creates(1)).expect(200)
})
