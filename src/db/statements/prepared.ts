/**
 * Queries on hot paths: written with Knex as all others, made into SQL once in place of each time, and planned by the
 * server once per connection where the connection is its own.
 */
import type { Knex } from 'knex'
import type { Connection } from '../limits/cancellation.ts'
import { leaveUnawaited } from '../transactions/deferred.ts'

/** Stands in a query for a value that is given when it runs. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** What a placeholder may stand for. */
type Value = Knex.Value | object | undefined

interface Statement {
  /** The server's name for it; absent: it is planned each time. */
  name?: string
  sql: string
  bindings: readonly unknown[]
}

/** So that no two statements of this process have the same name. */
let names = 0
const newName = () => `taskpact_${++names}`

type Query = Knex.QueryBuilder | Knex.Raw

/**
 * A function that runs the query which `build` makes; `value` names what is given then, wherever a query takes a value.
 * The SQL must be the same for all values. An array is a Postgres array, and not a list of values as Knex has it.
 * `isLook`: it changes nothing, so it may go to the server together with the beginning of a unit of work.
 */
export function compileOnce<Name extends string, Row>(
  build: (db: Knex, value: (name: Name) => string) => Query,
  { isLook = false }: { isLook?: boolean } = {},
): (db: Knex, values: Record<Name, Value>) => Promise<Row[]> {
  const send = compileSent<Name, Row>(build, isLook)

  return async function run(db, values) {
    try {
      const { answer } = await send(db, values)
      return await answer
    } catch (error) {
      if ((error as { code?: string }).code !== planIsStale || db.client.transacting) throw error
      const { answer } = await send(db, values)
      return answer
    }
  }
}

/**
 * The same for what is written and answers nothing that anybody needs. In a unit of work it resolves once the statement
 * is on its way, and a failure is thrown by the end of the unit of work.
 */
export function compileWrite<Name extends string>(
  build: (db: Knex, value: (name: Name) => string) => Query,
): (db: Knex, values: Record<Name, Value>) => Promise<void> {
  const send = compileSent<Name, never>(build, false)

  return async function run(db, values) {
    const { answer } = await send(db, values)
    if (!leaveUnawaited(db, answer)) await answer
  }
}

/** One compileOnce for each shape of a query that has few of them. */
export function compileFew<Shape extends string, Name extends string, Row>(
  build: (db: Knex, value: (name: Name) => string, shape: Shape) => Query,
): (db: Knex, shape: Shape, values: Record<Name, Value>) => Promise<Row[]> {
  const runs = new Map<Shape, ReturnType<typeof compileOnce<Name, Row>>>()

  return function run(db, shape, values) {
    const known = runs.get(shape) ?? compileOnce<Name, Row>((builder, value) => build(builder, value, shape))
    runs.set(shape, known)
    return known(db, values)
  }
}

/** A statement that is on its way; a promise of its answer would be waited for together with that of its sending. */
interface Sent<Row> {
  answer: Promise<Row[]>
}

function compileSent<Name extends string, Row>(
  build: (db: Knex, value: (name: Name) => string) => Query,
  isLook: boolean,
): (db: Knex, values: Record<Name, Value>) => Promise<Sent<Row>> {
  let statement: Statement | undefined

  return async function send(db, values) {
    statement ??= { name: newName(), ...compile(db, build) }
    const sent = await ask<Row>(db, statement, values, isLook)
    sent.answer.catch((error) => {
      // Under another name it is planned anew on every connection; in a transaction, when that runs again.
      if (error.code === planIsStale && statement) statement = { ...statement, name: newName() }
    })
    return sent
  }
}

/** Shapes of a query whose SQL is kept; a client may ask for any number of others. */
const keptShapes = 500

/**
 * The same for a query that has several shapes, such as the conditions that a list was asked with: the SQL must be the
 * same for all values of one. It is planned each time, with the values, since they decide which index is best.
 */
export function compileEach<Shape, Name extends string, Row>(
  build: (db: Knex, value: (name: Name) => string, shape: Shape) => Query,
): (db: Knex, shape: Shape, values: Partial<Record<Name, Value>>) => Promise<Row[]> {
  const kept = new Map<string, Statement>()

  return async function run(db, shape, values) {
    const key = JSON.stringify(shape)
    const statement = kept.get(key) ?? compile<Name>(db, (builder, value) => build(builder, value, shape))
    if (kept.size < keptShapes) kept.set(key, statement)
    const { answer } = await ask<Row>(db, statement, values, false)
    return answer
  }
}

/**
 * feature_not_supported, "cached plan must not change result type": a migration beside us gave a column another type.
 */
export const planIsStale = '0A000'

function compile<Name extends string>(
  db: Knex,
  build: (db: Knex, value: (name: Name) => string) => Query,
): Omit<Statement, 'name'> {
  const query = build(db, (name) => new Placeholder(name) as unknown as string) as Knex.Raw
  return query.toSQL().toNative()
}

/** Past Knex's own way to run a query, which reads the SQL once more for question marks and tells listeners of it. */
async function ask<Row>(
  db: Knex,
  { name, sql, bindings }: Statement,
  values: Record<string, unknown>,
  isLook: boolean,
): Promise<Sent<Row>> {
  const { client } = db
  const given = bindings.map((binding) => (binding instanceof Placeholder ? values[binding.name] : binding))
  const connection: Connection = await client.acquireConnection(isLook)
  try {
    const options = name !== undefined && (await keepsStatements(db, connection)) ? { name } : {}
    return { answer: answerOf(db, connection, { sql, bindings: given, options }) }
  } catch (error) {
    await client.releaseConnection(connection)
    throw error
  }
}

async function answerOf<Row>({ client }: Knex, connection: Connection, statement: object): Promise<Row[]> {
  try {
    const { response } = await client._query(connection, statement)
    return response.rows
  } finally {
    await client.releaseConnection(connection)
  }
}

/** Whether statements that are prepared on a connection are there for its next query. */
const keeping = new WeakMap<Connection, boolean>()

/**
 * A connection through PgBouncer in transaction mode leads to another server process each time, where a name is unknown
 * or stands for what somebody else prepared. What a pooler says that its process is, is nobody's.
 */
async function keepsStatements({ client }: Knex, connection: Connection): Promise<boolean> {
  const known = keeping.get(connection)
  if (known !== undefined) return known
  const { response } = await client._query(connection, { sql: 'select pg_backend_pid() as pid' })
  const keeps = response.rows[0].pid === (connection as unknown as { processID: number }).processID
  keeping.set(connection, keeps)
  return keeps
}
