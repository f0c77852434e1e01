/** The export of the audit trail: whole, in both media types, in bounded steps, and no longer than the right to it lasts. */
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newAdmin, newPerson, newRegistered, type Person, startService, type TestService } from '../support/service.ts'

let service: TestService
let root: Person
beforeAll(async () => {
  service = await startService()
  root = await newAdmin(service)
})
afterAll(() => service.close())

async function addEntries({ id }: Pick<Person, 'id'>, count: number, userAgent = 'A browser') {
  await service.database.pool.raw(
    `insert into audit_entries (id, kind, user_id, user_agent, created_at)
     select gen_random_uuid(), 'signed_in', ?, ?, now() - make_interval(secs => n / 2) from generate_series(1, ?::integer) as n`,
    [id, userAgent, count],
  )
}

const exported = (person: Person, path: string, accept = '*/*') =>
  fetch(`${service.url}${path}`, { headers: { Authorization: `Bearer ${person.access_token}`, Accept: accept } })

const entriesOf = async (response: Response) =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test('the own export has what all pages of the list have, oldest first, and of nobody else', async () => {
  const [ada, bob] = [await newPerson(service), await newPerson(service)]
  await addEntries(ada, 2_500)
  await addEntries(bob, 10)
  const response = await exported(ada, '/users/me/audit/export')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson'])
  expect(response.headers.get('cache-control')).toBe('no-store')
  const entries = await entriesOf(response)
  const { rows } = await service.database.pool.raw(
    'select id from audit_entries where user_id = ? order by created_at, id',
    [ada.id],
  )
  expect(entries.map(({ id }) => id)).toEqual(rows.map(({ id }: { id: string }) => id))
  const { body } = await ada.send('get', '/users/me/audit?sort=created_at').expect(200)
  expect(entries.slice(0, 100)).toEqual(body)
})

test('an admin exports the entries of all, those of deleted accounts too', async () => {
  const ada = await newPerson(service)
  await ada.send('delete', '/users/me').expect(204)
  const entries = await entriesOf(await exported(root, '/admin/audit/export'))
  const [row] = await service.database.pool('audit_entries').count()
  expect(entries).toHaveLength(Number(row?.count))
  expect(entries.filter(({ user_id }) => user_id === ada.id).map(({ kind }) => kind)).toContain('account_deleted')
})

test('it is CSV for a client that prefers it, quoted, and no formula of a spreadsheet', async () => {
  const ada = await newRegistered(service)
  await addEntries(ada, 1, '=HYPERLINK("http://x", 1)\r\nnext')
  const text = await (await exported(ada, '/users/me/audit/export', 'text/csv, application/x-ndjson;q=0.5')).text()
  const lines = text.split(/\r\n(?=[0-9a-f]{8}-|$)/)
  expect(lines[0]).toBe('id,kind,user_id,actor_id,session_id,target_id,user_agent,address,created_at')
  expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(
    /,,,,"'=HYPERLINK\(""http:\/\/x"", 1\)\r\nnext",,\d{4}-/,
  )
  expect(lines.at(-1)).toBe('')
  expect(lines).toHaveLength(5)
  const other = await exported(ada, '/users/me/audit/export', 'application/xml')
  expect(other.headers.get('content-type')).toBe('application/x-ndjson')
})

/** Begins an export and reads no further than the first part, so that the service has to wait. */
async function beginSlowly(person: Person, path: string) {
  const headers = { Authorization: `Bearer ${person.access_token}` }
  const sent = httpRequest(`${service.url}${path}`, { headers }).end()
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject)
  })
  response.pause()
  return {
    /** Reads the rest; whether it was whole, and how many bytes it had. */
    async finish() {
      let bytes = 0
      try {
        for await (const chunk of response) bytes += chunk.length
        return { whole: response.complete, bytes }
      } catch {
        return { whole: false, bytes }
      }
    },
  }
}

const ways: Record<string, (person: Person) => Promise<unknown>> = {
  'an admin who was demoted': ({ id }) => root.send('patch', `/admin/users/${id}`, { role: 'user' }).expect(200),
  'a session that was ended': (person) => person.send('delete', '/users/me/sessions').expect(204),
}

test.each(Object.entries(ways))('an export ends before its end for %s', async (_, end) => {
  const other = await newAdmin(service)
  // More than the buffers of both ends of a connection take.
  await addEntries(other, 9_000, 'x'.repeat(500))
  await addEntries(root, 9_000, 'x'.repeat(500))
  const running = await beginSlowly(other, '/admin/audit/export')
  await end(other)
  expect((await running.finish()).whole).toBe(false)
})

test('an export that nobody interrupts is whole, however slowly it is read', async () => {
  const running = await beginSlowly(root, '/admin/audit/export')
  expect((await running.finish()).whole).toBe(true)
})

test('a batch cannot export', async () => {
  const operations = [{ method: 'GET', path: '/users/me/audit/export' }]
  const { body } = await root.send('post', '/batch', { operations }).expect(200)
  expect(body.results[0].body.code).toBe('batch_not_allowed')
})
