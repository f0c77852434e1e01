/** Registrations without end, from one address. Rate limits are off: they would end the flood at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { besideAttack, expectUnharmed, judgeTimes } from '../../support/bystander.ts'
import { ask } from '../../support/load.ts'
import { useAttacked } from './service.ts'

const attacked = useAttacked({ RATE_LIMITS: 'off' })

test('registrations on 60 connections from one address delay no sign-in from another one', async () => {
  const { service, bystander } = attacked()
  const person = { email: 'signs.in@example.com', password: 'nine lanterns over the bay', name: 'Sue' }
  expect((await ask(service.url, 'POST', '/auth/register', { body: person })).status).toBe(201)
  const signIn = async () => {
    const begun = performance.now()
    const body = new URLSearchParams({ grant_type: 'password', username: person.email, password: person.password })
    const { status } = await fetch(`${service.url}/auth/token`, { method: 'POST', body })
    expect(status).toBe(200)
    return performance.now() - begun
  }
  const slowestOf = async (count: number) => {
    const times: number[] = []
    while (times.length < count) times.push(await signIn())
    return Math.max(...times)
  }
  await signIn()
  const before = await slowestOf(5)
  const during = sleep(4_000).then(() => slowestOf(5))
  const body = JSON.stringify({ email: 'flood-{n}@example.com', password: person.password, name: 'Flood' })
  const outcome = await besideAttack(service, bystander, {
    file: new URL('./attacks/requests.ts', import.meta.url),
    data: { url: service.url, connections: 60, method: 'POST', path: '/auth/register', body, from: '127.0.0.2' },
  })
  expectUnharmed('registrations', outcome)
  const slowest = await during
  console.log(`slowest sign-in ${before.toFixed(0)} -> ${slowest.toFixed(0)} ms`)
  judgeTimes('sign-ins', outcome.others, () => expect(slowest).toBeLessThanOrEqual(3 * before + 50))
})
