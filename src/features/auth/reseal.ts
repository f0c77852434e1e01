/** Encrypts stored secrets anew after the secret of the service has changed, so that the former one can go. */
import type { Knex } from 'knex'
import type { Context } from '../../service/context.ts'
import type { SecretBox } from './secret-box.ts'

/** Rows that are read at once. */
const batchSize = 500

/** Where secrets are stored. The id of a row is the owner of its secrets. */
interface Store<Row extends { id: string }> {
  /** Rows after an id, in their order. */
  read(db: Knex, after: string | null, limit: number): Promise<Row[]>
  sealedOf(row: Row): (Buffer | null)[]
  /** Replaces a secret where it has not changed. Returns the number of them. */
  replace(db: Knex, id: string, sealed: Buffer, anew: Buffer): Promise<number>
}

/** Seals with the first secret of the service what a former one sealed. A secret that is replaced meanwhile stays as it is. */
export async function resealAll<Row extends { id: string }>(
  { pool, log, box }: Pick<Context, 'pool' | 'log'> & { box: SecretBox },
  what: string,
  { read, sealedOf, replace }: Store<Row>,
): Promise<void> {
  if (!box.hasFormerSecrets) return
  let resealed = 0
  let after: string | null = null
  for (;;) {
    const rows: Row[] = await read(pool, after, batchSize)
    for (const row of rows)
      for (const sealed of sealedOf(row)) {
        const anew = sealed && box.reseal(sealed, row.id)
        if (sealed && anew) resealed += await replace(pool, row.id, sealed, anew)
      }
    const last = rows.at(-1)
    if (!last) break
    after = last.id
  }
  if (resealed > 0) log.info({ secrets: resealed }, `encrypted secrets of ${what} with the new signing secret`)
}
