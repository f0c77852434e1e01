/** The SQL of trees, whose rows name their parents: those above a row, and the size of what is below it. */
import type { Knex } from 'knex'

type Table = 'todos' | 'projects'

/** Levels that are read at most. No tree has so many. */
const mostLevels = 6

/** Columns of a row and of those above it, the nearest one first. `columns` is SQL. */
export async function findAbove<Row>(db: Knex, table: Table, id: string, columns: string): Promise<Row[]> {
  const { rows } = await db.raw(
    `with recursive above (id, parent_id, level) as (
       select id, parent_id, 1 from ${table} where id = ?::uuid
       union all
       select tree.id, tree.parent_id, level + 1
       from above join ${table} as tree on tree.id = above.parent_id where level < ${mostLevels - 1}
     ) select ${columns} from above join ${table} using (id) order by level`,
    [id],
  )
  return rows
}

/** How many rows a tree has, its first one and those in the trash included, and on how many levels. `except`: without a branch. */
export async function measureTree(
  db: Knex,
  table: Table,
  id: string,
  { except = null }: { except?: string | null } = {},
): Promise<{ size: number; levels: number }> {
  const { rows } = await db.raw(
    `with recursive below (id, level) as (
       select ?::uuid, 1
       union all
       select tree.id, level + 1 from below join ${table} as tree on tree.parent_id = below.id
       where level < ${mostLevels} and tree.id is distinct from ?::uuid
     ) select count(*)::integer as size, max(level) as levels from below`,
    [id, except],
  )
  return rows[0]
}
