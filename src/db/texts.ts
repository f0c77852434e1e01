/** The texts of a database: it can store all of them, and sorts names and titles as every other one does. */
import type { Knex } from 'knex'
import { StartupError } from '../config/startup-error.ts'

/** The collation of names and titles, which a migration makes: without regard to case, and "2" before "10". */
export const naturalOrder = 'natural_order'

/** A reason why a database cannot be used, and the remedy. */
export interface TextFault {
  message: string
  advice: string
}

/** Why the database cannot store or sort texts as the contract says; null where it can. */
export async function findTextFault(pool: Knex): Promise<TextFault | null> {
  const { rows } = await pool.raw(`select pg_encoding_to_char(encoding) as encoding,
    exists (select from pg_collation where collprovider = 'i') as has_icu
    from pg_database where datname = current_database()`)
  const { encoding, has_icu } = rows[0]
  if (encoding !== 'UTF8')
    return {
      message: `The database has the encoding ${encoding}, and UTF8 is needed: some texts could not be stored, found or sorted.`,
      advice:
        'Make a database with it (createdb --encoding=UTF8 --template=template0), and move the data by backup and restore.',
    }
  if (!has_icu)
    return {
      message: 'The Postgres server has no ICU collations, by which names and titles are sorted.',
      advice:
        'Use a Postgres that is built with ICU, as the packages of postgresql.org are; if it is, run pg_import_system_collations as superuser.',
    }
  return null
}

/** Throws a StartupError for a database that cannot store or sort texts as the contract says. */
export async function assertKeepsTexts(pool: Knex): Promise<void> {
  const fault = await findTextFault(pool)
  if (fault) throw new StartupError(`${fault.message} ${fault.advice} Nothing was changed.`)
}
