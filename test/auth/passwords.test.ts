// Passwords: hashed as OWASP says, compared in constant work, judged as NIST says, and never more at once than planned.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { hash as argon2 } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { createPasswords } from '../../src/features/auth/passwords.ts'
import { Problem } from '../../src/kernel/index.ts'

const passwords = createPasswords()

describe('hashing', () => {
  test('a password verifies against its own hash and no other does', async () => {
    const hash = await passwords.hash('correct horse battery staple')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(hash).not.toBe(await passwords.hash('correct horse battery staple'))
    expect(await passwords.verify(hash, 'correct horse battery staple')).toBe(true)
    expect(await passwords.verify(hash, 'Correct horse battery staple')).toBe(false)
    expect(await passwords.verify(hash, 'correct horse battery staple ')).toBe(false)
    expect(await passwords.verify(hash, '')).toBe(false)
  })

  test('every character counts: NUL, beyond 72 bytes, outside the BMP', async () => {
    for (const [password, other] of [
      ['correct\0horse', 'correct\0battery'],
      [`${'a1b2'.repeat(30)}x`, `${'a1b2'.repeat(30)}y`],
      ['12345678🐎', '12345678🐴'],
    ] as const) {
      const hash = await passwords.hash(password)
      expect(await passwords.verify(hash, password)).toBe(true)
      expect(await passwords.verify(hash, other)).toBe(false)
    }
  })

  test('the same characters typed on another keyboard are the same password', async () => {
    const hash = await passwords.hash('caf\u00e9 \ufb01nal \uff11\uff12')
    expect(await passwords.verify(hash, 'cafe\u0301 final 12')).toBe(true)
  })

  test('an unknown user costs the same work and never matches', async () => {
    expect(await passwords.verify(null, 'correct horse battery staple')).toBe(false)
    expect(await passwords.verify(null, '')).toBe(false)
  })

  test('a stored hash that is none is an error, not a wrong password', async () => {
    await expect(passwords.verify('plain text', 'plain text')).rejects.toThrow()
  })

  test('hashes made with weaker parameters are due for renewal', async () => {
    expect(passwords.needsRehash(await passwords.hash('correct horse'))).toBe(false)
    const today = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }
    expect(passwords.needsRehash(await argon2('correct horse', today))).toBe(false)
    for (const other of [
      { memoryCost: 4096 },
      { timeCost: 1 },
      { parallelism: 2 },
      { outputLen: 16 },
      { algorithm: 1 },
    ]) {
      expect(passwords.needsRehash(await argon2('correct horse', { ...today, ...other }))).toBe(true)
    }
  })
})

describe('a flood', () => {
  const busy = createPasswords()
  const { signal } = new AbortController()
  const refusal = { code: 'concurrency_limited', status: 429, headers: { 'Retry-After': '1' } }

  test('from one address is refused at once where its line is full, and admitted passwords are compared', async () => {
    const stored = await busy.hash('correct horse')
    const flood = Array.from({ length: 120 }, (_, index) => {
      const request = { account: `${index}@example.com`, address: '192.0.2.1', signal }
      // Every third is of an unknown user, which has to wait and to take its time like the others.
      return busy.verify(index % 3 ? stored : null, 'correct horse', request)
    })
    const results = await Promise.allSettled(flood)
    const refused = results.filter((result) => result.status === 'rejected')
    // 100 wait, and 2 or 3 run.
    expect([17, 18]).toContain(refused.length)
    for (const [index, result] of results.slice(0, 102).entries())
      expect(result).toEqual({ status: 'fulfilled', value: index % 3 !== 0 })
    for (const { reason } of refused) {
      expect(reason).toBeInstanceOf(Problem)
      expect(reason).toMatchObject(refusal)
    }
  })

  test.each([
    ['of one address', (index: number) => ({ account: `${index}@example.com`, address: '192.0.2.1' })],
    ['of one IPv6 network', (index: number) => ({ account: `${index}@example.com`, address: `2001:db8::${index}` })],
    ['of one account', (index: number) => ({ account: 'Ada@example.com', address: `192.0.2.${index % 250}` })],
  ])('%s delays another caller by a few hashes', async (_, request) => {
    let done = 0
    const count = () => {
      done++
    }
    const flood = Array.from({ length: 90 }, (_, index) =>
      busy
        .hash('correct horse', { ...request(index), signal })
        .then(count, (error) => expect(error).toMatchObject(refusal)),
    )
    await busy.hash('correct horse', { account: 'bob@example.com', address: '198.51.100.1', signal })
    expect(done).toBeLessThanOrEqual(6)
    await Promise.all(flood)
  })

  test('of an account leaves a bounded number waiting, in any spelling of its address', async () => {
    const flood = Array.from({ length: 60 }, (_, index) => {
      const account = index % 2 ? 'Ada@example.com' : 'ada@example.com'
      return busy.hash('correct horse', { account, address: `192.0.2.${index}`, signal })
    })
    const results = await Promise.allSettled(flood)
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(22)
  })

  test('that has gone leaves its line', async () => {
    const gone = new AbortController()
    const flood = Array.from({ length: 90 }, (_, index) =>
      busy.hash('correct horse', { account: `${index}@example.com`, address: '192.0.2.1', signal: gone.signal }),
    )
    const settled = Promise.allSettled(flood)
    gone.abort(new Error('gone'))
    const results = await settled
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(3)
  })
})

test('hashing leaves the event loop free', async () => {
  let finished = false
  const hashing = passwords.hash('correct horse').finally(() => {
    finished = true
  })
  await nextTurn()
  expect(finished).toBe(false)
  await hashing
})

describe('common passwords', () => {
  test.each([
    'password',
    'Password1',
    'PASSWORD123',
    'qwertyuiop',
    '1qaz2wsx',
    'trustno1',
    'iloveyou1',
    'football1',
    'p@ssw0rd',
    'ｐａｓｓｗｏｒｄ',
    'aaaaaaaaaaaa',
    'abababababab',
    '23456789',
    'hijklmnopqrst',
    'zyxwvutsrq',
    '        ',
    'Taskpact',
  ])('%s is one', async (password) => {
    expect(await passwords.isCommon(password)).toBe(true)
  })

  test.each([
    'correct horse battery staple',
    'my password is longer',
    'tr0ub4dor&3',
    'aaaaaaab1',
    'Ωμέγα-άλφα',
    'acegikmo',
  ])('%s is none', async (password) => {
    expect(await passwords.isCommon(password)).toBe(false)
  })

  test("the owner's own words are refused, in any case", async () => {
    const ada = { email: 'Ada.Lovelace@example.com', name: ' Ada  Lovelace ' }
    for (const password of ['ada.lovelace@EXAMPLE.com', 'ADA.lovelace', 'ada  lovelace', 'AdaLovelace']) {
      expect(await passwords.isCommon(password, ada)).toBe(true)
      expect(await passwords.isCommon(password)).toBe(false)
      expect(await passwords.isCommon(password, { email: 'bob@example.org', name: 'Bob' })).toBe(false)
    }
    expect(await passwords.isCommon('AdaLovelace wrote note G', ada)).toBe(false)
  })
})
