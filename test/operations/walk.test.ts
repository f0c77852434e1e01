/** Walks the contract: every operation has a case for each status, and for each problem, that it declares. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contract, problems } from '../../generated/contract.ts'
import { operationOf } from '../support/answers.ts'
import { notSignedIn } from '../support/callers.ts'
import { type Cases, casesOf, type OperationId } from '../support/cases.ts'
import { operationIds, tableOf, tags } from './cases.ts'
import { todosCases } from './todos.cases.ts'

const allCases = (id: OperationId) => {
  const table = tableOf(id)
  return table ? casesOf(id, table) : []
}

/** The problems that an operation's responses name in their descriptions: `code`. */
const declaredProblems = (id: OperationId) =>
  Object.values(operationOf(id).responses).flatMap(({ description }) =>
    [...description.matchAll(/`(\w+)`/g)].flatMap(([, word = '']) => (word in problems ? [word] : [])),
  )

describe.each(operationIds)('%s', (id) => {
  test('has a case for each status that it declares, and no other', () => {
    const tested = new Set(allCases(id).map(({ status }) => status))
    expect([...tested].sort()).toEqual(contract[id].statuses)
    expect(Object.keys(operationOf(id).responses).map(Number).sort()).toEqual(contract[id].statuses)
  })

  test('has a case for each problem that it declares, and no other', () => {
    const tested = new Set(allCases(id).flatMap(({ code }) => code ?? []))
    expect([...tested].sort()).toEqual([...new Set(declaredProblems(id))].sort())
  })

  test('names its cases apart', () => {
    const names = allCases(id).map(({ status, name }) => `${status}: ${name}`)
    expect(names).toEqual([...new Set(names)])
  })
})

test.each(tags)('the cases of %s are run', (tag) => {
  const file = readFileSync(join(import.meta.dirname, `${tag}.test.ts`), 'utf8')
  expect(file).toContain(`runCases<'${tag}'>(${tag}Cases)`)
})

const expectedOfAll = { ...notSignedIn, other: 404, viewer: 200, editor: 200, owner: 200, admin: 404 } as const

/** Tables that must not compile: tsc fails on a `@ts-expect-error` without an error. */
test('a table that lacks something does not compile', () => {
  const { deleteTodo: _, ...withoutOperation } = todosCases
  // @ts-expect-error: deleteTodo is missing
  withoutOperation satisfies Cases<'todos'>

  const { 404: __, ...withoutStatus } = todosCases.getTodo
  // @ts-expect-error: the 404 of getTodo is missing
  ;({ ...todosCases, getTodo: withoutStatus }) satisfies Cases<'todos'>

  const { 409: ___, ...withoutConflict } = todosCases.listTodos
  // @ts-expect-error: the 409 of listTodos is missing
  ;({ ...todosCases, listTodos: withoutConflict }) satisfies Cases<'todos'>

  const { callers: ____, ...withoutCallers } = todosCases.getTodo
  // @ts-expect-error: the callers of getTodo are missing
  ;({ ...todosCases, getTodo: withoutCallers }) satisfies Cases<'todos'>

  const { owner: _____, ...withoutOwner } = expectedOfAll
  const ofSome = { ...todosCases.getTodo, callers: { expected: withoutOwner } }
  // @ts-expect-error: what the owner gets is missing
  ;({ ...todosCases, getTodo: ofSome }) satisfies Cases<'todos'>
  const ofOthersToo = { ...todosCases.getTodo, callers: { expected: { ...withoutOwner, others: 200 as const } } }
  ;({ ...todosCases, getTodo: ofOthersToo }) satisfies Cases<'todos'>
  // @ts-expect-error: there is no guest among the actors
  ;({ ...todosCases.getTodo, callers: { expected: { guest: 200, others: 404 } } }) satisfies Cases<'todos'>['getTodo']
  // @ts-expect-error: getTodo declares no 201
  ;({ ...todosCases.getTodo, callers: { expected: { owner: 201, others: 404 } } }) satisfies Cases<'todos'>['getTodo']

  const anotherStatus = { 404: { 'no code': { code: 'email_taken' as const, input: todosCases.getTodo.valid } } }
  // @ts-expect-error: email_taken is no 404
  ;({ ...todosCases, getTodo: { ...todosCases.getTodo, ...anotherStatus } }) satisfies Cases<'todos'>
})
