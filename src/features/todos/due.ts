/** When a todo is due: not at all, on a day, or at a time. */
import { type ProblemError, validationProblem } from '../../kernel/index.ts'
import { dayOf } from '../../language/zones.ts'
import type { Caller, Schemas } from '../../service/api.ts'

type Due = Pick<Schemas['Todo'], 'due_on' | 'due_at' | 'time_zone'>

export const notDue: Due = { due_on: null, due_at: null, time_zone: null }

/**
 * The members of a todo that a patch of some of them leads to; none where it has none. A day and a time set each other. A
 * time without a time zone gets that of `writer`. Throws 422 for a day and a time that disagree.
 */
export function dueMembers(
  before: Due,
  patch: { [Name in keyof Due]?: Due[Name] | undefined },
  writer: Pick<Caller, 'time_zone'>,
): Partial<Due> {
  const { due_on: on, due_at: at, time_zone = before.time_zone } = patch
  if (on === undefined && at === undefined && patch.time_zone === undefined) return {}
  const due_at = timeOf(before, patch)
  if (due_at === null) {
    const isCleared = on === undefined && at === null && before.due_at !== null
    return { due_on: isCleared ? null : on === undefined ? before.due_on : on, due_at, time_zone }
  }
  const zone = time_zone ?? writer.time_zone
  const day = dayOf(due_at, zone)
  if (on !== undefined && at !== undefined && on !== day) throw disagreement(on, day, zone)
  return { due_on: day, due_at, time_zone: zone }
}

/** The time that a todo is due at: of the patch, or the present one. A day alone takes it away, unless it is the present day. */
function timeOf(
  before: Due,
  { due_on: on, due_at: at }: { [Name in keyof Due]?: Due[Name] | undefined },
): string | null {
  if (at !== undefined) return at
  return on === undefined || on === before.due_on ? before.due_at : null
}

function disagreement(on: string | null, day: string, zone: string) {
  const error: ProblemError = {
    location: 'body',
    pointer: '/due_on',
    message: `must be ${day}, the day of due_at in ${zone}, or be left out; it is ${on ?? 'null'}`,
    code: 'x-consistent',
  }
  return validationProblem([error])
}
