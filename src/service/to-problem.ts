/** The problem that an error of the layers below means to a client. */
import { CursorError, refusalOf } from '../db/errors.ts'
import { kernelProblem, type Problem } from '../kernel/index.ts'
import { type ProblemCode, problem } from './api.ts'

/**
 * By constraint of the database: the problem of what it refuses. The operations check the same behind their locks, so a
 * client sees these only where one of them forgets to.
 */
const constraints: Record<string, ProblemCode> = {
  todos_assignee_is_member: 'assignee_not_member',
  todos_own_assignee: 'assignee_not_member',
  projects_owner_is_member: 'last_owner',
  projects_in_trash_are_empty: 'unknown_project',
  todos_deleted_with_project: 'project_deleted',
  invitations_pending_by_id: 'already_invited',
  invitations_pending_by_email: 'already_invited',
  todos_section_of_project: 'unknown_section',
  todos_own_section: 'unknown_section',
  todos_parent: 'unknown_parent',
  todos_parent_id_fkey: 'unknown_parent',
  todos_levels: 'subtasks_too_deep',
  projects_parent_id_fkey: 'unknown_parent',
  projects_levels: 'projects_too_deep',
  labels_name_of_user: 'label_name_taken',
  labels_name_in_project: 'label_name_taken',
}

/** Returns undefined for an error that means nothing to a client: it is a 500. */
export function toProblem(error: unknown): Problem | undefined {
  if (error instanceof CursorError) return problem('cursor_invalid')
  const refusal = refusalOf(error)
  if (!refusal) return undefined
  const known = constraints[(error as { constraint?: string }).constraint ?? '']
  if (known) return problem(known, { cause: error })
  const options = { detail: refusal.detail, cause: error }
  if (refusal.reason === 'conflict') return kernelProblem('conflict', options)
  if (refusal.reason === 'invalid') return kernelProblem('validation_failed', options)
  return kernelProblem('unavailable', { ...options, headers: { 'Retry-After': '1' } })
}
