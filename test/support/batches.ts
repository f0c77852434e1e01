/** Sends batches, and looks into their results. */
import type { Response } from 'supertest'
import { expect } from 'vitest'
import { problems } from '../../generated/contract.ts'
import type { Schemas } from '../../src/service/api.ts'
import { assertContract } from './cases.ts'
import type { Person } from './service.ts'

/** An operation of a batch. */
export type Sent = Schemas['BatchOperation']

export interface Result {
  status: number
  headers: Record<string, string>
  // biome-ignore lint/suspicious/noExplicitAny: bodies of any operation
  body?: any
}

/** The response to a batch. */
export interface Ran {
  answer: Response
  committed: boolean
  results: Result[]
  statuses: number[]
}

/** Sends a batch that is to be answered with 200. */
export async function run(person: Person, operations: Sent[], { atomic = false, key = '' } = {}): Promise<Ran> {
  const sent = person.send('post', '/batch', { atomic, operations })
  const answer = await (key ? sent.set('Idempotency-Key', key) : sent)
  assertContract('runBatch', answer)
  expect(answer.status, answer.text).toBe(200)
  const { committed, results } = answer.body as Pick<Ran, 'committed' | 'results'>
  return { answer, committed, results, statuses: results.map(({ status }) => status) }
}

export const create = (title: string): Sent => ({ method: 'POST', path: '/todos', body: { title } })

export const createIn = (project_id: unknown, title: string): Sent => ({
  method: 'POST',
  path: '/todos',
  body: { title, project_id },
})

export const garden: Sent = { id: 'garden', method: 'POST', path: '/projects', body: { name: 'Garden' } }

/** A todo that is not there. */
export const nowhere: Sent = { method: 'GET', path: '/todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11' }

/** A result is a problem; `at` are the pointers of its violations. */
export function assertRefused(result: Result | undefined, code: keyof typeof problems, at?: string[]): void {
  const { status, title } = problems[code]
  expect(result).toMatchObject({ status, body: { status, title, code, type: `/problems/${code}` } })
  expect(result?.headers['Content-Type']).toBe('application/problem+json')
  if (at) expect(result?.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(at)
}
