/** Access to views: who may change them, and the lists that they show. */
import type { Knex } from 'knex'
import { builtInViews } from '../../../generated/contract.ts'
import { isUuid } from '../../db/new-id.ts'
import type { Reader } from '../../db/statements/prepared-lists.ts'
import { conditionOf } from '../../language/filter/meaning.ts'
import { FilterError } from '../../language/filter/syntax.ts'
import { problem } from '../../service/api.ts'
import { lockInHome } from '../projects/homes.ts'
import type { TodoList } from '../todos/lists.ts'
import { findView, type View } from './queries.ts'

/** The members of a view that decide its list. */
type Listed = Pick<View, 'filter' | 'sort' | 'project_id'>

/** Throws 404 for a view that the user cannot see. */
export async function requireView(db: Knex, userId: string, id: string): Promise<View> {
  const view = isUuid(id) ? await findView(db, userId, id) : null
  if (!view) throw problem('view_not_found')
  return view
}

/** The same with the built-in views, by their names. */
export async function requireListed(db: Knex, userId: string, id: string): Promise<Listed> {
  const views: Record<string, Omit<Listed, 'project_id'>> = builtInViews
  const builtIn = Object.hasOwn(views, id) ? views[id] : undefined
  return builtIn ? { ...builtIn, project_id: null } : requireView(db, userId, id)
}

/**
 * Locks the home of a view until the transaction ends. Throws 404 for a view that the user cannot see, 403 for one of a project
 * that they may only view.
 */
export async function lockView(db: Knex, userId: string, id: string): Promise<View> {
  const find = async () => (isUuid(id) ? findView(db, userId, id) : null)
  return lockInHome(db, userId, find, 'view_not_found')
}

/** The todos that a view shows to its reader. Throws 409 where a day of its filter has left the calendar since it was written. */
export function listOfView({ filter, project_id }: Listed, reader: Reader): TodoList {
  try {
    return {
      project_id: project_id ?? undefined,
      condition: filter === null ? undefined : conditionOf(filter, { ...reader, now: new Date() }),
    }
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    throw problem('view_filter_unreadable', { detail: `The filter cannot be read any more: ${error.message}.` })
  }
}
