/** The order of todos by their due date: the ranges of the index that a list reads. */
import type { Knex } from 'knex'
import { directionOf, type IndexRange, type Order } from '../../db/page.ts'

/** SQL for the last floating day that ends before a moment. */
export const endedBefore = `last_day_ended(?::timestamptz - interval '1 microsecond', ?::text)`

/** Greater than the id of any todo. */
const afterAllIds = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * The ranges of the order by due date: todos that are due at the same moment for every reader; those of a floating day, whose
 * order is that of the days; and those that are not due, which come last.
 */
export function dueRanges(
  db: Knex,
  order: Order,
  zone: Knex.Raw,
  { due_before, due_after }: { [Bound in 'due_before' | 'due_after']?: string | Knex.Raw | undefined },
): IndexRange[] {
  const { keyset } = order
  const direction = directionOf(order)
  const beyond = direction === 'desc' ? '<' : '>'
  const sorted = (query: Knex.QueryBuilder, column: string) => query.orderBy(column, direction).orderBy('id', direction)

  const atMoment: IndexRange = (query) => {
    query.select(db.raw('due_until as due_for_reader')).whereNotNull('due_until')
    if (due_before !== undefined) query.whereRaw('due_until < ?::timestamptz', [due_before])
    if (due_after !== undefined) query.whereRaw('due_until >= ?::timestamptz', [due_after])
    if (keyset) query.whereRaw(`(due_until, id) ${beyond} (?::timestamptz, ?::uuid)`, [...keyset])
    return sorted(query, 'due_until')
  }
  const onDay: IndexRange = (query) => {
    query.select(db.raw('end_of_day(due_on, ?::text) as due_for_reader', [zone]))
    query.whereNull('due_until').whereNotNull('due_on')
    if (due_before !== undefined) query.whereRaw(`due_on <= ${endedBefore}`, [due_before, zone])
    if (due_after !== undefined) query.whereRaw(`due_on > ${endedBefore}`, [due_after, zone])
    if (keyset) {
      const [value, id] = keyset
      // The last day that ends no later than the page before. Its todos may go on behind the id if it ends just then.
      const day = db.raw('last_day_ended(?::timestamptz, ?::text)', [value, zone])
      query.whereRaw(
        `(due_on, id) ${beyond} (?, case when end_of_day(?, ?::text) = ?::timestamptz then ?::uuid else '${afterAllIds}' end)`,
        [day, day, zone, value, id],
      )
    }
    return sorted(query, 'due_on')
  }
  const never: IndexRange = (query) => {
    query.select(db.raw('null::timestamptz as due_for_reader')).whereNull('due_until').whereNull('due_on')
    if (keyset?.[0] === null) query.whereRaw(`id ${beyond} ?::uuid`, [keyset[1]])
    return sorted(query, 'due_on')
  }
  if (keyset?.[0] === null) return [never]
  return due_before === undefined && due_after === undefined ? [atMoment, onDay, never] : [atMoment, onDay]
}
