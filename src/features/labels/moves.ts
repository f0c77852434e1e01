/** Labels of todos that go to another home: they get the labels of the same names there, and those that are missing are made. */
import type { Knex } from 'knex'
import type { Events } from '../../changelog/record.ts'
import { recordLabels } from '../../changelog/record-structure.ts'
import { newId } from '../../db/new-id.ts'
import type { Home } from '../projects/homes.ts'
import { inHome, type Label, labelColumns } from './queries.ts'

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

/** A move that is possible: the labels, and those in the other home that take their places. */
interface MovePlan {
  to: Home
  labels: Named[]
  /** The ids of the labels that are there, by their folded names. */
  there: Map<string, string>
}

/** Looks which labels are missing in a home, which must be locked, and takes room for them. */
export async function planMove(db: Knex, { from, to, ids, takeRoom }: Move): Promise<MovePlan> {
  const labels: Named[] =
    ids?.length === 0
      ? []
      : await inHome(db, from)
          .select('id', 'name', 'folded_name', 'color')
          .modify((all) => ids && all.whereRaw('id = any(?::uuid[])', [[...ids]]))
          // Two transactions that make the same labels do it in the same order.
          .orderBy('folded_name')
  const there = labels.length === 0 ? new Map<string, string>() : await namedIn(db, to, labels)
  const missing = missingOf({ to, labels, there })
  if (missing.length > 0) await takeRoom?.(missing.length)
  return { to, labels, there }
}

/** Makes the labels that are missing. */
export async function finishMove(events: Events, db: Knex, actor: { id: string }, plan: MovePlan): Promise<LabelMoves> {
  const { to, labels } = plan
  const missing = missingOf(plan)
  if (missing.length > 0)
    await recordLabels(events, db, actor, 'label.created', await insertMissing(db, to, missing), to)
  const there = missing.length > 0 ? await namedIn(db, to, labels) : plan.there
  return new Map(labels.map(({ id, folded_name }) => [id, there.get(folded_name) as string]))
}

/** Makes the labels that are missing in a home, which must be locked. */
export async function moveLabels(events: Events, db: Knex, actor: { id: string }, move: Move): Promise<LabelMoves> {
  return finishMove(events, db, actor, await planMove(db, move))
}

const missingOf = ({ labels, there }: MovePlan) => labels.filter(({ folded_name }) => !there.has(folded_name))

type Named = Pick<Label, 'id' | 'name' | 'color'> & { folded_name: string }

/** The ids of the labels in a home that have the names of others, by these. */
async function namedIn(db: Knex, home: Home, others: Named[]): Promise<Map<string, string>> {
  const rows: Named[] = await inHome(db, home)
    .select('id', 'folded_name')
    .whereRaw('folded_name = any(?::text[])', [others.map(({ folded_name }) => folded_name)])
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
