/** Tickets for the event socket: what a browser can put into an address, where it cannot send a token. */
import { createHash, randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { Reader } from '../../changelog/tail.ts'
import type { Caller, Schemas } from '../../service/api.ts'

type Holder = Pick<Reader, 'userId' | 'sessionId' | 'expiresAt'>

/** Long enough to open a connection. */
const lifetime = '30 seconds'

/** Forgets on the way what nobody used. */
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

/** Takes a ticket: of two that come together one gets it. Null: unknown, used, or too old. */
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
