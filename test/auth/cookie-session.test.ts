/** Sessions whose refresh token is in a cookie, and how long each kind of session lives. */
import request, { type Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'

let plain: TestService
let secure: TestService
beforeAll(async () => {
  plain = await startService({ SESSION_IDLE_DAYS: '7', SESSION_MAX_DAYS: '30' })
  secure = await startService({ PUBLIC_URL: 'https://todo.example.com/app' }, {}, plain.database)
})
afterAll(async () => {
  await secure.close()
  await plain.close()
})

type Headers = Record<string, string>
const ownPage: Headers = { 'Sec-Fetch-Site': 'same-origin' }

function post({ server }: TestService, path: string, body: object, headers: Headers = ownPage) {
  return request(server).post(path).type('form').set(headers).send(body)
}

const signIn = (service: TestService, { email, password }: Person, headers?: Headers) =>
  post(service, '/auth/token', { grant_type: 'password', username: email, password, session: 'cookie' }, headers)

const refresh = (service: TestService, cookie: string, headers: Headers = ownPage) =>
  post(service, '/auth/token', { grant_type: 'refresh_token', session: 'cookie' }, { ...headers, Cookie: cookie })

/** The cookie that a response sets, as a browser sends it, and its attributes. */
function cookieOf({ headers }: Response): { pair: string; attributes: string[] } {
  const [pair = '', ...attributes] = String(headers['set-cookie'] ?? '').split('; ')
  return { pair, attributes }
}

const sessionsOf = async ({ id }: Person) =>
  Number((await plain.database.pool('sessions').where({ user_id: id }).count())[0]?.count)

describe('a cookie session', () => {
  test('has a refresh token in the cookie alone', async () => {
    const ada = await newPerson(plain)
    const answer = await signIn(plain, ada)
    expect(Object.keys(answer.body).sort()).toEqual(['access_token', 'expires_in', 'token_type'])
    const { pair, attributes } = cookieOf(answer)
    expect(pair).toMatch(/^taskpact_refresh=tpr_/)
    expect(attributes).toEqual(['Path=/', 'Max-Age=604800', 'HttpOnly', 'SameSite=Strict'])
    const next = await refresh(plain, pair)
    expect(next.status).toBe(200)
    expect(cookieOf(next).pair).not.toBe(pair)
    const me = await request(plain.server).get('/users/me').set('Authorization', `Bearer ${next.body.access_token}`)
    expect(me.body.id).toBe(ada.id)
  })

  test('of an https service has a cookie that no other host can set, and no other counts', async () => {
    const ada = await newPerson(secure)
    const { pair, attributes } = cookieOf(await signIn(secure, ada))
    expect(pair).toMatch(/^__Host-taskpact_refresh=tpr_/)
    expect(attributes).toEqual(['Path=/', 'Max-Age=2592000', 'HttpOnly', 'SameSite=Strict', 'Secure'])
    const tossed = pair.replace('__Host-', '')
    assertProblem(await refresh(secure, tossed), 'invalid_grant')
    expect((await refresh(secure, `${tossed}x; ${pair}`)).status).toBe(200)
  })

  test('refuses two cookies of its name, of which one may be from another host', async () => {
    const [ada, eve] = [await newPerson(plain), await newPerson(plain)]
    const [own, tossed] = [cookieOf(await signIn(plain, ada)).pair, cookieOf(await signIn(plain, eve)).pair]
    for (const cookie of [`${own}; ${tossed}`, `${tossed}; ${own}`])
      assertProblem(await refresh(plain, cookie), 'validation_failed', ['cookies /taskpact_refresh'])
    expect((await refresh(plain, own)).status).toBe(200)
  })

  const foreign: Record<string, Headers> = {
    'another site': { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example.com' },
    'another host of the site': { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.example.com' },
    'a typed address': { 'Sec-Fetch-Site': 'none' },
    'another site that claims our origin': { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://todo.example.com' },
    'another origin, in an old browser': { Origin: 'https://evil.example.com' },
    'another port, in an old browser': { Origin: 'https://todo.example.com:8443' },
    'our host without TLS, in an old browser': { Origin: 'http://todo.example.com' },
    'a sandboxed frame, in an old browser': { Origin: 'null' },
    'no page': {},
  }
  test.each(Object.keys(foreign))('is neither begun nor used nor ended by %s', async (which) => {
    const ada = await newPerson(secure)
    const { pair } = cookieOf(await signIn(secure, ada))
    const headers = foreign[which] as Headers
    const before = await sessionsOf(ada)
    const answers = [
      await signIn(secure, ada, headers),
      await refresh(secure, pair, headers),
      await post(secure, '/auth/revoke', { session: 'cookie' }, { ...headers, Cookie: pair }),
    ]
    for (const answer of answers) {
      assertProblem(answer, 'foreign_origin')
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect(await sessionsOf(ada)).toBe(before)
    expect((await refresh(secure, pair)).status).toBe(200)
  })

  test('is used by pages of our own origin in old browsers', async () => {
    const ada = await newPerson(secure)
    expect((await signIn(secure, ada, { Origin: 'https://todo.example.com' })).status).toBe(200)
  })

  test('gives two tabs that refresh at once the same token', async () => {
    const { pair } = cookieOf(await signIn(plain, await newPerson(plain)))
    const answers = await Promise.all([refresh(plain, pair), refresh(plain, pair)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const [one, other] = answers.map((answer) => cookieOf(answer).pair)
    expect(one).toBe(other)
  })

  test('ends when a used token comes later, and the cookie is deleted', async () => {
    const ada = await newPerson(plain)
    const { pair } = cookieOf(await signIn(plain, ada))
    const { pair: next } = cookieOf(await refresh(plain, pair))
    const { pool } = plain.database
    const refreshed_at = pool.raw("refreshed_at - interval '11 seconds'")
    await pool('sessions').update({ refreshed_at }).where({ user_id: ada.id }).whereNotNull('refreshed_at')
    const stolen = await refresh(plain, pair)
    assertProblem(stolen, 'invalid_grant')
    expect(cookieOf(stolen)).toEqual({
      pair: 'taskpact_refresh=',
      attributes: ['Path=/', 'Max-Age=0', 'HttpOnly', 'SameSite=Strict'],
    })
    assertProblem(await refresh(plain, next), 'invalid_grant')
  })

  test('ends with a sign-out, which deletes the cookie', async () => {
    const ada = await newPerson(plain)
    const signedIn = await signIn(plain, ada)
    const { pair } = cookieOf(signedIn)
    const answer = await post(plain, '/auth/revoke', { session: 'cookie' }, { ...ownPage, Cookie: pair })
    expect([answer.status, cookieOf(answer).pair]).toEqual([204, 'taskpact_refresh='])
    assertProblem(await refresh(plain, pair), 'invalid_grant')
    const me = await request(plain.server).get('/users/me').set('Authorization', `Bearer ${signedIn.body.access_token}`)
    expect(me.status).toBe(401)
  })

  test('leaves no trail of a page that has none', async () => {
    const count = () => plain.database.pool('audit_entries').where({ kind: 'refresh_token_reused' })
    const before = (await count()).length
    assertProblem(await refresh(plain, 'theme=dark'), 'invalid_grant')
    expect((await count()).length).toBe(before)
  })
})

describe('the lifetime of a session', () => {
  /** Moves what happened to a person's sessions into the past. */
  async function age({ id }: Person, columns: string[], days: number): Promise<void> {
    const { pool } = plain.database
    const earlier = (column: string) => [column, pool.raw(`${column} - make_interval(days => ?)`, [days])]
    await pool('sessions')
      .update(Object.fromEntries(columns.map(earlier)))
      .where({ user_id: id })
  }
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
  const kinds = {
    token: (person: Person) => Promise.resolve(person.refresh_token),
    cookie: async (person: Person) => cookieOf(await signIn(plain, person)).pair,
  }
  const refreshBy = (kind: keyof typeof kinds, credential: string) =>
    kind === 'cookie'
      ? refresh(plain, credential)
      : post(plain, '/auth/token', { grant_type: 'refresh_token', refresh_token: credential }, {})

  test('is shown', async () => {
    const ada = await newPerson(plain)
    await age(ada, ['created_at'], 27)
    const [{ created_at, last_used_at, expires_at, ends_at }] = (await ada.send('get', '/users/me/sessions')).body
    expect(days(created_at, ends_at)).toBe(30)
    expect(days(last_used_at, expires_at)).toBeCloseTo(3)
  })

  test.each(['token', 'cookie'] as const)('of a %s ends without a use', async (kind) => {
    const ada = await newPerson(plain)
    const credential = await kinds[kind](ada)
    await age(ada, ['last_used_at'], 8)
    assertProblem(await refreshBy(kind, credential), 'invalid_grant')
  })

  test.each(['token', 'cookie'] as const)(
    'of a %s ends some time after the sign-in, however often it is used',
    async (kind) => {
      const ada = await newPerson(plain)
      const credential = await kinds[kind](ada)
      await age(ada, ['created_at'], 29)
      const used = await refreshBy(kind, credential)
      expect(used.status).toBe(200)
      const { expires_at } = await plain.database
        .pool('sessions')
        .first('expires_at')
        .where({ user_id: ada.id })
        .orderBy('expires_at')
      expect(days(new Date().toISOString(), expires_at)).toBeCloseTo(1, 1)
      if (kind === 'cookie') expect(cookieOf(used).attributes[1]).toMatch(/^Max-Age=86[34]\d\d$/)
      await age(ada, ['created_at'], 1)
      assertProblem(
        await refreshBy(kind, kind === 'cookie' ? cookieOf(used).pair : used.body.refresh_token),
        'invalid_grant',
      )
    },
  )

  test('is that of now for a session that began with a longer one', async () => {
    const ada = await newPerson(secure)
    await age(ada, ['created_at'], 31)
    const [{ expires_at, ends_at }] = (await ada.send('get', '/users/me/sessions')).body
    expect(Date.parse(expires_at)).toBeLessThanOrEqual(Date.parse(ends_at))
    assertProblem(await refreshBy('token', ada.refresh_token), 'invalid_grant')
  })
})
