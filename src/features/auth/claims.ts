/** Reads what an issuer says of a person. */
import { emailPattern } from '../../config/values.ts'
import { normalForms, strictFormats } from '../../kernel/index.ts'

/** A text that Postgres can store, of at most `maximum` characters; null for anything else. */
export function textOf(value: unknown, maximum: number): string | null {
  return typeof value === 'string' && value.length <= maximum && !value.includes('\0') ? value : null
}

/** Null for anything that is no email address. */
export function emailOf(value: unknown): string | null {
  const email = textOf(value, 254)
  return email !== null && emailPattern.test(email) ? email : null
}

/** A name as a person could have registered it, in one line; null for one without a character that can be seen. */
export function nameOf(value: unknown): string | null {
  const text = textOf(value, 100)
  if (text === null) return null
  const name = normalForms.line(text).trim()
  return name !== '' && strictFormats['visible-text'].test(name) ? name : null
}
