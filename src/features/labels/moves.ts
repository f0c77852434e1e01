/** Labels of todos that go to another home: they get the labels of the same names there, and those that are missing are made. */
import type { Knex } from 'knex'
import type { Events } from '../../changelog/record.ts'
import { recordLabels } from '../../changelog/record-structure.ts'
import { newId } from '../../db/new-id.ts'
import { type Home, inHome, type Label, labelColumns } from './queries.ts'

/** By the id of a label the id of the one that takes its place. */
export type LabelMoves = Map<string, string>

/** Takes room in a home for so many labels. Throws 409 where there is none. */
type TakeRoom = (wanted: number) => Promise<void>

interface Move {
  from: Home
  to: Home
  /** Absent: all labels of the home that they come from. */
  ids?: readonly string[]
  /** Absent: there is room for any number. */
  takeRoom?: TakeRoom
}

/** Makes the labels that are missing in a home, which must be locked. */
export async function moveLabels(
  events: Events,
  db: Knex,
  actor: { id: string },
  { from, to, ids, takeRoom }: Move,
): Promise<LabelMoves> {
  if (ids?.length === 0) return new Map()
  const before: Named[] = await inHome(db, from)
    .select('id', 'name', 'folded_name', 'color')
    .modify((labels) => ids && labels.whereRaw('id = any(?::uuid[])', [[...ids]]))
    // Two transactions that make the same labels do it in the same order.
    .orderBy('folded_name')
  if (before.length === 0) return new Map()
  const names = before.map(({ folded_name }) => folded_name)
  const there = await namedIn(db, to, names)
  const missing = before.filter(({ folded_name }) => !there.has(folded_name))
  if (missing.length > 0) {
    await takeRoom?.(missing.length)
    const made = await insertMissing(db, to, missing)
    await recordLabels(events, db, actor, 'label.created', made, to)
  }
  const all = missing.length > 0 ? await namedIn(db, to, names) : there
  return new Map(before.map(({ id, folded_name }) => [id, all.get(folded_name) as string]))
}

type Named = Pick<Label, 'id' | 'name' | 'color'> & { folded_name: string }

/** The ids of the labels in a home that have some names, by these. */
async function namedIn(db: Knex, home: Home, names: string[]): Promise<Map<string, string>> {
  const rows: Named[] = await inHome(db, home)
    .select('id', 'folded_name')
    .whereRaw('folded_name = any(?::text[])', [names])
  return new Map(rows.map(({ id, folded_name }) => [folded_name, id]))
}

/** Returns those that were made. */
async function insertMissing(db: Knex, { project_id, user_id }: Home, labels: Named[]): Promise<Label[]> {
  const place = project_id === null ? { user_id } : { project_id }
  return db('labels')
    .insert(labels.map(({ name, folded_name, color }) => ({ id: newId(), ...place, name, folded_name, color })))
    .onConflict()
    .ignore()
    .returning(labelColumns)
}
