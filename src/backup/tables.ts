/** The tables and sequences of a backup: those of Taskpact and of pg-boss. */
import type { Knex } from 'knex'
import pg from 'pg'

export const schemas = ['public', 'pgboss']

/** Knex's lock of a running migration, which must not be restored. */
const transient = ['public.knex_migrations_lock']

export interface Table {
  /** With its schema, such as `public.todos`. */
  name: string
  /** The columns that can be written, in their order. */
  columns: string[]
}

/** Quotes a name with its schema for SQL. */
export function quoted(name: string): string {
  const [schema = '', table = ''] = name.split('.')
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`
}

/** Every table, referenced tables first. A partitioned table is listed without its partitions. */
export async function listTables(db: Knex): Promise<Table[]> {
  const { rows } = await db.raw<{ rows: (Table & { refers_to: string[] })[] }>(
    `select schemas.nspname || '.' || tables.relname as name,
       array(
         select attname::text from pg_attribute
         where attrelid = tables.oid and attnum > 0 and not attisdropped and attgenerated = ''
         order by attnum
       ) as columns,
       array(
         select target_schemas.nspname || '.' || targets.relname
         from pg_constraint
         join pg_class as targets on targets.oid = pg_constraint.confrelid
         join pg_namespace as target_schemas on target_schemas.oid = targets.relnamespace
         where pg_constraint.conrelid = tables.oid and contype = 'f' and targets.oid <> tables.oid
           -- One that is checked at the commit needs no order: a project and its owner refer to each other.
           and not condeferred
       ) as refers_to
     from pg_class as tables
     join pg_namespace as schemas on schemas.oid = tables.relnamespace
     where schemas.nspname = any(?) and tables.relkind in ('r', 'p') and not tables.relispartition
       and not exists (select from pg_depend where objid = tables.oid and deptype = 'e')
     order by name`,
    [schemas],
  )
  return inOrder(rows.filter(({ name }) => !transient.includes(name)))
}

function inOrder(tables: (Table & { refers_to: string[] })[]): Table[] {
  const ordered: Table[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name))
    const free = [...waiting].filter(({ refers_to }) => !refers_to.some((target) => names.has(target)))
    if (free.length === 0) throw new Error(`the tables ${[...names].join(', ')} refer to one another`)
    for (const table of free) {
      waiting.delete(table)
      ordered.push({ name: table.name, columns: table.columns })
    }
  }
  return ordered
}

/** A sequence's last value, and whether that was used. */
export type SequenceState = [value: string, taken: boolean]

export async function readSequences(db: Knex): Promise<Record<string, SequenceState>> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select schemas.nspname || '.' || relname as name
     from pg_class join pg_namespace as schemas on schemas.oid = relnamespace
     where schemas.nspname = any(?) and relkind = 'S' order by name`,
    [schemas],
  )
  const states: Record<string, SequenceState> = {}
  for (const { name } of rows.filter(({ name }) => !transient.some((table) => name.startsWith(`${table}_`)))) {
    const { rows: found } = await db.raw(`select last_value::text as value, is_called as taken from ${quoted(name)}`)
    states[name] = [found[0].value, found[0].taken]
  }
  return states
}
