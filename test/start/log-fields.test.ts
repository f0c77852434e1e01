/** The table of log members in docs/observability.md is what the real process writes: nothing is missing, nothing is invented. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { startCollector } from '../support/collector.ts'
import { startMailServer } from '../support/mail-server.ts'
import { newPerson, newPlace, start } from './process.ts'

type Line = Record<string, unknown>

/** The first cells of the table of members. */
async function documented(): Promise<string[]> {
  const page = await readFile(join(import.meta.dirname, '../../docs/observability.md'), 'utf8')
  const table = /\n\| Member \| \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(page)?.[1] ?? ''
  return [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name)
}

test('the log has the members that docs/observability.md lists', async () => {
  const collector = await startCollector()
  const mailServer = await startMailServer()
  onTestFinished(async () => {
    collector.close()
    await mailServer.close()
  })
  mailServer.onMail = () => {
    throw new Error('not now')
  }
  const env = { LOG_LEVEL: 'info', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, SMTP_URL: mailServer.url }
  const service = await start(await newPlace(), { env })
  const { email, token } = await newPerson(service.url)
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  await request(service.url).get('/todos').auth(token, { type: 'bearer' }).set({ traceparent, 'X-Request-Id': 'mine' })
  await request(service.url).post('/auth/password-reset').send({ email })
  const lines = (): Line[] =>
    service.text.output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))
  const lineLike = async (matches: (line: Line) => boolean) => {
    await expect.poll(() => lines().find(matches), { timeout: 15_000 }).toBeDefined()
    return lines().find(matches) as Line
  }

  const answered = await lineLike(({ request_id }) => request_id === 'mine')
  const failed = await lineLike(({ msg }) => msg === 'a job failed')
  expect(failed).toMatchObject({ queue: 'account_mail', trace_id: expect.stringMatching(/^[\da-f]{32}$/) })
  const members = await documented()
  const ofFailures = ['err', 'queue', 'job_id']
  expect(Object.keys(answered).sort()).toEqual(members.filter((name) => !ofFailures.includes(name)).sort())
  expect(members).toEqual(expect.arrayContaining(Object.keys(failed)))
  expect(Object.keys(failed)).toEqual(expect.arrayContaining(ofFailures))
  expect(await service.stop()).toBe(0)
})
