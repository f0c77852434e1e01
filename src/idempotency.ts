/** Keeps the answers of requests with an `Idempotency-Key` in Postgres, in the transaction of what they answer. */
import type { Knex } from 'knex'
import type { Scope } from './api.ts'
import type { IdempotencyStore, KeptReply } from './contract/idempotency.ts'
import { compileOnce } from './db/compile-once.ts'

/** As long as a client may try again, in SQL. */
const lifetime = "interval '24 hours'"

/** Expired keys that each new one takes with it: more than one, so that the table shrinks to what is in use. */
const sweep = 10

interface Row {
  fingerprint: Buffer
  reply_status: number
  reply_headers: Record<string, string>
  reply_body: Buffer | null
}

function keptReply({ fingerprint, reply_status, reply_headers, reply_body }: Row): KeptReply {
  return { fingerprint: fingerprint.toString('hex'), status: reply_status, headers: reply_headers, payload: reply_body }
}

interface Id {
  userId: string
  key: string
}

const selectKept = (db: Knex, { userId, key }: Id) =>
  db('idempotency_keys')
    .select('fingerprint', 'reply_status', 'reply_headers', 'reply_body')
    .where({ user_id: userId, idempotency_key: key })
    .whereRaw(`created_at > now() - ${lifetime}`)

const readKept = compileOnce<keyof Id, Row>((db, value) =>
  selectKept(db, { userId: value('userId'), key: value('key') }),
)

/** The lock ends with the transaction, however that ends: a killed process leaves no key taken. */
const lockAndReadKept = compileOnce<keyof Id | 'lock', { taken: boolean } & (Row | Record<keyof Row, null>)>(
  (db, value) => {
    const lock = db.raw('select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as taken', [value('lock')])
    const kept = selectKept(db, { userId: value('userId'), key: value('key') })
    return db.raw('select * from (?) as lock left join (?) as kept on true', [lock, kept])
  },
)

export const idempotencyStore: IdempotencyStore<Pick<Scope, 'db'>> = {
  async take({ db }, { userId, key }) {
    const [found] = await lockAndReadKept(db, { userId, key, lock: `${userId} ${key}` })
    if (found?.fingerprint) return keptReply(found)
    if (!found?.taken) return 'in_flight'
    // What was read is of the moment before the lock. Who had it then may have kept an answer since.
    const [row] = await readKept(db, { userId, key })
    return row ? keptReply(row) : 'unused'
  },

  async keep({ db }, { userId, key }, { fingerprint, status, headers, payload }) {
    await db('idempotency_keys')
      .insert({
        user_id: userId,
        idempotency_key: key,
        fingerprint: Buffer.from(fingerprint, 'hex'),
        reply_status: status,
        reply_headers: headers,
        reply_body: payload === null ? null : Buffer.from(payload),
      })
      // One that has expired and was not swept yet.
      .onConflict(['user_id', 'idempotency_key'])
      .merge(['fingerprint', 'reply_status', 'reply_headers', 'reply_body', 'created_at'])
    await db.raw(
      `delete from idempotency_keys where (user_id, idempotency_key) in (
        select user_id, idempotency_key from idempotency_keys where created_at < now() - ${lifetime}
        order by created_at limit ${sweep} for update skip locked
      )`,
    )
  },
}
