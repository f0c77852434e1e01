/** Errors of the SDK: a union by `code`, for people and for the compiler. */
import { expect, expectTypeOf, test } from 'vitest'
import {
  createTodo,
  errorOf,
  getMe,
  getTodo,
  type Problem,
  TaskpactError,
  type TaskpactErrorCode,
} from '../../src/sdk/index.ts'
import { newPerson, useService } from '../support/service.ts'
import { clientOf, network } from './faults.ts'

const service = useService()
const nobody = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20'

test('the code narrows the status', () => {
  const status = (error: TaskpactError) => {
    switch (error.code) {
      case 'todo_not_found':
        expectTypeOf(error.status).toEqualTypeOf<404>()
        return error.status
      case 'no_answer':
        expectTypeOf(error.status).toEqualTypeOf<0>()
        return error.status
      default:
        expectTypeOf(error.code).toEqualTypeOf<Exclude<TaskpactErrorCode, 'todo_not_found' | 'no_answer'>>()
        expectTypeOf(error.errors).toEqualTypeOf<Problem['errors'] | undefined>()
        return error.status
    }
  }
  expectTypeOf(status).returns.toEqualTypeOf<number>()
  expectTypeOf<TaskpactError<'token_expired' | 'rate_limited'>['status']>().toEqualTypeOf<401 | 429>()
  // @ts-expect-error: there is no such code
  expect((error: TaskpactError) => error.code === 'no_such_code').toBeTypeOf('function')
})

test('a caught error narrows by instanceof, then by code', async () => {
  const client = clientOf(service(), await newPerson(service()))
  try {
    await getTodo({ client, path: { todo_id: nobody }, throwOnError: true })
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof TaskpactError)) throw error
    expectTypeOf(error).toEqualTypeOf<TaskpactError>()
    if (error.code !== 'todo_not_found') throw error
    expectTypeOf(error.status).toEqualTypeOf<404>()
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: 'TaskpactError', status: 404, type: '/problems/todo_not_found' })
    expect(error.message).toBe(`Todo not found (todo_not_found, 404, request ${error.request_id})`)
    expect(error.response?.headers.get('X-Request-Id')).toBe(error.request_id)
  }
})

test('the error of a result is the same error', async () => {
  const client = clientOf(service(), await newPerson(service()))
  const result = await createTodo({ client, body: { title: '' } })
  expect(result.error).toBeInstanceOf(TaskpactError)
  expect(result.error?.code === 'validation_failed' && result.error.errors?.[0]?.pointer).toBe('/title')
  const error = errorOf(result)
  expectTypeOf(error).toEqualTypeOf<TaskpactError | undefined>()
  expect([error?.status, error?.errors?.[0]]).toEqual([422, expect.objectContaining({ location: 'body' })])
  expect(errorOf(await createTodo({ client, body: { title: 'Fine' } }))).toBeUndefined()
})

test('an unchanged resource is `not_modified` with status 304', async () => {
  const client = clientOf(service(), await newPerson(service()))
  const { response } = await getMe({ client, throwOnError: true })
  const etag = response.headers.get('ETag') ?? ''
  const again = await getMe({ client, headers: { 'If-None-Match': etag } })
  expect(errorOf(again)).toMatchObject({ code: 'not_modified', status: 304 })
})

test.each([
  ['text', new Response('Bad gateway', { status: 500 }), 500],
  ['nothing', new Response(null, { status: 500 }), 500],
  ['JSON of another kind', Response.json({ error: 'no' }, { status: 418 }), 418],
  ['what is said to be JSON', new Response('<p>', { headers: { 'Content-Type': 'application/json' } }), 200],
])('an answer that is not of this contract keeps its status: %s', async (_, answer, status) => {
  const { fetch } = network(() => answer.clone())
  const client = clientOf(service(), null, { fetch })
  expect(errorOf(await getMe({ client }))).toMatchObject({ code: 'unexpected_answer', status })
})

test('without a service the status is 0 and the cause has the reason', async () => {
  const client = clientOf({ url: 'http://127.0.0.1:1' }, null)
  const error = errorOf(await getMe({ client }))
  expect([error?.code, error?.status, error?.response]).toEqual(['no_answer', 0, undefined])
  expect(error?.cause).toBeInstanceOf(Error)
  await expect(getMe({ client, throwOnError: true })).rejects.toBeInstanceOf(TaskpactError)
})
