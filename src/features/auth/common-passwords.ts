/**
 * Common and guessable passwords (NIST SP 800-63B, 3.1.1.2), compared as a whole: a long phrase that merely contains
 * one is accepted.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The owner of a password: their own name and address are guessable too. */
export interface PasswordOwner {
  email?: string | undefined
  name?: string | undefined
}

/** The contract's minimum: shorter entries of the list are not loaded. */
const minimumLength = 8

let list: Set<string> | undefined
/** The list, in lower case. Loaded with the first password that is set: most processes never need it. */
function common(): Set<string> {
  const { dictionary }: typeof import('@zxcvbn-ts/language-common') = require('@zxcvbn-ts/language-common')
  list ??= new Set(dictionary['passwords-common'].filter((entry) => entry.length >= minimumLength))
  return list
}

/** Whether a password is easily guessed, without regard to case. `password` must be normalized to NFKC. */
export function isCommonPassword(password: string, owner: PasswordOwner = {}): boolean {
  const guess = password.toLowerCase()
  return common().has(guess) || isSimplePattern(guess) || ownWords(owner).includes(guess)
}

/** `aaaaaaaa`, `abababab`, `45678901`, `hgfedcba`: at most two different characters, or a run of consecutive ones. */
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
