/** Two services behind PgBouncer in transaction mode: nothing that they do may need a session of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type EmbeddedPostgres, startEmbedded } from '../../src/db/embedded/embedded.ts'
import { freePort } from '../support/replication.ts'
import { readStream } from '../support/streams.ts'
import { newPerson, newPlace, type Person, start } from './process.ts'

const program = '/usr/sbin/pgbouncer'
const installed = existsSync(program)

let folder: string
let server: EmbeddedPostgres
let bouncer: ChildProcess
let port: number

const reason = installed ? '' : ' (skipped: run `apt-get install pgbouncer` as root)'

describe.skipIf(!installed)(`behind PgBouncer${reason}`, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taskpact-bouncer-'))
    await chmod(folder, 0o711)
    server = await startEmbedded({ dataFolder: join(folder, 'data'), settings: { fsync: 'off' } })
    port = await freePort()
    const { host, port: serverPort, user } = server.connection
    const file = join(folder, 'pgbouncer.ini')
    await writeFile(
      file,
      `[databases]
* = host=${host} port=${serverPort} user=${user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 5
`,
      { mode: 0o644 },
    )
    // It refuses to run as root, as Postgres does.
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']))
    const account = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : {}
    bouncer = spawn(program, [file], { stdio: 'ignore', ...account })
    const ready = async () => {
      const client = new pg.Client(url())
      await client.connect()
      await client.end()
    }
    await vi.waitFor(ready, { timeout: 10_000 })
  }, 60_000)

  afterAll(async () => {
    bouncer?.kill('SIGKILL')
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const url = () => `postgresql://taskpact@127.0.0.1:${port}/${server.connection.database}`
  const direct = () => {
    const { host, port, user, database } = server.connection
    return `postgresql:///${database}?host=${encodeURIComponent(host)}&port=${port}&user=${user}`
  }

  test.each([
    ['listening on a connection of its own', direct],
    ['polling alone', () => 'off'],
  ])('a change of one process arrives as an event at another one: %s', async (_, listen) => {
    const env = { DATABASE_URL: url(), DATABASE_LISTEN_URL: listen() }
    const place = await newPlace()
    // Both migrate an empty database, or find it migrated.
    const [one, other] = await Promise.all([start(place, { env }), start(place, { env })])
    // All at once, so that both processes send the same statements through the same connections.
    const people = Array.from({ length: 6 }, (_, n) =>
      newPerson(n % 2 === 0 ? one.url : other.url, `person-${n}-${Date.now()}@example.com`),
    )
    const [{ token }] = (await Promise.all(people)) as [Person]
    const reading = await readStream({ url: other.url } as never, { access_token: token } as never)
    const post = () =>
      request(one.url)
        .post('/todos')
        .auth(token, { type: 'bearer' })
        .set('Idempotency-Key', 'the-same')
        .send({ title: 'Dig' })
    const answers = await Promise.all(Array.from({ length: 20 }, post))
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    expect(await reading.event('todo.created')).toMatchObject({ data: { title: 'Dig' } })
    const { body: todos } = await request(other.url).get('/todos').auth(token, { type: 'bearer' })
    expect(todos).toHaveLength(1)
    reading.stop()
    expect([await one.stop(), await other.stop()]).toEqual([0, 0])
  })
})
