/** Errors in words for people. */
import { TaskpactError } from '../../sdk/index.ts'
import { t } from '../strings/index.ts'

export function problemText(error: unknown): string {
  if (error instanceof TaskpactError) {
    const known = t.errors[error.code]
    if (known !== undefined) return known
    return error.detail ?? error.errors?.map(({ message }) => message).join(' ') ?? error.title
  }
  // The platform's own: without a network, and of passkeys.
  if (error instanceof TypeError) return t.errors.no_answer as string
  if (error instanceof DOMException && t.errors[error.name] !== undefined) return t.errors[error.name] as string
  return t.errors.title as string
}
