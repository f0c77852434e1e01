/** The security log: a line for each request that concerns the security of an account, and for each refused event socket. */
import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'

/** One security event. It has no secret, and no email address. */
export interface SecurityEvent {
  kind: string
  /** The status of the response; absent where the client went before. */
  status: number | undefined
  request_id: string
  address: string | null
  user_id?: string | null | undefined
  session_id?: string | null | undefined
  /** The address of an unknown account, of which the line has a keyed hash. */
  email?: string | null | undefined
}

export type SecurityLog = (event: SecurityEvent) => void

/** `key`: the secret of the hash, so that a log does not reveal which addresses were tried. */
export function createSecurityLog(log: Logger, key: Uint8Array): SecurityLog {
  const accountOf = (email: string) => createHmac('sha256', key).update(email.toLowerCase()).digest('hex').slice(0, 32)
  return ({ kind, status, email, user_id, ...event }) => {
    const succeeded = status !== undefined && status < 400
    log[succeeded ? 'info' : 'warn'](
      {
        security: kind,
        outcome: succeeded ? 'succeeded' : 'refused',
        status,
        user_id: user_id ?? undefined,
        account: !user_id && email ? accountOf(email) : undefined,
        ...event,
      },
      `security: ${kind} ${succeeded ? 'succeeded' : 'refused'}`,
    )
  }
}
