/** The columns of the real database, and what their checks let through: each check is asked, none is parsed. */
import type { Knex } from 'knex'

export interface Column {
  table: string
  name: string
  /** As Postgres writes it: `text`, `timestamp with time zone`, `text[]`. */
  type: string
  nullable: boolean
  /** An expression; null for none. */
  default: string | null
  /** The expressions of the checks on this column alone. Those on several columns relate them to one another. */
  checks: string[]
}

/** Every column of the service's own tables, by `table.column`. */
export async function readColumns(db: Knex): Promise<Map<string, Column>> {
  const { rows } = await db.raw<{ rows: Column[] }>(`
    select relname as table, attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as nullable,
      pg_get_expr(adbin, adrelid) as default,
      array(
        select pg_get_expr(conbin, conrelid) from pg_constraint
        where conrelid = attrelid and contype = 'c' and conkey = array[attnum]
      ) as checks
    from pg_attribute
    join pg_class on pg_class.oid = attrelid
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where relnamespace = current_schema()::text::regnamespace and relkind in ('r', 'p')
      and attnum > 0 and not attisdropped
  `)
  return new Map(rows.map((column) => [`${column.table}.${column.name}`, column]))
}

/** Those of some values that the column's checks let through. Each must be one of the column's type. */
export async function acceptedValues(db: Knex, column: Column, values: string[]): Promise<string[]> {
  if (column.checks.length === 0) return values
  const candidates = `select value as tried, value::${column.type} as "${column.name}" from unnest(?::text[]) value`
  return probe(db, column, candidates, [values])
}

/** The least and the most of a character, of some lengths, that the column's checks let through; null when none is. */
export async function acceptedLengths(
  db: Knex,
  column: Column,
  character: string,
  tried: number[],
): Promise<{ least: number; most: number } | null> {
  if (column.checks.length === 0) return { least: 0, most: Math.max(...tried) }
  const candidates = `select length as tried, repeat(?, length) as "${column.name}" from unnest(?::integer[]) as length`
  const lengths = await probe<number>(db, column, candidates, [character, tried as unknown as Knex.Value])
  return lengths.length === 0 ? null : { least: Math.min(...lengths), most: Math.max(...lengths) }
}

async function probe<T>(db: Knex, column: Column, candidates: string, values: Knex.Value[]): Promise<T[]> {
  // A question mark of a check's own, as in a regular expression, is no parameter.
  const conditions = column.checks.map((check) => `and (${check.replaceAll('?', '\\?')}) is not false`).join(' ')
  const { rows } = await db.raw<{ rows: { tried: T }[] }>(
    `select tried from (${candidates}) as candidates where true ${conditions}`,
    values,
  )
  return rows.map(({ tried }) => tried)
}

/** The default of a column. */
export async function defaultValue(db: Knex, column: Column): Promise<unknown> {
  const { rows } = await db.raw(`select ${column.default?.replaceAll('?', '\\?')} as value`)
  return rows[0].value
}

/** The texts that the column's checks mention. */
export function textsOfChecks({ checks }: Column): string[] {
  return checks.flatMap((check) =>
    [...check.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, text = '']) => text.replaceAll("''", "'")),
  )
}

/** The numbers that the column's checks mention. */
export function numbersOfChecks({ checks }: Column): number[] {
  return checks.flatMap((check) => (check.match(/-?\d+/g) ?? []).map(Number))
}
