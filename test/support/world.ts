/** The world that the cases of a file share: three users, a todo, and services on the same database that fail. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Knex } from 'knex'
import { afterAll, beforeAll } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import type { Person as Identified, Provider } from '../../src/features/oidc/provider.ts'
import { Gate, type JsonObject, readContract, tooManyAtOnce } from '../../src/kernel/index.ts'
import type { Schemas } from '../../src/service/api.ts'
import { lockKey } from '../../src/service/idempotency-store.ts'
import { document } from './answers.ts'
import { newTodo } from './build.ts'
import { newAdmin, newPerson, type Person, startService, type TestService } from './service.ts'

export interface World {
  service: TestService
  /** Has the todo. */
  ada: Person
  /** Has none. */
  bob: Person
  /** The only admin. */
  root: Person
  todo: Schemas['Todo']
  /** Columns of the database that no answer may name. */
  internalColumns: ReadonlySet<string>
  /** The service with something wrong; started when first asked for. */
  failing(fault: Fault): Promise<TestService>
  /** Takes an `Idempotency-Key`, as a request of the person's does that runs until all tests are over. */
  takeKey(person: Person, key: string): Promise<unknown>
}

/** A provider whose code is the person, as JSON. */
const knownProvider = new Map<string, Provider>([
  [
    'known',
    {
      config: {
        name: 'known',
        label: 'Known',
        issuer: 'https://id.example.com',
        clientId: 'taskpact',
        clientSecret: null,
        scopes: null,
        role: null,
        domains: [],
        trustsEmail: false,
        trustsMfa: false,
      },
      authorizationUrl: async () => 'https://id.example.com',
      complete: async (_, { code }) => JSON.parse(code) as Identified,
    },
  ],
])

const faults = {
  /** Every caller has its share of the places. */
  crowded: ({ database }: TestService) => startService({}, { gate: new CrowdedGate(1) }, database),
  /** Every quota of the contract is used up. */
  exhausted: ({ database }: TestService) =>
    startService({ RATE_LIMITS: 'on' }, { contract: altered(withoutQuota) }, database),
  /** Only people with an invitation may register. */
  invited: ({ database }: TestService) => startService({ REGISTRATION: 'invited' }, {}, database),
  /** No one may register. */
  closed: ({ database }: TestService) => startService({ REGISTRATION: 'closed' }, {}, database),
  /** It has the web app. */
  withWebApp: ({ database }: TestService) => startService({}, { webApp: 'served' }, database),
  /** Every session needs a second factor. */
  demanding: ({ database }: TestService) => startService({ REQUIRE_SECOND_FACTOR: 'all' }, {}, database),
  /** No user has room for stored responses. */
  full: ({ database }: TestService) => startService({ QUOTAS: 'kept_responses=0' }, {}, database),
  /** Every success must carry a header that no handler sends. */
  contradicted: ({ database }: TestService) => startService({}, { contract: altered(withImpossibleHeader) }, database),
  /** Nothing listens where Postgres should. */
  unreachable: async ({ database }: TestService) => {
    const connection = { host: '127.0.0.1', port: await closedPort(), user: 'nobody', database: 'nothing' }
    return startService({}, { pool: createPool({ connection, max: 2, applicationName: 'taskpact tests' }) }, database)
  },
  /** It is in maintenance, and the world's other services on this database are not. */
  maintained: async ({ database }: TestService) => {
    await database.pool.raw('create schema maintained')
    await database.pool.raw('create table maintained.service_notices (like public.service_notices including all)')
    const notice = { kind: 'maintenance', message: 'We move to a larger machine.', level: 'warning' }
    await database.pool('maintained.service_notices').insert(notice)
    const connection = { ...database.connection, options: '-c search_path=maintained,public' }
    const pool = createPool({ connection, max: 2, applicationName: 'taskpact tests' })
    const service = await startService({}, { pool, providers: knownProvider }, database)
    return { ...service, close: () => service.close().finally(() => pool.destroy()) }
  },
  /** No database, and rate limits, which are counted there. */
  uncountable: async ({ database }: TestService) => {
    const connection = { host: '127.0.0.1', port: await closedPort(), user: 'nobody', database: 'nothing' }
    const pool = createPool({ connection, max: 2, applicationName: 'taskpact tests' })
    return startService({ RATE_LIMITS: 'on' }, { pool }, database)
  },
  /** It knows an identity provider, and takes registrations by invitation. */
  invitedByProvider: ({ database }: TestService) =>
    startService({ REGISTRATION: 'invited' }, { providers: knownProvider }, database),
  /** It takes no passwords. */
  passwordless: ({ database }: TestService) => startService({ PASSWORD_SIGN_IN: 'off' }, {}, database),
  /** A database of its own, in which no table has the name that it should. */
  corrupted: async () => {
    const service = await startService()
    for (const table of await tablesOf(service))
      await service.database.pool.raw('alter table ?? rename to ??', [table, `lost_${table}`])
    await service.database.pool.raw('alter schema pgboss rename to lost_pgboss')
    return service
  },
  /** A database of its own, which does not know of its last migration. */
  unmigrated: async () => {
    const service = await startService()
    await service.database.pool.raw('delete from knex_migrations where id = (select max(id) from knex_migrations)')
    return service
  },
}
export type Fault = keyof typeof faults

/** A gate at which every caller has its share. */
class CrowdedGate extends Gate {
  override enter(): never {
    throw tooManyAtOnce('requests in flight')
  }
}

/** A world for all tests of a file: `const world = useWorld()`, then `world()` inside of tests. */
export function useWorld(): () => World {
  let world: World
  const failing = new Map<Fault, Promise<TestService>>()
  let running: Knex.Transaction | undefined
  beforeAll(async () => {
    const service = await startService()
    const [ada, bob] = [await newPerson(service, 'Ada'), await newPerson(service, 'Bob')]
    const root = await newAdmin(service)
    const todo = await newTodo(ada, { title: 'Buy milk', description: 'Two litres, oat' })
    world = {
      service,
      ada,
      bob,
      root,
      todo,
      internalColumns: await findInternalColumns(service),
      failing(fault) {
        const started = failing.get(fault) ?? faults[fault](service)
        failing.set(fault, started)
        return started
      },
      async takeKey({ id: userId }, key) {
        running ??= await service.database.pool.transaction()
        return lockKey(running, userId, key)
      },
    }
  })
  afterAll(async () => {
    await running?.rollback()
    for (const started of failing.values()) await (await started).close()
    await world.service.close()
  })
  return () => world
}

function altered(change: (document: JsonObject) => void) {
  const copy = structuredClone(document)
  change(copy)
  // Its validators are compiled as requests need them: what was changed is known to be sound.
  return readContract(copy, { isProven: true })
}

function withoutQuota(document: JsonObject): void {
  for (const limit of Object.values(document['x-rate-limits'] as Record<string, { limit: number }>)) limit.limit = 0
}

function withImpossibleHeader(document: JsonObject): void {
  const header = { required: true, schema: { type: 'string', maxLength: 1 } }
  for (const item of Object.values(document.paths as Record<string, JsonObject>))
    for (const { responses = {} } of Object.values(item as Record<string, { responses?: Record<string, JsonObject> }>))
      for (const [status, response] of Object.entries(responses))
        if (status.startsWith('2')) response.headers = { ...(response.headers as JsonObject), 'X-Impossible': header }
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Our own tables, not those of the migrations. */
export async function tablesOf({ database }: TestService): Promise<string[]> {
  const tables = database.pool('information_schema.tables').where({ table_schema: 'public' })
  return tables.whereNot('table_name', 'like', 'knex%').pluck('table_name')
}

async function findInternalColumns(service: TestService): Promise<ReadonlySet<string>> {
  const columns: string[] = await service.database
    .pool('information_schema.columns')
    .whereIn('table_name', await tablesOf(service))
    .where({ table_schema: 'public' })
    .pluck('column_name')
  const known = new Set<string>()
  JSON.stringify(document.components.schemas, (key, value) => {
    if (key === 'properties') for (const name of Object.keys(value)) known.add(name)
    return value
  })
  for (const { name } of Object.values(document.components.parameters) as { name: string }[]) known.add(name)
  return new Set(columns.filter((column) => !known.has(column)))
}
