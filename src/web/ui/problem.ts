/** Errors in words for people. */
import { TaskpactError } from '../../sdk/index.ts'
import { t } from '../strings/index.ts'

export function problemText(error: unknown): string {
  if (error instanceof TaskpactError) {
    const known = t.errors[error.code]
    if (known !== undefined) return known
    return error.detail ?? error.errors?.map(({ message }) => message).join(' ') ?? error.title
  }
  // The platform's own, when there is no network.
  if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
    return t.errors.no_answer as string
  return t.errors.title as string
}
