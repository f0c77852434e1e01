/** The problem that an error of the layers below means to a client. */
import { CursorError, refusalOf } from '../db/errors.ts'
import { kernelProblem, type Problem } from '../kernel/index.ts'
import { problem } from './api.ts'

/** Returns undefined for an error that means nothing to a client: it is a 500. */
export function toProblem(error: unknown): Problem | undefined {
  if (error instanceof CursorError) return problem('cursor_invalid')
  const refusal = refusalOf(error)
  if (!refusal) return undefined
  const options = { detail: refusal.detail, cause: error }
  if (refusal.reason === 'conflict') return kernelProblem('conflict', options)
  if (refusal.reason === 'invalid') return kernelProblem('validation_failed', options)
  return kernelProblem('unavailable', { ...options, headers: { 'Retry-After': '1' } })
}
