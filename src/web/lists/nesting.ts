/** Subtasks below the to-do that they are a part of, where a list has both. Pure functions. */
import { keyOf, type TodoRow } from '../store/model.ts'

/** The place of a row in the tree of its list. */
export interface Level {
  /** 0 for a to-do that is below none of the list. */
  depth: number
  /** Whether its subtasks are hidden; absent where the list has none of them. */
  isFolded?: boolean
}

export interface Tree {
  /** As they are shown, from above. */
  rows: TodoRow[]
  /** By the keys of the rows. */
  levels: Map<string, Level>
}

/** `isFolded`: whether the subtasks of a to-do are hidden. */
export function treeOf(rows: TodoRow[], isFolded: (id: string) => boolean): Tree {
  const ids = new Set(rows.map(({ id }) => id))
  const parts = new Map<string, TodoRow[]>()
  for (const row of rows)
    if (row.parent !== undefined && ids.has(row.parent)) parts.set(row.parent, [...(parts.get(row.parent) ?? []), row])
  const tree: Tree = { rows: [], levels: new Map() }
  const add = (row: TodoRow, depth: number) => {
    const below = parts.get(row.id)
    const folded = below !== undefined && isFolded(row.id)
    tree.rows.push(row)
    tree.levels.set(keyOf(row), { depth, ...(below && { isFolded: folded }) })
    if (!folded) for (const each of below ?? []) add(each, depth + 1)
  }
  for (const row of rows) if (row.parent === undefined || !ids.has(row.parent)) add(row, 0)
  return tree
}

/** The nearest row above one on the same level: it becomes its subtask when it is indented. */
export function siblingAbove({ rows, levels }: Tree, key: string): TodoRow | undefined {
  const depth = levels.get(key)?.depth ?? 0
  const depthAt = (index: number) => levels.get(keyOf(rows[index] as TodoRow))?.depth ?? 0
  let index = rows.findIndex((row) => keyOf(row) === key) - 1
  while (index >= 0 && depthAt(index) > depth) index--
  return index >= 0 && depthAt(index) === depth ? rows[index] : undefined
}
