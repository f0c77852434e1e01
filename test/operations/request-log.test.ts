/** The log: one line per request that says what happened, to whom and how long it took, and never a secret. */
import { connect } from 'node:net'
import request, { type Response } from 'supertest'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { send } from '../support/cases.ts'
import { keepLog } from '../support/log.ts'
import { goodPassword, newPerson, startService, type TestService, testSecret } from '../support/service.ts'
import { tablesOf, useWorld } from '../support/world.ts'
import { operationIds, validInput } from './cases.ts'

const world = useWorld()
const levels = { info: 30, warn: 40, error: 50 }
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

/** A service on the world's database whose log is kept. */
async function startLogged(
  environment: Record<string, string> = {},
  overrides: Parameters<typeof startService>[1] = {},
) {
  const kept = keepLog()
  const service = await startService(environment, { log: kept.log, ...overrides }, world().service.database)
  onTestFinished(() => service.close())
  return { service, ...kept }
}

/** A service on a database of its own, which the test may break. */
async function startBreakable() {
  const kept = keepLog()
  // Hints to other processes would take connections of the pool now and then.
  const service = await startService({ DATABASE_LISTEN_URL: 'off' }, { log: kept.log })
  onTestFinished(() => service.close())
  return { service, ...kept }
}

const idOf = (answer: Response) => answer.headers['x-request-id'] as string
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

describe('the line of a request', () => {
  test('names the request, the user and the result, and nothing else', async () => {
    const { service, lineOf } = await startLogged()
    const { ada, todo } = world()
    const headers = { ...bearer(ada.access_token), traceparent, 'X-Request-Id': 'mine' }
    await request(service.server).get(`/todos/${todo.id}?`).set(headers)
    expect(await lineOf('mine')).toEqual({
      level: levels.info,
      time: expect.any(Number),
      pid: process.pid,
      hostname: expect.any(String),
      request_id: 'mine',
      operation_id: 'getTodo',
      route: '/todos/{todo_id}',
      user_id: ada.id,
      method: 'GET',
      path: `/todos/${todo.id}`,
      status: 200,
      duration_ms: expect.any(Number),
      traceparent,
      msg: 'request completed',
    })
  })

  test('leaves out the members that a request does not have', async () => {
    const { service, lineOf } = await startLogged()
    const { ada } = world()
    const { server } = service
    const signedIn = bearer(ada.access_token)
    const cases: [answer: Response, line: object, absent: string[]][] = [
      [
        await request(server).get('/nowhere?a=b'),
        { path: '/nowhere', status: 404 },
        ['operation_id', 'route', 'user_id'],
      ],
      [await request(server).put('/todos'), { status: 405 }, ['operation_id', 'user_id']],
      [
        await request(server).get('/todos?q=x'),
        { operation_id: 'listTodos', path: '/todos', status: 401 },
        ['user_id'],
      ],
      [
        await request(server).get('/admin/users').set(signedIn),
        { operation_id: 'listUsers', status: 403, user_id: ada.id },
        [],
      ],
      [await request(server).post('/todos').set(signedIn), { operation_id: 'createTodo', user_id: ada.id }, []],
      [
        await request(server).head('/health'),
        { operation_id: 'getHealth', method: 'HEAD' },
        ['user_id', 'traceparent'],
      ],
      [await request(server).get('/health').set('traceparent', 'hello'), { status: 200 }, ['traceparent']],
      [await request(server).get('/docs/assets/none.js'), { path: '/docs/assets/none.js' }, ['operation_id']],
    ]
    for (const [answer, line, absent] of cases) {
      const written = await lineOf(idOf(answer))
      expect(written).toMatchObject({ level: levels.info, ...line })
      for (const name of absent) expect(written).not.toHaveProperty(name)
    }
  })

  test('of a 5xx is an error, and the line before it has the cause', async () => {
    const { service, lineOf, lines } = await startBreakable()
    await service.database.pool.raw('alter table users rename to lost')
    const answer = await request(service.server).get('/todos').set(bearer(world().ada.access_token))
    expect(await lineOf(idOf(answer))).toMatchObject({ level: levels.error, operation_id: 'listTodos', status: 500 })
    const causes = lines().filter((line) => line.request_id === idOf(answer) && 'err' in line)
    expect(causes).toMatchObject(
      [{ level: levels.error, operation_id: 'listTodos', err: { code: '42P01', message: /relation "users"/ } }].map(
        ({ err, ...line }) => ({ ...line, err: { ...err, message: expect.stringMatching(err.message) } }),
      ),
    )
  })

  test('of a client that disconnected says so, and has no status', async () => {
    const { service, lineOf } = await startBreakable()
    const { pool } = service.database
    const { port, hostname } = new URL(service.url)
    const { access_token } = await newPerson(service)
    const lock = await pool.transaction()
    await lock.raw('lock table users')
    const socket = connect(Number(port), hostname)
    socket.write(
      `GET /todos HTTP/1.1\r\nHost: x\r\nX-Request-Id: gone\r\nAuthorization: Bearer ${access_token}\r\n\r\n`,
    )
    // The lock has one connection, and the request waits with another.
    await expect.poll(() => pool.client.pool.numUsed(), { timeout: 5_000 }).toBe(2)
    socket.destroy()
    const line = await lineOf('gone')
    await lock.rollback()
    expect(line).toMatchObject({ level: levels.info, msg: 'request aborted', operation_id: 'listTodos' })
    expect(line).not.toHaveProperty('status')
  })
})

describe('a slow request', () => {
  test('is a warning with its route; a 5xx stays an error', async () => {
    const { service, lineOf } = await startLogged({ SLOW_REQUEST_MS: '0' })
    const { ada, todo } = world()
    const answer = await request(service.server).get(`/todos/${todo.id}`).set(bearer(ada.access_token))
    expect(await lineOf(idOf(answer))).toMatchObject({
      level: levels.warn,
      msg: 'slow request completed',
      method: 'GET',
      route: '/todos/{todo_id}',
      duration_ms: expect.any(Number),
    })
    const broken = await startLogged({ SLOW_REQUEST_MS: '0' }, { pool: unreachablePool() })
    const failed = await request(broken.service.server).get('/todos').set(bearer(ada.access_token))
    expect(await broken.lineOf(idOf(failed))).toMatchObject({ level: levels.error, status: 503 })
  })

  test('is not logged as slow below the limit', async () => {
    const { service, lines, lineOf } = await startLogged({ SLOW_REQUEST_MS: '86400000' })
    const answer = await send('listTodos', service, await validInput('listTodos', world()))
    await lineOf(idOf(answer))
    expect(lines().filter(({ level }) => (level as number) > levels.info)).toEqual([])
  })
})

const databasePassword = 'a-cellar-of-blue-plums'

function unreachablePool() {
  const connection = `postgres://nobody:${databasePassword}@127.0.0.1:1/nothing`
  const pool = createPool({ connection, max: 2, applicationName: 'taskpact tests' })
  onTestFinished(() => pool.destroy())
  return pool
}

/** Fails when the text has one of the secrets, or anything that is made of a password. */
function expectNone(secrets: readonly string[], text: string): void {
  expect(secrets.every((secret) => secret.length > 5)).toBe(true)
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  expect(text).not.toMatch(/\$argon2/)
}

describe('no secret is in the log', () => {
  const newPassword = 'a kettle of grey herons'
  const wrongPassword = 'not the tin whistle at all'
  const configured = [testSecret.toString(), databasePassword]

  /** Sends every secret that a person has, in right and wrong ways, and answers all of them. */
  async function useSecrets({ server }: TestService, email: string): Promise<string[]> {
    const seen = [goodPassword, newPassword, wrongPassword]
    const sendJson = (path: string, body: unknown) =>
      request(server)
        .post(path)
        .type('json')
        .send(typeof body === 'string' ? body : JSON.stringify(body))
    const token = async (form: object) => {
      const { body } = await request(server).post('/auth/token').type('form').send(form)
      if (body.access_token) seen.push(body.access_token, body.refresh_token)
      return body
    }
    const signIn = (password: string) => token({ grant_type: 'password', username: email, password })

    await sendJson('/auth/register', { email, password: goodPassword, name: 'Ada' })
    await sendJson('/auth/register', { email, password: goodPassword, name: 'Ada' })
    await sendJson('/auth/register', { email, password: { no: goodPassword }, name: goodPassword, [goodPassword]: 1 })
    await sendJson('/auth/register', `{"password":"${goodPassword}" oops`)
    await request(server).post('/auth/register').type('text').send(goodPassword)
    await signIn(wrongPassword)
    const first = await signIn(goodPassword)
    const second = await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })
    await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })
    const third = await signIn(goodPassword)
    const change = (current_password: string, new_password: string) =>
      request(server)
        .put('/users/me/password')
        .set(bearer(third.access_token ?? 'none'))
        .send({ current_password, new_password })
    await change(wrongPassword, newPassword)
    await change(goodPassword, newPassword)
    await signIn(newPassword)
    await sendJson('/auth/revoke', { token: second.refresh_token ?? seen[0] })
    for (const credentials of [`Bearer ${second.access_token}x`, `Basic ${btoa(`${email}:${goodPassword}`)}`])
      await request(server).get('/todos').set('Authorization', credentials).set('Cookie', `session=${goodPassword}`)
    seen.push(btoa(`${email}:${goodPassword}`))
    await request(server).get('/todos').query({ access_token: third.access_token, password: goodPassword })
    return seen
  }

  test('of a session with wrong and right passwords, refreshes, a password change and a revocation', async () => {
    const { service, text, lines } = await startLogged()
    const secrets = await useSecrets(service, 'secretive@example.com')
    expect(secrets.length).toBeGreaterThan(9)
    expect(lines().map(({ status }) => status)).toEqual(expect.arrayContaining([200, 201, 400, 401, 409, 415, 422]))
    expectNone([...secrets, ...configured], text())
  })

  test('of an absolute target with a password', async () => {
    const { service, text, lineOf } = await startLogged()
    const { port, hostname } = new URL(service.url)
    const socket = connect(Number(port), hostname)
    onTestFinished(() => void socket.destroy())
    socket.write(`GET http://ada:${databasePassword}@x/health?a HTTP/1.1\r\nHost: x\r\nX-Request-Id: whole\r\n\r\n`)
    expect(await lineOf('whole')).toMatchObject({ path: '/health' })
    expectNone([databasePassword], text())
  })

  test('of any operation', { timeout: 60_000 }, async () => {
    const { service, text } = await startLogged()
    const { ada, bob, root } = world()
    const tokens = [ada, bob, root].flatMap((person) => [person.access_token, person.refresh_token])
    for (const id of operationIds) {
      const { body } = await send(id, service, await validInput(id, world()))
      if (body?.access_token) tokens.push(body.access_token, body.refresh_token)
    }
    expectNone([goodPassword, ...tokens, ...configured], text())
  })

  test('when the tables are gone', async () => {
    const { service, text, lines } = await startBreakable()
    const { email, access_token, refresh_token } = await newPerson(service)
    for (const table of await tablesOf(service))
      await service.database.pool.raw('alter table ?? rename to ??', [table, `lost_${table}`])
    const secrets = await useSecrets(service, email)
    await request(service.server).get('/todos').set(bearer(access_token))
    await request(service.server).post('/auth/token').type('form').send({ grant_type: 'refresh_token', refresh_token })
    expect(lines().filter(({ err }) => err).length).toBeGreaterThan(5)
    expectNone([...secrets, access_token, refresh_token, ...configured], text())
  })

  test.each(['users', 'refresh_tokens'])('when Postgres quotes a row of %s in its error', async (table) => {
    const { service, text, lines } = await startBreakable()
    const { email } = await newPerson(service)
    await service.database.pool.raw(`
      create function quote() returns trigger language plpgsql as
        $$ begin raise exception 'broken' using errcode = 'XX001', detail = new::text, hint = new::text; end $$;
      create trigger quote before insert or update on ${table} for each row execute function quote();
    `)
    await useSecrets(service, email)
    await useSecrets(service, 'other@example.com')
    expect(
      lines().filter(({ err }) => (err as { code?: string } | undefined)?.code === 'XX001').length,
    ).toBeGreaterThan(0)
    expectNone([goodPassword, newPassword, wrongPassword, ...configured], text())
    // The row of a token as `new::text` writes it: with the token's hash in hexadecimal.
    expect(text()).not.toContain('\\\\x')
  })

  test('when the database cannot be reached', async () => {
    const environment = {
      DATABASE_URL: `postgres://nobody:${databasePassword}@127.0.0.1:1/nothing`,
      JWT_SECRET: testSecret.toString(),
      ADMIN_EMAIL: 'root@example.com',
      ADMIN_PASSWORD: 'seven geese in a row',
    }
    const { service, text, lines } = await startLogged(environment, { pool: unreachablePool() })
    const secrets = await useSecrets(service, 'nobody@example.com')
    await request(service.server).get('/todos').set(bearer(world().ada.access_token))
    expect(lines().filter(({ err }) => err).length).toBeGreaterThan(2)
    expectNone([...secrets, world().ada.access_token, environment.ADMIN_PASSWORD, ...configured], text())
  })
})
