/** The first start of a new user: an empty folder, one command, and its printed instructions work. */
import { spawnSync } from 'node:child_process'
import { chmod, chown, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import {
  createTodo,
  expectNothingLeft,
  newPerson,
  newPlace,
  processesOf,
  run,
  signIn,
  start,
  started,
  titles,
} from './process.ts'

/** The command that the service prints for its reader to copy. */
function printedCommand(output: string): string {
  return output.slice(output.indexOf('  curl '))
}

test('an empty folder: what is printed is right, and what is stored outlives a restart', async () => {
  const place = await newPlace()
  const forPerson = { LOG_FORMAT: 'pretty' }
  const first = await start(place, { env: forPerson })
  const { output } = first.text
  expect(output).toContain(`Address  ${first.url}\n`)
  expect(output).toContain(`Docs     ${first.url}/docs\n`)
  expect(output).toContain(`Data     ${place.data}\n`)
  const docs = await request(first.url).get('/docs')
  expect(docs.text).toContain('<title>Taskpact</title>')

  const { stdout, stderr, status } = spawnSync('bash', ['-c', printedCommand(output)], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('"email":"ada@example.com"')
  expect(stdout).toContain('"title":"Buy milk"')

  expect((await stat(join(place.data, 'jwt-secret'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(place.data, 'postgres.log'))).mode & 0o777).toBe(0o600)
  // As root, Postgres runs as another account, which passes through the folder.
  expect((await stat(place.data)).mode & 0o777).toBe(process.getuid?.() === 0 ? 0o710 : 0o700)
  const token = await signIn(first.url, 'ada@example.com', 'tin whistle at low tide')
  expect(await first.stop()).toBe(0)
  expect(first.text.errors).toBe('')
  await expectNothingLeft(place)

  const second = await start(place, { env: forPerson })
  expect(await titles(second.url, token)).toEqual(['Buy milk'])
  expect(second.text.output).toContain(`Address  ${second.url}\n`)
  expect(second.text.output).not.toContain('curl')
  expect(await second.stop()).toBe(0)
  await expectNothingLeft(place)
})

test('.env is read, and the environment goes before it', async () => {
  const place = await newPlace()
  await writeFile(join(place.folder, '.env'), `TASKPACT_DATA=./${place.far}\nPORT=1\n`)
  const service = await start(place, { env: { TASKPACT_DATA: undefined, TMPDIR: place.temporary } })
  expect(started(service.text.output, 'data')).toBe(join(place.folder, place.far))
  const { token } = await newPerson(service.url)
  expect((await createTodo(service.url, token, 'Far away')).status).toBe(201)
  // The path is so long that the socket is elsewhere.
  expect((await readdir(place.temporary)).length).toBe(1)
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)
  expect(await readdir(place.temporary)).toEqual([])
})

test.skipIf(process.getuid?.() !== 0)(
  'as root in a checkout that nobody else can reach (for root only): the data is where Postgres can reach it',
  async () => {
    const place = await newPlace()
    await chmod(place.folder, 0o700)
    const service = await start(place, { env: { TASKPACT_DATA: undefined } })
    const data = started(service.text.output, 'data')
    expect(data).toMatch(/^\/var\/lib\/taskpact\/data-[0-9a-f]{12}$/)
    onTestFinished(() => rm(data, { recursive: true }))
    const { token } = await newPerson(service.url)
    expect((await createTodo(service.url, token, 'Out of reach')).status).toBe(201)
    expect(await service.stop()).toBe(0)
    expect(await processesOf(data)).toEqual([])
    expect((await stat(join(data, 'jwt-secret'))).mode & 0o777).toBe(0o600)
  },
)

test('ADMIN_EMAIL and ADMIN_PASSWORD make an admin; `npm run admin` makes another, with and without a service', async () => {
  const place = await newPlace()
  const env = { ADMIN_EMAIL: 'root@example.com', ADMIN_PASSWORD: 'seven geese in a row' }
  const service = await start(place, { env })
  const me = async (token: string) => request(service.url).get('/users/me').auth(token, { type: 'bearer' })
  const admin = await me(await signIn(service.url, env.ADMIN_EMAIL, env.ADMIN_PASSWORD))
  expect(admin.body).toMatchObject({ email: 'root@example.com', role: 'admin' })

  const ada = await newPerson(service.url)
  expect((await me(ada.token)).body.role).toBe('user')
  const promote = (email: string) => run(place, { args: ['admin', email] })
  const unverified = 'The address of this account is not confirmed. Check that the account belongs to the right person.'
  const said = { code: 0, output: `ada@example.com is an admin.\n${unverified}\n`, errors: '' }
  expect(await promote('ada@example.com')).toEqual(said)
  expect((await me(await signIn(service.url, ada.email, ada.password))).body.role).toBe('admin')
  expect(await service.stop()).toBe(0)

  expect(await promote('ada@example.com')).toEqual(said)
  expect(await promote('bob@example.com')).toEqual({
    code: 1,
    output: '',
    errors: 'No user is registered as bob@example.com. Register that user first, then run this command again.\n',
  })
  await expectNothingLeft(place)
})

/** `nobody`, if we may become that user and it can reach this checkout; else why not. */
async function nobody(): Promise<{ uid: number; gid: number } | string> {
  if (process.getuid?.() !== 0) return 'only root can become another user'
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith('nobody:'))
  if (!line) return 'there is no user nobody'
  const [, , uid, gid] = line.split(':')
  const account = { uid: Number(uid), gid: Number(gid) }
  const reach = spawnSync(process.execPath, [join(import.meta.dirname, '../../src/config/startup-error.ts')], account)
  return reach.status === 0 ? account : 'nobody cannot reach this checkout'
}

test('a user without rights: the same', async ({ skip }) => {
  const account = await nobody()
  if (typeof account === 'string') {
    console.log(`skipped: ${account}`)
    return skip(account)
  }
  const place = await newPlace()
  await chown(place.folder, account.uid, account.gid)
  const service = await start(place, { account })
  const { token } = await newPerson(service.url)
  expect((await createTodo(service.url, token, 'Mine')).status).toBe(201)
  expect((await stat(join(place.data, 'jwt-secret'))).uid).toBe(account.uid)
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)
})
