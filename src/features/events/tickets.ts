/** Tickets for the event socket: one-time credentials in the URL, for browsers, which cannot send headers there. */
import { createHash, randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { Reader } from '../../changelog/tail.ts'
import type { Caller, Schemas } from '../../service/api.ts'

type Holder = Pick<Reader, 'userId' | 'sessionId' | 'expiresAt'>

/** Long enough to open a connection, too short to be worth stealing from a log. */
const lifetime = '30 seconds'

/** Creates a ticket, and deletes expired ones. */
export async function insertTicket(db: Knex, holder: Caller): Promise<Schemas['EventTicket']> {
  const ticket = `tpe_${randomBytes(32).toString('base64url')}`
  await db('event_tickets').delete().where('expires_at', '<', db.fn.now())
  const [row] = await db('event_tickets')
    .insert({
      ticket_hash: hashOf(ticket),
      user_id: holder.id,
      session_id: holder.session_id,
      token_expires_at: new Date(holder.token_expires_at),
      expires_at: db.raw('now() + ?::interval', [lifetime]),
    })
    .returning('expires_at')
  return { ticket, expires_at: row.expires_at }
}

/** Uses a ticket: of two concurrent uses one succeeds. Null for one that is unknown, used or expired. */
export async function useTicket(db: Knex, ticket: string): Promise<Holder | null> {
  const [row] = await db('event_tickets')
    .delete()
    .where({ ticket_hash: hashOf(ticket) })
    .where('expires_at', '>', db.fn.now())
    .returning(['user_id', 'session_id', 'token_expires_at'])
  if (!row) return null
  return { userId: row.user_id, sessionId: row.session_id, expiresAt: Date.parse(row.token_expires_at) }
}

function hashOf(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest()
}
