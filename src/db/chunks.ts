/** Parts of a list, for statements and calls that take a bounded number of values. */

/** Rows per statement: Postgres takes at most 65,535 parameters in one, and a row of ours has fewer than 60 columns. */
const rowsPerStatement = 1_000

/** The parts of a list in order, each of at most `size` elements; none for an empty list. */
export function* chunks<T>(list: readonly T[], size = rowsPerStatement): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
