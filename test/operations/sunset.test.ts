/** An operation that goes announces it: the policy `x-sunset`. */
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { readContract } from '../../src/kernel/index.ts'
import { document } from '../support/answers.ts'
import { startService } from '../support/service.ts'

const withSunset = (day: unknown) => {
  const copy = structuredClone(document)
  Object.assign(copy.paths['/health'].get, { deprecated: true, 'x-sunset': day })
  return readContract(copy)
}

test('each response of an operation with x-sunset has the date in its headers', async () => {
  const service = await startService({}, { contract: withSunset('2027-06-30') })
  onTestFinished(() => service.close())
  const { headers } = await request(service.server).get('/health').expect(200)
  expect(headers.sunset).toBe('Wed, 30 Jun 2027 00:00:00 GMT')
  expect((await request(service.server).get('/docs')).headers).not.toHaveProperty('sunset')
})

test('an x-sunset that is no date stops the start', async () => {
  await expect(startService({}, { contract: withSunset('soon') })).rejects.toThrow(
    'getHealth has an x-sunset that is no day: soon',
  )
})
