/** A user's changes have a limit within an hour, counted by their events; those of others and of schedules go on. */
import { expect, test } from 'vitest'
import { createEvents } from '../../src/changelog/record.ts'
import { ContractError, rateLimitOf } from '../../src/kernel/index.ts'
import { readOurContract } from '../../src/service/load-contract.ts'
import { noTracing } from '../../src/telemetry/tracing.ts'
import { assertProblem } from '../support/cases.ts'
import { newPerson, startService } from '../support/service.ts'

test('beyond the limit a change is 429, is rolled back, and costs no other user anything', async () => {
  const { contract } = await readOurContract({ quickChecks: true })
  const document = { 'x-rate-limits': { changes: { limit: 4, window_seconds: 3600 } } }
  const events = createEvents({ contract, tracing: noTracing, changes: rateLimitOf(document, 'changes') })
  const service = await startService({}, { events })
  try {
    const [ada, bob] = [await newPerson(service), await newPerson(service, 'Bob')]
    const create = { method: 'POST', path: '/todos', body: { title: 'Dig' } }
    const { body } = await ada.send('post', '/batch', {
      operations: Array.from({ length: 6 }, () => create),
      atomic: false,
    })
    const statuses = body.results.map(({ status }: { status: number }) => status)
    expect(statuses).toEqual([201, 201, 201, 201, 429, 429])
    const refused = await ada.send('post', '/todos', { title: 'Dig' })
    assertProblem(refused, 'rate_limited')
    expect(refused.headers).toMatchObject({
      'ratelimit-policy': '"changes";q=4;w=3600',
      ratelimit: expect.stringMatching(/^"changes";r=0;t=\d+$/),
    })
    expect((await ada.send('get', '/todos')).body).toHaveLength(4)
    await bob.send('post', '/todos', { title: 'Dig' }).expect(201)
  } finally {
    await service.close()
  }
})

test('a contract without the limit is refused', () => {
  expect(() => rateLimitOf({}, 'changes')).toThrow(ContractError)
})
