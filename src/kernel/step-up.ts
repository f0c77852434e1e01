/** Step-up: operations that need a recent authentication of their caller, as `x-step-up` says (RFC 9470). */
import type { JsonObject, Operation, Principal, StepUp } from './model.ts'
import { kernelProblem } from './problem.ts'

/** See `Operation.stepUp`. */
export function readStepUp(
  fault: (what: string) => void,
  value: unknown,
  { auth, scope }: Pick<Operation, 'auth' | 'scope'>,
): StepUp | null {
  if (value === undefined) return null
  const { max_age: maxAge, when = {} } = value as { max_age?: unknown; when?: JsonObject }
  if (!Number.isSafeInteger(maxAge) || (maxAge as number) <= 0)
    fault(`has an x-step-up whose max_age is no number of seconds: ${maxAge}`)
  if (auth !== 'required') fault('has an x-step-up, but no caller')
  if (scope) fault('has an x-step-up, but no token with scopes can step up: write x-scope: none')
  return { maxAge: maxAge as number, when }
}

/** Throws 403 `step_up_required` for a request of a caller whose authentication is too old, or unknown. */
export type RequireRecent = (user: Principal, input: { body: unknown }) => void

/** Null where the operation needs no recent authentication. */
export function compileStepUp({ stepUp }: Operation, realm: string): RequireRecent | null {
  if (!stepUp) return null
  const { maxAge } = stepUp
  const when = Object.entries(stepUp.when)
  const challenge = `Bearer realm="${realm}", error="insufficient_user_authentication", max_age=${maxAge}`
  return function requireRecent({ authentication_age: age }, { body }) {
    if (!when.every(([name, value]) => (body as JsonObject | undefined)?.[name] === value)) return
    if (typeof age === 'number' && age <= maxAge) return
    throw kernelProblem('step_up_required', {
      detail: `Authenticate at most ${maxAge} seconds before.`,
      headers: { 'WWW-Authenticate': challenge },
    })
  }
}
