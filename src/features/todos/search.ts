/** Search: the words of a search are the beginnings of words of a todo, in any order. */
import type { Knex } from 'knex'
import { containing } from '../../db/page.ts'
import type { Alternative } from '../../db/statements/prepared-lists.ts'
import { searchTextOf, wordsOf, writtenWordsOf } from '../../language/fold.ts'
import type { Schemas } from '../../service/api.ts'

/** Letters from which on a word is also found with a mistake. */
const minNear = 4
const contains = '(title ilike ? or description ilike ?)'
/** From the best on. */
const ranks = { exact: 3, prefix: 2, near: 1 }

/**
 * The todos that a search finds, as conditions of which a todo fulfils one at most. With ranks there are three kinds: those that
 * have all words, those with words that begin so, and those with words that are written like them.
 */
export function alternativesOf(db: Knex, search: string, { isRanked }: { isRanked: boolean }): Alternative[] {
  const words = wordsOf(search)
  const plain = (text: string) => ['title', 'description'].map(() => containing(text))
  // A search of signs alone is one for these signs.
  if (words.length === 0) {
    const sql = db.raw(contains, plain(search))
    return [{ sql, ...(isRanked && { rank: ranks.exact }) }]
  }
  const all = (condition: string, parametersOf: (word: string) => string[]) =>
    db.raw(`(${words.map(() => condition).join(' and ')})`, words.flatMap(parametersOf))
  const beginning = all('search_text like ?', (word) => [`% ${word}%`])
  // Not folded yet, by a job that is on the way.
  const written = writtenWordsOf(search)
  const unfolded = db.raw(`(${written.map(() => contains).join(' and ')})`, written.flatMap(plain))
  const both = (one: Knex.Raw, other: Knex.Raw) => db.raw('? and ?', [one, other])
  const rest = both(db.raw('search_text is null'), unfolded)
  if (!isRanked) return [{ sql: beginning }, { sql: rest }]
  const exact = all('search_text like ?', (word) => [`% ${word} %`])
  const near = db.raw(
    `(${words.map((word) => (word.length < minNear ? 'search_text like ?' : 'nearly_contains(search_text, ?)')).join(' and ')})`,
    words.map((word) => (word.length < minNear ? `% ${word}%` : word)),
  )
  const not = (condition: Knex.Raw) => db.raw('not ?', [condition])
  return [
    { sql: exact, rank: ranks.exact },
    { sql: both(beginning, not(exact)), rank: ranks.prefix },
    { sql: both(near, not(beginning)), rank: ranks.near },
    { sql: rest, rank: ranks.near },
  ]
}

/** Rows of a statement. */
const chunk = 500
type Unfolded = Pick<Schemas['Todo'], 'id' | 'user_id' | 'title' | 'description'>

/** Folds the texts of todos that have none, in parts. */
export async function foldTexts({ pool }: { pool: Knex }, signal: AbortSignal): Promise<void> {
  let last: Unfolded | undefined
  do last = await foldSome(pool, last)
  while (last && !signal.aborted)
}

/** Folds a part behind a todo, in the order of an index. Returns its last one where there may be more. */
async function foldSome(db: Knex, after: Unfolded | undefined): Promise<Unfolded | undefined> {
  return db.transaction(async (transaction) => {
    const unfolded = transaction('todos').select('id', 'user_id', 'title', 'description').whereNull('search_text')
    if (after) unfolded.whereRaw('(user_id, id) > (?::uuid, ?::uuid)', [after.user_id, after.id])
    const rows: Unfolded[] = await unfolded
      .orderBy(['user_id', 'id'])
      .limit(chunk)
      // A todo that is being changed gets its text with the change, or waits for the next run.
      .forNoKeyUpdate()
      .skipLocked()
    await transaction.raw(
      `update todos set search_text = folded.text
       from unnest(?::uuid[], ?::text[]) as folded (id, text) where todos.id = folded.id`,
      [rows.map(({ id }) => id), rows.map(({ title, description }) => searchTextOf(title, description))],
    )
    return rows.length === chunk ? rows.at(-1) : undefined
  })
}
