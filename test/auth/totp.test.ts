/** Codes of authenticator apps and recovery codes by themselves: the vectors of RFC 6238, the drift, and texts that are no code. */
import { Secret } from 'otpauth'
import { expect, test } from 'vitest'
import { hashOfRecoveryCode, newRecoveryCodes } from '../../src/features/second-factors/recovery-codes.ts'
import { newTotpSecret, stepOf, totpUri } from '../../src/features/second-factors/totp.ts'

const secret = Secret.fromUTF8('12345678901234567890').base32

/** RFC 6238, appendix B, for SHA-1: the last six of its eight digits. */
const vectors: [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
]

test.each(vectors)('at %i seconds since 1970 the code is %s, thirty seconds before and after too', (seconds, code) => {
  const step = Math.floor(seconds / 30)
  const at = (other: number) => stepOf(secret, code, other * 30_000 + 15_000)
  expect([-2, -1, 0, 1, 2].map((drift) => at(step + drift))).toEqual([null, step, step, step, null])
})

test.each(['', '28708', '2870822', 'abcdef', '２８７０８２', '287 082', '\0\0\0\0\0\0'])('%j is no code', (code) => {
  expect(stepOf(secret, code, 59_000)).toBeNull()
})

test('a secret has 160 random bits, and its address is read by apps whatever the account is named', () => {
  const secrets = Array.from({ length: 20 }, newTotpSecret)
  expect(new Set(secrets).size).toBe(20)
  for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/)
  const uri = totpUri(secret, "a+b#c?d&e%'@example.com")
  expect(uri).toMatch(/^otpauth:\/\/totp\/Taskpact:[^#?& ]+\?issuer=Taskpact&secret=/)
  expect(decodeURIComponent(new URL(uri).pathname)).toContain("a+b#c?d&e%'@example.com")
})

test('recovery codes are ten different ones of 80 bits, and compared without case, spaces and hyphens', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/)
  const [code = ''] = codes
  const spellings = [code.toUpperCase(), code.replaceAll('-', ''), code.replaceAll('-', ' ')]
  for (const spelling of spellings) expect(hashOfRecoveryCode(spelling)).toEqual(hashOfRecoveryCode(code))
})
