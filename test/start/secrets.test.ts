/**
 * All that the real processes print at their most talkative, through whatever the service does with a secret, well and
 * badly: none of the secrets is in it, and none of their hashes.
 */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, SignJWT } from 'jose'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { startReceiver } from '../support/webhooks.ts'
import { newPlace, type Place, start } from './process.ts'

/** By what it is, so that a failure names it without showing it. */
const secrets = new Map<string, string>()
let kept = 0
function keep(name: string, secret: string): string {
  expect(secret.length, name).toBeGreaterThan(10)
  secrets.set(`${name} ${++kept}`, secret)
  return secret
}
const fresh = (name: string) => keep(name, `${name}-${randomBytes(12).toString('hex')}`)

test('nothing that is printed holds a secret', { timeout: 120_000 }, async () => {
  const place = await newPlace()
  const database = await guardedDatabase()
  const issuer = await startIssuer()
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  const admin = { email: 'root@example.com', password: fresh('admin-password') }
  const env = {
    LOG_LEVEL: 'trace',
    DATABASE_URL: database.url,
    JWT_SECRET: fresh('signing-secret-of-many-bytes'),
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    WEBHOOK_TARGETS: 'any',
    ...issuer.env,
  }
  const service = await start(place, { env })
  const call = callerOf(service.url)

  const ada = { email: 'ada@example.com', name: 'Ada', password: fresh('password') }
  await call('POST /auth/register', 201, { body: ada })
  const first = await signIn(call, ada)
  await refreshAndLeak(call, await signIn(call, ada))
  await call('GET /users/me', 200, { token: await issuer.token() })
  await useWrongly(call, ada, first.access_token)

  const token = first.access_token
  const { body: made } = await call('POST /users/me/api-tokens', 201, {
    token,
    body: { name: 'Report', scopes: ['todos:read', 'todos:write', 'batch:write'] },
  })
  const program = keep('API token', made.token)
  const operations = [{ method: 'POST', path: '/todos', body: { title: 'Buy milk' } }]
  await call('POST /batch', 200, { token: program, body: { operations } })
  await call('POST /webhooks', 403, { token: program, body: { url: receiver.url } })

  // Only a confirmed address has webhooks and invites.
  await call('PUT /users/me/email', 202, { token, body: { email: ada.email, password: ada.password } })
  await call('POST /auth/email', 204, { body: { token: await mailedToken(place, 'email', ada.email) } })
  const { body: webhook } = await call('POST /webhooks', 201, {
    token,
    body: { url: `${receiver.url}?key=${fresh('webhook-key')}` },
  })
  keep('webhook secret', webhook.secret)
  await call('POST /todos', 201, { token, body: { title: 'Dig' } })
  keep('signature', String((await receiver.eventLike({ type: 'todo.created' })).headers['webhook-signature']))
  const { body: rotated } = await call(`POST /webhooks/${webhook.id}/rotate-secret`, 200, { token })
  keep('webhook secret', rotated.secret)
  receiver.onEvent = (_, answer) => answer.destroy()
  await call('POST /todos', 201, { token, body: { title: 'Dig deeper' } })
  await receiver.eventLike({ data: { title: 'Dig deeper' } })

  await listenWithTicket(call, service.url, token)
  const grace = 'grace@example.com'
  const { body: project } = await call('POST /projects', 201, { token, body: { name: 'Garden' } })
  await call(`POST /projects/${project.id}/invitations`, 201, { token, body: { email: grace, role: 'editor' } })
  await call('PUT /users/me/email', 202, { token, body: { email: 'ada@example.org', password: ada.password } })
  await call('POST /auth/password-reset', 202, { body: { email: admin.email } })
  await mailedToken(place, 'email-cancel', ada.email)
  await call('POST /invitations/decline', 204, { body: { token: await mailedToken(place, 'invitation', grace) } })
  await call('POST /auth/email', 204, { body: { token: await mailedToken(place, 'email', 'ada@example.org') } })
  const resetToken = await mailedToken(place, 'password-reset', admin.email)
  const reset = { token: resetToken, new_password: fresh('new-password') }
  await call('POST /auth/password-reset/confirm', 204, { body: reset })
  await call('POST /auth/password-reset/confirm', 409, { body: reset })
  const change = { current_password: ada.password, new_password: fresh('changed-password') }
  await call('PUT /users/me/password', 204, { token, body: change })

  await database.keepHashes()
  await database.breakUsers()
  await call('POST /auth/register', 500, { body: { ...ada, email: grace, password: fresh('password') } })
  expect(await service.stop()).toBe(0)

  // A mail server that is not there, and a database that is lost.
  const smtp = `smtp://mailer:${fresh('smtp-password')}@127.0.0.1:9`
  const second = await start(place, { env: { ...env, SMTP_URL: smtp } })
  await callerOf(second.url)('POST /auth/password-reset', 202, { body: { email: admin.email } })
  await expect.poll(() => second.text.output, { timeout: 30_000 }).toContain('ECONNREFUSED')
  await database.stop()
  await callerOf(second.url)('POST /auth/token', 503, { form: { ...grant, username: grace, password: 'unknown' } })
  await second.stop()

  const printed = [service, second].map(({ text }) => text.output + text.errors).join('\n')
  // Without these, the test would also pass if nothing were printed.
  for (const operation of ['createToken', 'runBatch', 'rotateWebhookSecret', 'resetPassword'])
    expect(printed).toContain(operation)
  expect(secrets.size).toBeGreaterThan(30)
  // That of the user who could not be stored, too.
  expect(printed).not.toContain('$argon2')
  expect([...secrets].filter(([, secret]) => printed.includes(secret)).map(([name]) => name)).toEqual([])
})

interface Sent {
  token?: string
  body?: object | string
  form?: Record<string, string>
  headers?: Record<string, string>
}
type Call = ReturnType<typeof callerOf>

/** Sends `GET /path` and checks the status. */
function callerOf(url: string) {
  // biome-ignore lint/suspicious/noExplicitAny: a body is what the contract says of the path
  return async (line: string, status: number, { token, body, form, headers }: Sent = {}): Promise<{ body: any }> => {
    const [method = '', path] = line.split(' ')
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(form && { body: new URLSearchParams(form) }),
    })
    const text = await response.text()
    expect({ line, status: response.status, text }).toMatchObject({ status })
    return { body: text === '' ? null : JSON.parse(text) }
  }
}

const grant = { grant_type: 'password' }

async function signIn(call: Call, { email, password }: { email: string; password: string }) {
  return keepTokens(await call('POST /auth/token', 200, { form: { ...grant, username: email, password } }))
}

function keepTokens({ body }: { body: { access_token: string; refresh_token: string } }) {
  keep('refresh token', body.refresh_token)
  keep('access token', body.access_token)
  keep('signature of an access token', String(body.access_token.split('.')[2]))
  return body
}

/** A token that is used again after its successor was stolen. */
async function refreshAndLeak(call: Call, { refresh_token }: { refresh_token: string }): Promise<void> {
  const form = { grant_type: 'refresh_token', refresh_token }
  const { refresh_token: next } = keepTokens(await call('POST /auth/token', 200, { form }))
  keepTokens(await call('POST /auth/token', 200, { form: { ...form, refresh_token: next } }))
  await call('POST /auth/token', 401, { form })
  await call('POST /auth/revoke', 204, { form: { token: refresh_token } })
}

/** Secrets where they do not belong, or are not understood. */
async function useWrongly(call: Call, { email, password }: { email: string; password: string }, token: string) {
  await call(`GET /todos?access_token=${token}`, 401)
  await call(`GET /todos?search=a&access_token=${token}`, 422, { token })
  await call('GET /todos', 401, { headers: { Authorization: `Basic ${keep('basic', btoa(`${email}:${password}`))}` } })
  await call('GET /todos', 401, { headers: { Authorization: `Token ${token}` } })
  await call('GET /todos', 401, { token: `${token}x` })
  await call('POST /auth/token', 401, { form: { ...grant, username: email, password: fresh('wrong-password') } })
  await call('POST /auth/token', 422, { form: { ...grant, username: email, password, password_again: password } })
  await call('POST /auth/register', 400, { body: `{"password": "${password}", ` })
  await call('POST /auth/register', 422, { body: { email: password, name: 'Ada', [password]: password } })
  await call('POST /auth/register', 409, { body: { email, name: 'Ada', password: `${password}\0` } })
  await call('POST /auth/password-reset/confirm', 409, { body: { token: fresh('no-token'), new_password: password } })
}

async function listenWithTicket(call: Call, url: string, token: string): Promise<void> {
  const { body } = await call('POST /events/tickets', 200, { token })
  keep('ticket', body.ticket)
  const address = `${url.replace('http', 'ws')}/events/ws?ticket=${body.ticket}`
  const socket = new WebSocket(address)
  await once(socket, 'open')
  socket.close()
  await once(socket, 'close')
  // Once is all that it is good for.
  const again = new WebSocket(address)
  const [error] = await once(again, 'error')
  expect(String(error)).toContain('401')
}

/** The token of the mail in the outbox that leads its address to a page. */
async function mailedToken({ data }: Place, page: string, address: string): Promise<string> {
  const outbox = join(data, 'outbox')
  async function find(): Promise<string | undefined> {
    const files = await readdir(outbox).catch(() => [])
    const mails = await Promise.all(files.map((file) => readFile(join(outbox, file), 'utf8')))
    const unfolded = mails.map((text) => text.replaceAll('=\r\n', ''))
    const mail = unfolded.find((text) => text.includes(`To: ${address}\r\n`) && text.includes(`/account/${page}#`))
    return mail && new RegExp(`/account/${page}#([\\w.-]+)`).exec(mail)?.[1]
  }
  await expect.poll(find, { timeout: 30_000, message: `a mail to ${address} with ${page}` }).toBeDefined()
  return keep('mailed token', (await find()) as string)
}

/** An issuer of tokens with a key set. */
async function startIssuer() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const jwk = { ...(await exportJWK(publicKey)), alg: 'EdDSA', kid: 'one', use: 'sig' }
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  const [issuer, audience] = ['https://id.example.com/', 'taskpact-api']
  return {
    env: {
      JWKS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
      JWT_ISSUER: issuer,
      JWT_AUDIENCE: audience,
      JWT_CREATE_USERS: 'on',
    },
    async token() {
      const claims = { sub: 'someone', email: 'someone@id.example.com', email_verified: true, jti: randomUUID() }
      const token = new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: 'one' }).setIssuer(issuer)
      return keep('external token', await token.setAudience(audience).setExpirationTime('5m').sign(privateKey))
    },
  }
}

/** A database that asks for a password. */
async function guardedDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-start-'))
  await chmod(folder, 0o711)
  const server = await startEmbedded({ dataFolder: join(folder, 'data'), settings: { fsync: 'off' } })
  const password = fresh('database-password')
  const administer = async (statement: string, database = server.connection.database) => {
    const client = new pg.Client({ ...server.connection, database })
    await client.connect()
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    await client.end()
    return rows.flat() as (string | null)[]
  }
  await administer(`create role guarded login password '${password}'`)
  await administer('create database guarded owner guarded')
  let running = true
  const stop = async () => {
    if (running) await server.stop()
    running = false
  }
  onTestFinished(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })
  const { host } = server.connection
  return {
    url: `postgresql:///guarded?host=${encodeURIComponent(host)}&user=guarded&password=${password}`,
    stop,
    /** Collects the hashes that are stored in place of secrets. */
    async keepHashes() {
      const columns = {
        users: ['password_hash'],
        refresh_tokens: [`encode(token_hash, 'hex')`, `encode(token_hash, 'base64')`],
        sessions: [`encode(token_hash, 'hex')`, `encode(token_hash, 'base64')`],
        webhooks: [`encode(sealed_secret, 'hex')`, `encode(sealed_secret, 'base64')`],
      }
      for (const [table, names] of Object.entries(columns))
        for (const name of names) {
          const found = (await administer(`select ${name} from ${table}`, 'guarded')).filter((hash) => hash !== null)
          expect(found.length, table).toBeGreaterThan(0)
          for (const hash of found) keep(`hash in ${table}`, hash)
        }
    },
    /** Lets Postgres say of a new user what it says of a row that breaks a rule: the row. */
    async breakUsers() {
      await administer(
        `create function refuse() returns trigger language plpgsql as $$
          begin raise exception 'broken' using detail = 'Failing row contains ' || new::text; end $$`,
        'guarded',
      )
      await administer('create trigger refuse before insert on users for each row execute function refuse()', 'guarded')
    },
  }
}
