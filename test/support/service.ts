/** The whole service on a database of its own, and people who use it. */

import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import jwt from 'jsonwebtoken'
import type { Knex } from 'knex'
import request, { type Test } from 'supertest'
import { afterAll, beforeAll, inject } from 'vitest'
import { loadConfig } from '../../src/config/config.ts'
import { createPasswords } from '../../src/features/auth/passwords.ts'
import { serveEventSocket } from '../../src/features/events/socket.ts'
import { opensEventSocket } from '../../src/features/events/upgrade.ts'
import { insertSession } from '../../src/features/sessions/queries.ts'
import { insertUser, updateVerifiedEmail } from '../../src/features/users/queries.ts'
import { createApp } from '../../src/http/app.ts'
import { outsideExpress } from '../../src/http/outside-express.ts'
import { createHttpServer } from '../../src/kernel/index.ts'
import type { Caller, Schemas } from '../../src/service/api.ts'
import { type Context, createContext } from '../../src/service/context.ts'
import { idempotencyStore } from '../../src/service/idempotency-store.ts'
import { openReplicas } from '../../src/start/database.ts'
import { signingSecrets } from '../../src/start/signing-secret.ts'
import { noTracing } from '../../src/telemetry/tracing.ts'
import { recordAnswers } from '../coverage/record.ts'
import { createDatabase, type TestDatabase } from './database.ts'
import { knownProvider } from './known-provider.ts'

export interface TestService {
  context: Context
  database: TestDatabase
  server: Server
  /** `http://127.0.0.1:port` */
  url: string
  close(): Promise<void>
}

/** The secret of every test service, for tests that sign tokens themselves. */
export const testSecret = Buffer.from('a test secret that only tests know: 32+ bytes')

/**
 * Starts the service on a real socket, on a new database or on another service's. Rate limits are off unless asked for, and
 * timeouts are long enough for a busy machine.
 */
export async function startService(
  environment: Record<string, string> = {},
  overrides: Partial<Context> = {},
  shared?: TestDatabase,
): Promise<TestService> {
  const database = shared ?? (await createDatabase())
  const config = loadConfig({
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
    REGISTRATION: 'open',
    // The people of a test file share its service.
    QUOTAS: 'webhooks=10000,api_tokens=1000,sessions=1000',
    DATABASE_WAIT_MS: '10000',
    // The same whether the app was built or not. Its own tests turn it on.
    WEB_APP: 'off',
    MAX_REQUESTS: '1000',
    // It is discovered by no request.
    OIDC_GITHUB_ISSUER: 'https://github.com',
    OIDC_GITHUB_CLIENT_ID: 'taskpact',
    // Nothing listens there.
    OIDC_GONE_ISSUER: 'http://127.0.0.1:9',
    OIDC_GONE_CLIENT_ID: 'taskpact',
    // `npm run test:plain` sets it for all services of its tests.
    TASKPACT_PLAIN: process.env.TASKPACT_PLAIN ?? '0',
    ...environment,
  })
  const stopping = new AbortController()
  const context = await createContext(
    {
      config,
      stopping: stopping.signal,
      pool: database.pool,
      secrets: config.jwtSecrets ? await signingSecrets(config) : [testSecret],
      replicaPools: openReplicas(config, noTracing),
    },
    // The first person of a test is no admin.
    { firstAccount: { isNext: async () => false }, ...overrides },
  )
  if (!overrides.providers) context.providers.set('known', knownProvider)
  const bare = outsideExpress(context)
  const server = createHttpServer(await createApp(context), { ...bare, isUpgrade: opensEventSocket })
  serveEventSocket(server, context, bare)
  const answersFolder = inject('answersFolder')
  if (answersFolder) recordAnswers(server, answersFolder)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    context,
    database,
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      stopping.abort()
      await context.tail.stop()
      server.close()
      server.closeAllConnections()
      await Promise.all([context.jobs.stop(), context.replicas.close()])
      if (!shared) await database.drop()
    },
  }
}

/** A service for all tests of a file: `const service = useService()`, then `service()` inside of tests. */
export function useService(environment: Record<string, string> = {}): () => TestService {
  let service: TestService
  beforeAll(async () => {
    service = await startService(environment)
  })
  afterAll(() => service.close())
  return () => service
}

/** Two processes on one database, and an admin. */
export interface TwoServices {
  service: TestService
  other: TestService
  root: Person
}

/** Starts two services for all tests of a file, and hands them over. */
export function useTwoServices(begin: (started: TwoServices) => void): void {
  let started: TwoServices
  beforeAll(async () => {
    const service = await startService()
    const other = await startService({}, {}, service.database)
    started = { service, other, root: await newAdmin(service) }
    begin(started)
  })
  afterAll(async () => {
    await started.other.close()
    await started.service.close()
  })
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** A registered user with a live session. */
export interface Person {
  id: string
  email: string
  password: string
  access_token: string
  refresh_token: string
  /** A request with this person's token: `await ada.send('get', '/todos')`. */
  send(method: Method, path: string, body?: object): Test
}

/** A password that no list has. */
export const goodPassword = 'tin whistle at low tide'

/** Made once per process: a hash is slow by design, and a run of all tests has thousands of people. */
const goodPasswordHash = createPasswords().hash(goodPassword)

let people = 0
const nextAddress = () => `person-${++people}-${process.pid}@example.com`

/**
 * A new user with a confirmed address and a session, as registration and sign-in leave them, but for their entries in the audit
 * trail. Their rows are inserted, so that no password is hashed.
 */
export async function newPerson(service: TestService, name = 'Ada', role: Schemas['Role'] = 'user'): Promise<Person> {
  const { context, database } = service
  const email = nextAddress()
  const password_hash = await goodPasswordHash
  const user = await insertUser(database.pool, { email, name, password_hash, role, email_verified_at: new Date() })
  if (!user) throw new Error(`${email} has an account already`)
  const { token, hash } = context.tokens.newRefreshToken()
  const device = { address: '127.0.0.1', user_agent: null }
  const sessionId = await insertSession(database.pool, user.id, hash, device, context.config.sessions)
  const access = context.tokens.signAccess({ userId: user.id, sessionId, version: 1 })
  const tokens = { access_token: access.token, refresh_token: token }
  return personOf(service, { id: user.id, email, password: goodPassword, ...tokens })
}

/** A new user who is an admin. */
export async function newAdmin(service: TestService, name = 'Root'): Promise<Person> {
  return newPerson(service, name, 'admin')
}

/** A user who has registered and signed in through the API. Their address counts as confirmed. */
export async function newRegistered({ server, database }: TestService, name = 'Ada'): Promise<Person> {
  const email = nextAddress()
  const registered = await request(server).post('/auth/register').send({ email, password: goodPassword, name })
  if (registered.status !== 201) throw new Error(`registering answered ${registered.status}: ${registered.text}`)
  await updateVerifiedEmail(database.pool, registered.body.id, email)
  return signIn(server, { id: registered.body.id, email, password: goodPassword })
}

/** Signs in once more: another session of the same person. */
export async function signIn(server: Server, person: Pick<Person, 'id' | 'email' | 'password'>): Promise<Person> {
  const { id, email, password } = person
  const answer = await request(server)
    .post('/auth/token')
    .type('form')
    .send({ grant_type: 'password', username: email, password })
  if (answer.status !== 200) throw new Error(`signing in answered ${answer.status}: ${answer.text}`)
  const { access_token, refresh_token } = answer.body
  return personOf({ server }, { id, email, password, access_token, refresh_token })
}

/** The same person with a token of a separate auth service, which shares the secret. It says no more than `claims`. */
export function ofIssuer(person: Person, claims: object = {}): Person {
  const access_token = jwt.sign({ sub: person.id, exp: Math.floor(Date.now() / 1000) + 600, ...claims }, testSecret)
  return { ...person, access_token }
}

/** Makes the last authentication of a person's sessions so many seconds old. */
export async function ageAuthentication({ database }: TestService, { id }: Pick<Person, 'id'>, seconds: number) {
  const authenticated_at = database.pool.raw('now() - make_interval(secs => ?)', [seconds])
  await database.pool('sessions').update({ authenticated_at }).where({ user_id: id }).whereNull('name')
}

/** A person for whom an admin has set limits. */
export async function limited(
  person: Person,
  { database }: TestService,
  limits: Schemas['QuotaLimits'],
): Promise<Person> {
  await database
    .pool('users')
    .update({ quotas: JSON.stringify(limits) })
    .where({ id: person.id })
  return person
}

/** Takes an idempotency key in a transaction, as a request of this user does while it is in flight. */
export function takeKeyOf({ context }: TestService, db: Knex, userId: string, key: string) {
  const user = { id: userId, quotas: {}, near_quota: false, time_zone: 'UTC' } as Caller
  return idempotencyStore(context.quotas).take({ db }, { user, key })
}

/** Somebody whose requests go to another service on the same database. */
export function personOf({ server }: Pick<TestService, 'server'>, person: Omit<Person, 'send'>): Person {
  return {
    ...person,
    send(method, path, body) {
      const sent = request(server)[method](path).set('Authorization', `Bearer ${person.access_token}`)
      return body === undefined ? sent : sent.send(body)
    },
  }
}
