/** Writes that are safe to send again (`Idempotency-Key`) and that overwrite nothing unseen (`If-Match`). */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Reply } from '../reply.ts'
import { type Answer, call, expectInvalid, expectProblem } from './http.ts'
import { startToy, type Toy, toyProblem } from './toy.ts'

let toy: Toy

beforeAll(async () => {
  toy = await startToy()
})
afterAll(() => toy.close())
afterEach(() => toy.reset())

const book = { id: 1, title: 'Emma', published_at: null, version: 3 }
const made = () => ({ status: 201, body: book, headers: { Location: '/books/1' } })
let keys = 0

describe('Idempotency-Key', () => {
  const post = (key: string, body: object = { title: 'Emma' }, token = 'ann') =>
    call(toy, 'POST', '/books', { token, body, headers: { 'idempotency-key': key } })
  const newKey = () => `key-${++keys}`
  /** Counts what createBook does. */
  function counting(answer: () => Reply | Promise<Reply> = made) {
    const done = { times: 0 }
    toy.handle('createBook', async () => {
      done.times += 1
      return answer()
    })
    return done
  }
  const without = (answer: Answer) => {
    // The rest of the quota differs in each reply.
    const { date: _, ratelimit: __, 'idempotency-replayed': ___, ...headers } = answer.headers
    return { status: answer.status, headers, text: answer.text }
  }

  test('repeats the reply of the first request, without performing it again', async () => {
    const done = counting()
    const key = newKey()
    const first = await post(key)
    const second = await post(key)
    expect(first.status).toBe(201)
    expect(first.headers).not.toHaveProperty('idempotency-replayed')
    expect(second.headers).toMatchObject({ 'idempotency-replayed': 'true', etag: '"3"', location: 'books/1' })
    expect(without(second)).toEqual(without(first))
    expect(done.times).toBe(1)
  })

  test('is optional: without it each request is performed', async () => {
    const done = counting()
    for (let times = 0; times < 2; times++) await call(toy, 'POST', '/books', { token: 'ann', body: { title: 'Emma' } })
    expect(done.times).toBe(2)
  })

  test('stores nothing of a request that only read', async () => {
    const done = counting(() => ({ ...made(), unstored: true }))
    const key = newKey()
    await post(key)
    expect((await post(key)).headers).not.toHaveProperty('idempotency-replayed')
    expect(done.times).toBe(2)
  })

  test('stores the brief form of a large reply, or its status and headers alone', async () => {
    const large = () => ({ ...made(), body: { ...book, title: 'x'.repeat(100_000) } })
    const [briefly, bare] = [newKey(), newKey()]
    counting(() => ({ ...large(), brief: () => book }))
    expect((await post(briefly)).body.title).toHaveLength(100_000)
    counting(large)
    await post(bare)
    counting()
    const [short, none] = [await post(briefly), await post(bare)]
    expect([short.status, short.headers['idempotency-replayed'], short.body]).toEqual([201, 'true', book])
    expect([none.status, none.headers.location, none.text]).toEqual([201, 'books/1', ''])
  })

  test('belongs to one request: another request with it is 409', async () => {
    const done = counting()
    const key = newKey()
    await post(key)
    expectProblem(await post(key, { title: 'Persuasion' }), 409, 'idempotency_key_reused')
    expect(done.times).toBe(1)
  })

  test('compares the content of requests, not their spelling', async () => {
    const done = counting()
    const key = newKey()
    await post(key, { title: 'Emma', published_at: null, authors: [{ name: 'Jane' }] })
    const same = await post(key, { authors: [{ name: 'Jane' }], pages: 1, published_at: null, title: 'Emma' })
    expect([same.status, done.times]).toEqual([201, 1])
    const other = { title: 'Emma', published_at: null, authors: [{ name: 'Anne' }] }
    expectProblem(await post(key, other), 409, 'idempotency_key_reused')
  })

  test('belongs to its caller: another caller may use the same one', async () => {
    const done = counting()
    const key = newKey()
    await post(key)
    const other = await post(key, { title: 'Persuasion' }, 'root')
    expect([other.status, done.times]).toEqual([201, 2])
  })

  test('of a request in flight is 409 with Retry-After', async () => {
    let finish = () => {}
    const running = new Promise<void>((resolve) => {
      finish = resolve
    })
    let started = () => {}
    const begun = new Promise<void>((resolve) => {
      started = resolve
    })
    const done = counting(async () => {
      started()
      await running
      return made()
    })
    const key = newKey()
    const first = post(key)
    await begun
    const second = await post(key)
    expectProblem(second, 409, 'idempotency_in_flight')
    expect(second.headers['retry-after']).toBe('1')
    finish()
    expect((await first).status).toBe(201)
    expect((await post(key)).status).toBe(201)
    expect(done.times).toBe(1)
  })

  test.each([
    ['was refused', () => Promise.reject(toyProblem('book_lent')), 409],
    ['failed', () => Promise.reject(new Error('a fault')), 500],
    ['answered what the contract does not allow', async () => ({ ...made(), headers: { Location: undefined } }), 500],
  ])('of a request that %s stays unused', async (_, answer, status) => {
    toy.handle('createBook', answer)
    const key = newKey()
    expect((await post(key)).status).toBe(status)
    const done = counting()
    expect((await post(key)).status).toBe(201)
    expect((await post(key)).status).toBe(201)
    expect(done.times).toBe(1)
  })

  test('of a problem with commit: true stores the problem', async () => {
    counting(() => Promise.reject(toyProblem('card_stolen', { commit: true })))
    const key = newKey()
    const first = await post(key)
    const done = counting()
    const second = await post(key)
    expectProblem(second, 403, 'card_stolen')
    expect(second.text).toBe(first.text)
    expect(done.times).toBe(0)
  })

  test('of an invalid request is not looked up', async () => {
    const key = newKey()
    expect((await post(key, { name: 'Emma' })).status).toBe(422)
    expect((await post(key, { title: 'Emma' })).status).toBe(201)
  })

  test('repeats no reply to a caller who lost access', async () => {
    const key = newKey()
    await post(key)
    expectProblem(await post(key, { title: 'Emma' }, 'nobody'), 401, 'unauthenticated')
  })

  test.each(['', 'two words', 'x'.repeat(256), 'caf\u00e9'])('%j is not a valid key', async (key) => {
    expectInvalid(await post(key), { location: 'headers', pointer: '/idempotency-key' })
  })
})

describe('If-Match', () => {
  const put = (tag: string, token = 'ann') =>
    call(toy, 'PUT', '/books/1', { token, body: { title: 'Emma' }, headers: { 'if-match': tag } })

  test.each(['"3"', '"2", "3"', '*', '"2" ,"3"'])('%s matches, and the change is made', async (tag) => {
    expect((await put(tag)).status).toBe(200)
    expect(toy.work).toEqual(['begin replaceBook', 'lock {"book_id":1}', 'commit replaceBook'])
  })

  test.each(['"2"', 'W/"3"', '3', '"2", W/"3"'])('%s is 412, and the change is rolled back', async (tag) => {
    expectProblem(await put(tag), 412, 'precondition_failed')
    expect(toy.work).toEqual(['begin replaceBook', 'lock {"book_id":1}', 'rollback replaceBook'])
  })

  test('is compared with the resource as it is read under the lock, before the change', async () => {
    toy.handle('getBook', async () => {
      toy.work.push('read')
      return { status: 200, body: book }
    })
    toy.handle('replaceBook', async () => {
      toy.work.push('change')
      return { status: 200, body: { ...book, version: 4 } }
    })
    const answer = await put('"3"')
    expect([answer.status, answer.headers.etag]).toEqual([200, '"4"'])
    expect(toy.work).toEqual(['begin replaceBook', 'lock {"book_id":1}', 'read', 'change', 'commit replaceBook'])
  })

  test('that does not match is reported after any other error', async () => {
    toy.handle('deleteBook', async () => {
      throw toyProblem('card_stolen')
    })
    const refused = await call(toy, 'DELETE', '/books/1', { token: 'root', headers: { 'if-match': '"2"' } })
    expectProblem(refused, 403, 'card_stolen')
  })

  test('works for a reply without a body too', async () => {
    const remove = (tag: string) => call(toy, 'DELETE', '/books/1', { token: 'root', headers: { 'if-match': tag } })
    expectProblem(await remove('"2"'), 412, 'precondition_failed')
    expect((await remove('"3"')).status).toBe(204)
  })

  test('is optional: without it the resource is neither locked nor read', async () => {
    toy.handle('getBook', async () => {
      throw new Error('not to be read')
    })
    const answer = await call(toy, 'PUT', '/books/1', { token: 'ann', body: { title: 'Emma' } })
    expect(answer.status).toBe(200)
    expect(toy.work).toEqual(['begin replaceBook', 'commit replaceBook'])
  })
})

describe('A quota', () => {
  const post = (token: string) => call(toy, 'POST', '/books', { token, body: { title: 'Emma' } })

  test('is taken in the unit of work, before the handler', async () => {
    expect((await post('ann')).status).toBe(201)
    expect(toy.work).toEqual(['begin createBook', 'take books', 'commit createBook'])
  })

  test('that is used up refuses the request, and names itself', async () => {
    toy.handle('createBook', () => Promise.reject(new Error('the handler runs')))
    const answer = await post('ann-full')
    expectProblem(answer, 409, 'quota_exceeded')
    expect(answer.body.quota).toEqual({ name: 'books', limit: 3, used: 3 })
    expect(toy.work).toEqual(['begin createBook', 'take books', 'rollback createBook'])
  })
})
