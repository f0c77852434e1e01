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

test('a flood is rejected at once, and admitted passwords are compared', async () => {
  const busy = createPasswords()
  const stored = await busy.hash('correct horse')
  // Every third is of an unknown user, which has to take its place and its time like the others.
  const flood = Array.from({ length: 120 }, (_, index) => busy.verify(index % 3 ? stored : null, 'correct horse'))
  const results = await Promise.allSettled(flood)
  const refused = results.filter((result) => result.status === 'rejected')
  // 100 wait, and 2 or 3 are at work.
  expect([17, 18]).toContain(refused.length)
  for (const [index, result] of results.slice(0, 102).entries()) {
    expect(result).toEqual({ status: 'fulfilled', value: index % 3 !== 0 })
  }
  for (const { reason } of refused) {
    expect(reason).toBeInstanceOf(Problem)
    expect(reason).toMatchObject({ code: 'unavailable', status: 503, headers: { 'Retry-After': '1' } })
  }
  expect(await busy.verify(stored, 'correct horse')).toBe(true)
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
  ])('%s is one', (password) => {
    expect(passwords.isCommon(password)).toBe(true)
  })

  test.each([
    'correct horse battery staple',
    'my password is longer',
    'tr0ub4dor&3',
    'aaaaaaab1',
    'Ωμέγα-άλφα',
    'acegikmo',
  ])('%s is none', (password) => {
    expect(passwords.isCommon(password)).toBe(false)
  })

  test("the owner's own words are refused, in any case", () => {
    const ada = { email: 'Ada.Lovelace@example.com', name: ' Ada  Lovelace ' }
    for (const password of ['ada.lovelace@EXAMPLE.com', 'ADA.lovelace', 'ada  lovelace', 'AdaLovelace']) {
      expect(passwords.isCommon(password, ada)).toBe(true)
      expect(passwords.isCommon(password)).toBe(false)
      expect(passwords.isCommon(password, { email: 'bob@example.org', name: 'Bob' })).toBe(false)
    }
    expect(passwords.isCommon('AdaLovelace wrote note G', ada)).toBe(false)
  })
})
