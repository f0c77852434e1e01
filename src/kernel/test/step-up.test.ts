/** `x-step-up` and `x-mfa-setup`: their faults at the start, and what the first one refuses. */
import { expect, test } from 'vitest'
import { readContract } from '../document.ts'
import type { JsonObject, Operation, StepUp } from '../model.ts'
import { compileStepUp, type RequireRecent } from '../step-up.ts'
import { toyDocument } from './toy.ts'

function withMember(path: string, method: string, name: 'x-step-up' | 'x-mfa-setup', value: unknown): JsonObject {
  const document = toyDocument()
  const item = (document.paths as Record<string, Record<string, JsonObject>>)[path]
  ;(item?.[method] as JsonObject)[name] = value
  return document
}

const guard = (stepUp: StepUp) => compileStepUp({ stepUp } as Operation, 'toy') as RequireRecent
const ann = (age?: number | null) => ({
  id: 'ann',
  role: 'reader',
  ...(age !== undefined && { authentication_age: age }),
})

test.each([null, undefined, 301, Number.NaN])('an age of %s seconds is refused, with the challenge', (age) => {
  const refusal = { code: 'step_up_required', status: 403 }
  const headers = {
    'WWW-Authenticate': 'Bearer realm="toy", error="insufficient_user_authentication", max_age=300',
  }
  const call = () => guard({ maxAge: 300, when: {} })(ann(age), { body: undefined })
  expect(call).toThrow(expect.objectContaining({ ...refusal, headers }))
})

test('up to the age it passes, and without x-step-up always', () => {
  for (const age of [-3, 0, 300]) guard({ maxAge: 300, when: {} })(ann(age), { body: undefined })
  expect(compileStepUp({ stepUp: null } as Operation, 'toy')).toBeNull()
})

test('with `when` only a body with all of these members is refused', () => {
  const check = guard({ maxAge: 300, when: { end: null, all: true } })
  for (const body of [undefined, {}, { end: null }, { end: 1, all: true }, { all: true }]) check(ann(), { body })
  expect(() => check(ann(), { body: { end: null, all: true, name: 'x' } })).toThrow()
})

test('a contract that cannot be kept is refused', () => {
  const faultOf = (path: string, method: string, value: unknown) => () =>
    readContract(withMember(path, method, 'x-step-up', value))
  expect(faultOf('/health', 'get', { max_age: 300 })).toThrow('GET /health has an x-step-up, but no caller')
  for (const value of [{}, { max_age: 0 }, { max_age: 1.5 }, { max_age: '300' }])
    expect(faultOf('/books/{book_id}', 'delete', value)).toThrow('whose max_age is no number of seconds')
})

test('x-mfa-setup is `allowed` or absent', () => {
  const read = (value: unknown) => readContract(withMember('/books', 'get', 'x-mfa-setup', value)).operations
  const flagOf = (value: unknown) =>
    read(value).find(({ path, method }) => path === '/books' && method === 'get')?.allowsMfaSetup
  expect([flagOf(undefined), flagOf('allowed')]).toEqual([false, true])
  expect(() => read(true)).toThrow('GET /books has the x-mfa-setup "true": write allowed, or leave it out')
})
