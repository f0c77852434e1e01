/** The measure of the other files here: two clients beside a bystander are no attack. */
import { expect, onTestFinished, test } from 'vitest'
import { startWatched } from '../../../bench/watched.ts'
import { besideAttack, expectUnharmed, newBystander } from '../../support/bystander.ts'

test('a bystander is served beside two other clients, and sees the events of their own todos', async () => {
  const service = await startWatched({ RATE_LIMITS: 'on' })
  onTestFinished(() => service.stop())
  const bystander = await newBystander(service.url)
  const outcome = await besideAttack(service, bystander, {
    file: new URL('./attacks/requests.ts', import.meta.url),
    data: { url: service.url, connections: 2, path: '/todos', headers: { 'X-Number': '{n}' } },
    milliseconds: 2_000,
  })
  await bystander.leave()
  expectUnharmed('two clients', outcome)
  expect(outcome.during.statuses).toMatchObject({ 200: expect.any(Number), 201: expect.any(Number) })
  expect(Object.keys(outcome.attack)).toEqual(['401'])
}, 60_000)
