// Passwords that an attacker tries first (NIST SP 800-63B, 3.1.1.2), compared whole: a long phrase that merely contains
// one of them is fine.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Whose password it is. */
export interface PasswordOwner {
  email?: string | undefined
  name?: string | undefined
}

/** The shortest password that the contract lets through: shorter entries of the list need no memory. */
const minimumLength = 8

let list: Set<string> | undefined
/** 17,950 of 49,233 entries, all in lower case. Read when the first password is chosen: it takes 10 ms and keeps 7 MB. */
function common(): Set<string> {
  const { dictionary }: typeof import('@zxcvbn-ts/language-common') = require('@zxcvbn-ts/language-common')
  list ??= new Set(dictionary['passwords-common'].filter((entry) => entry.length >= minimumLength))
  return list
}

/** Upper and lower case are the same here; `password` is NFKC-normalised already. */
export function isCommonPassword(password: string, owner: PasswordOwner = {}): boolean {
  const guess = password.toLowerCase()
  return common().has(guess) || isSimplePattern(guess) || ownWords(owner).includes(guess)
}

/** `aaaaaaaa`, `abababab`, `45678901`, `hgfedcba`: at most two different characters, or a run up or down the alphabet. */
function isSimplePattern(text: string): boolean {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  if (new Set(points).size <= 2) return true
  const steps = new Set(points.slice(1).map((point, index) => point - (points[index] ?? 0)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}

function ownWords({ email = '', name = '' }: PasswordOwner): string[] {
  const localPart = email.slice(0, Math.max(0, email.lastIndexOf('@')))
  return ['taskpact', email, localPart, name.trim(), name.replace(/\s+/g, '')].map((word) =>
    word.normalize('NFKC').toLowerCase(),
  )
}
