/** A service that only answers, and a process that only works. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import request from 'supertest'
import { expect, test } from 'vitest'
import { expectNothingLeft, launch, newPerson, newPlace, start, started } from './process.ts'

test('WORKERS=off leaves the work to `npm run worker`, which ends as cleanly as a service', async () => {
  const place = await newPlace()
  const web = await start(place, { env: { WORKERS: 'off' } })
  const { email } = await newPerson(web.url)
  const worker = launch(place, { args: ['worker'], env: { METRICS_PORT: '0' } })
  const outbox = () => readdir(join(place.data, 'outbox')).catch(() => [])
  await request(web.url).post('/auth/password-reset').send({ email })
  await expect.poll(outbox, { timeout: 20_000 }).toHaveLength(1)
  const metrics = started(worker.text.output, 'metrics')
  const scrape = async () => (await fetch(metrics)).text()
  await expect.poll(scrape, { timeout: 5_000 }).toContain('mails_total{outcome="sent"} 1')
  worker.child.kill('SIGTERM')
  expect(await worker.exit).toBe(0)

  await request(web.url).post('/auth/password-reset').send({ email })
  // Twice as long as a worker would take.
  await sleep(1_500)
  expect(await outbox()).toHaveLength(1)
  expect(await web.stop()).toBe(0)
  await expectNothingLeft(place)
})
