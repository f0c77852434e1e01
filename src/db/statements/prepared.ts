/**
 * Statements that are written with Knex as all others, but made into SQL once, and prepared by the server once for each
 * connection.
 */
import type { Knex } from 'knex'
import { planIsStale } from '../errors.ts'
import { isPlain } from '../knex.ts'
import type { Connection } from '../limits/cancellation.ts'
import { defer } from '../transactions/deferred.ts'

/** Stands in the bindings of a statement for a value that is given when it runs. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** A value of a placeholder. An array is one Postgres array, not a list of values. */
type Value = Knex.Value | object | undefined

/** Makes the query. `value` names a value that is given when it runs; the SQL must be the same for all values of a shape. */
type Build<Name extends string, Shape> = (
  db: Knex,
  value: (name: Name) => Knex.Raw,
  shape: Shape,
) => Knex.QueryBuilder | Knex.Raw

export interface PreparedOptions {
  /** It changes nothing that others see, so in a unit of work it may be sent together with BEGIN. */
  readOnly?: boolean
  /**
   * Its result is not needed: in a unit of work it resolves once the statement is sent, without rows, and the end of the
   * unit of work throws its failure.
   */
  deferred?: boolean
  /** The server plans it anew each time, since its values decide which index is best. It is not prepared then. */
  replanned?: boolean
}

interface Statement {
  /** The server's name for it; absent where it is planned each time. */
  name?: string
  sql: string
  bindings: readonly unknown[]
}

/** Shapes of a statement whose SQL is kept. A client may ask for any number of others, such as sets of filters. */
const keptShapes = 500

/** So that no two statements of this process have the same name. */
let names = 0
const newName = () => `taskpact_${++names}`

/**
 * A function that runs the statement that `build` makes, and returns its rows. A statement may have several shapes, each
 * with SQL of its own; a shape must be a JSON value.
 */
export function prepared<Name extends string, Row = never, Shape = undefined>(
  build: Build<Name, Shape>,
  { readOnly = false, deferred = false, replanned = false }: PreparedOptions = {},
): (db: Knex, values: Record<Name, Value>, ...shape: Shape extends undefined ? [] : [Shape]) => Promise<Row[]> {
  const kept = new Map<string | undefined, Statement>()

  function newStatement(db: Knex, shape: Shape): Statement {
    const statement = { ...compile(db, build, shape), ...(!replanned && { name: newName() }) }
    if (kept.size < keptShapes) kept.set(JSON.stringify(shape), statement)
    return statement
  }

  async function send(db: Knex, values: Record<string, Value>, statement: Statement): Promise<Row[]> {
    const connection: Connection = await db.client.acquireConnection(readOnly)
    // A deferred statement must be sent when this resolves, so nothing may be waited for behind this.
    const isNamed = statement.name !== undefined && (keeping.get(connection) ?? (await keepsStatements(db, connection)))
    const rows = query<Row>(db, connection, statement, isNamed, values)
    // Its unit of work keeps the connection.
    if (deferred && defer(db, rows)) return []
    try {
      return await rows
    } finally {
      await db.client.releaseConnection(connection)
    }
  }

  return async function run(db, values, ...[shape]) {
    if (isPlain(db)) return runPlainly(db, build, values, shape as Shape)
    const statement = kept.get(JSON.stringify(shape)) ?? newStatement(db, shape as Shape)
    try {
      return await send(db, values, statement)
    } catch (error) {
      // A transaction that has failed runs again as a whole.
      if ((error as { code?: string }).code !== planIsStale || db.client.transacting) throw error
      return send(db, values, statement)
    }
  }
}

/**
 * As `prepared`, for a statement that is sent in the tick of its call, on a connection that its caller holds: nothing that
 * the caller sends afterwards comes before it.
 */
export function preparedAtOnce<Name extends string, Row, Shape>(
  build: Build<Name, Shape>,
): (db: Knex, connection: Connection, values: Record<Name, Value>, shape: Shape) => Promise<Row[]> {
  const kept = new Map<string, Statement>()

  return async function send(db, connection, values, shape) {
    const key = JSON.stringify(shape)
    const statement = kept.get(key) ?? { ...compile(db, build, shape), name: newName() }
    kept.set(key, statement)
    return query<Row>(db, connection, statement, !isPlain(db) && keeping.get(connection) === true, values)
  }
}

/** The definition of a prepared statement: the query, as Knex runs it. */
async function runPlainly<Name extends string, Row, Shape>(
  db: Knex,
  build: Build<Name, Shape>,
  values: Record<Name, Value>,
  shape: Shape,
): Promise<Row[]> {
  const result = await build(db, (name) => db.raw('?', [(values[name] ?? null) as Knex.Value]), shape)
  return Array.isArray(result) ? result : (result.rows ?? [])
}

function compile<Name extends string, Shape>(db: Knex, build: Build<Name, Shape>, shape: Shape): Statement {
  const query = build(db, (name) => db.raw('?', [new Placeholder(name) as unknown as string]), shape) as Knex.Raw
  return query.toSQL().toNative()
}

/** Passes by Knex's own way to run a query, which reads the SQL once more for question marks. */
async function query<Row>(
  { client }: Knex,
  connection: Connection,
  statement: Statement,
  isNamed: boolean,
  values: Record<string, unknown>,
): Promise<Row[]> {
  const { name, sql } = statement
  const bindings: unknown[] = []
  for (const one of statement.bindings) bindings.push(one instanceof Placeholder ? values[one.name] : one)
  try {
    return (await client._query(connection, { sql, bindings, options: isNamed ? { name } : {} })).response.rows
  } catch (error) {
    // Under another name each connection plans it anew.
    if ((error as { code?: string }).code === planIsStale) statement.name = newName()
    throw error
  }
}

/** Whether statements that are prepared on a connection are there for its next query. */
const keeping = new WeakMap<Connection, boolean>()

/**
 * A connection through PgBouncer in transaction mode leads to another server process each time, where a name is unknown
 * or stands for another client's statement. The process id that a pooler reports is no process's.
 */
async function keepsStatements({ client }: Knex, connection: Connection): Promise<boolean> {
  try {
    const { response } = await client._query(connection, { sql: 'select pg_backend_pid() as pid' })
    const keeps = response.rows[0].pid === (connection as unknown as { processID: number }).processID
    keeping.set(connection, keeps)
    return keeps
  } catch (error) {
    client.releaseConnection(connection)
    throw error
  }
}
