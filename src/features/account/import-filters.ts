/** Filters of imported views and webhooks: they name the imported objects, and must be readable here. */
import type { Knex } from 'knex'
import { conditionOf } from '../../language/filter/meaning.ts'
import { FilterError } from '../../language/filter/syntax.ts'
import type { Caller } from '../../service/api.ts'
import { idsInFilters, type NamedId, withOtherIds } from '../todos/filter/ids.ts'
import { findTodos } from '../todos/queries.ts'
import { findOwn } from './import-queries.ts'

interface Given {
  db: Knex
  user: Caller
  /** The views and webhooks of the document. */
  filtered: readonly { filter?: string | null }[]
  /** The derived id of an object of the document. */
  idOf(id: string): string
  /** The id here of an object of another kind than todos; undefined for one that is not imported. */
  otherOf: Record<Exclude<NamedId['field'], 'parent'>, (id: string) => string | null | undefined>
}

export interface ImportedFilters {
  /** A filter with the ids that its objects have here. */
  filterOf(filter: string | null | undefined): string | null
  isReadable(filter: string | null | undefined): boolean
}

export async function importedFilters({ db, user, filtered, idOf, otherOf }: Given): Promise<ImportedFilters> {
  const parents = idsInFilters(filtered).flatMap(({ field, id }) => (field === 'parent' ? id : []))
  const own = parents.length === 0 ? new Set() : await findOwn(db, 'todos', user.id, parents)
  const seen = parents.length === 0 ? [] : await findTodos(db, user.id, parents)
  // A todo that is not here yet may come with another document of the same export.
  const todoOf = (id: string) => (own.has(id) || seen.some((todo) => todo.id === id) ? id : idOf(id))
  const other = ({ field, id }: NamedId) => (field === 'parent' ? todoOf(id) : (otherOf[field](id) ?? undefined))
  return {
    filterOf: (filter) => (filter == null ? null : withOtherIds(filter, other)),
    isReadable(filter) {
      try {
        if (filter != null) conditionOf(filter, { userId: user.id, zone: user.time_zone, now: new Date() })
        return true
      } catch (error) {
        if (!(error instanceof FilterError)) throw error
        return false
      }
    },
  }
}
