/**
 * Queries on hot paths: written with Knex as all others, made into SQL once in place of each time, and planned by the
 * server once per connection where the connection is its own.
 */
import type { Knex } from 'knex'
import type { Connection } from './interrupt.ts'

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
 */
export function compileOnce<Name extends string, Row>(
  build: (db: Knex, value: (name: Name) => string) => Query,
): (db: Knex, values: Record<Name, Value>) => Promise<Row[]> {
  let statement: Statement | undefined

  return async function run(db, values) {
    statement ??= { name: newName(), ...compile(db, build) }
    try {
      return await ask(db, statement, values)
    } catch (error) {
      if ((error as { code?: string }).code !== planIsStale) throw error
      // Under another name it is planned anew on every connection; in a transaction, when that runs again.
      statement = { ...statement, name: newName() }
      if (db.client.transacting) throw error
      return ask(db, statement, values)
    }
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
  const statements = new Map<string, Statement>()

  return async function run(db, shape, values) {
    const key = JSON.stringify(shape)
    const statement =
      statements.get(key) ?? compile(db, (builder, value: (name: Name) => string) => build(builder, value, shape))
    if (statements.size < keptShapes) statements.set(key, statement)
    return ask(db, statement, values)
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
async function ask<Row>(db: Knex, { name, sql, bindings }: Statement, values: Record<string, unknown>): Promise<Row[]> {
  const { client } = db
  const given = bindings.map((binding) => (binding instanceof Placeholder ? values[binding.name] : binding))
  const connection: Connection = await client.acquireConnection()
  try {
    const options = name !== undefined && (await keepsStatements(db, connection)) ? { name } : {}
    const { response } = await client._query(connection, { sql, bindings: given, options })
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
