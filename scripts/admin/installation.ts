/** Runs operations of admins on the database of the configuration, without a service and without an admin's token. */
import type { Knex } from 'knex'
import { StartupError } from '../../src/config/startup-error.ts'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { insertAuditEntry } from '../../src/features/admin/audit-queries.ts'
import { compileInput, Problem } from '../../src/kernel/index.ts'
import { type Context, createContext } from '../../src/service/context.ts'
import { operations } from '../../src/service/operations.ts'
import { noteOf } from '../../src/service/unit-of-work.ts'
import { openDatabase } from '../../src/start/database.ts'
import { readConfig } from '../../src/start/read-config.ts'
import { signingSecrets } from '../../src/start/signing-secret.ts'

/** The operations that the commands run. */
export type Operation =
  | 'createUser'
  | 'updateUser'
  | 'endUserSessions'
  | 'replaceUserPassword'
  | 'sendUserPasswordReset'
  | 'confirmUserEmail'
  | 'removeUserSecondFactor'
  | 'deleteUser'
  | 'getUserQuotas'
  | 'replaceUserQuotas'
  | 'createServiceInvitation'
  | 'withdrawServiceInvitation'
  | 'retryJob'
  | 'cancelJob'
  | 'replaceMaintenance'
  | 'replaceAnnouncement'
  | 'deleteAnnouncement'
  | 'sendTestMail'
  | 'getServiceUsage'

export interface Input {
  /** The user that it is about; absent where there is none. */
  userId?: string
  /** The other parameters of its path. */
  path?: Record<string, string>
  /** The caller, where the operation needs to know. */
  user?: { id: null; email: string }
  query?: object
  body?: object
}

export interface Installation {
  pool: Knex
  context: Context
  /**
   * Runs the handler in a transaction, and leaves the entry in the audit trail that a request would. Throws a StartupError with the
   * sentence of its problem. Returns the body of the reply.
   */
  run<Body>(operation: Operation, input: Input): Promise<Body>
}

/** A command of `taskpact admin`, with the arguments behind its name. */
export type Run = (installation: Installation, args: string[]) => Promise<void>

export async function withInstallation(work: (installation: Installation) => Promise<void>): Promise<void> {
  const config = await readConfig({ dataExists: true })
  const { pool, close } = await openDatabase(config, { applicationName: 'taskpact admin' })
  try {
    const context = await createContext({ config, pool, secrets: await signingSecrets(config) })
    try {
      await work({ pool, context, run: (operation, input) => run(context, pool, operation, input) })
    } finally {
      await Promise.all([context.tail.stop(), context.jobs.stop(), context.replicas.close()])
    }
  } finally {
    await close()
  }
}

/** As the kernel runs a request, but for the caller: changes have the user as their actor, and the entry none. */
async function run<Body>(
  context: Context,
  pool: Knex,
  id: Operation,
  { userId, path = {}, user, query = {}, body = {} }: Input,
): Promise<Body> {
  const operation = context.contract.operations.find((one) => one.id === id)
  const handler = operations[id] as (context: Context, request: never) => Promise<{ body?: unknown }>
  try {
    const schema = operation?.body?.content['application/json']?.$ref as string | undefined
    if (schema) compileInput(context.contract, schema.slice(schema.lastIndexOf('/') + 1))(body)
    return await inTransaction(pool, async (db) => {
      const audit = noteOf(operation)
      const device = { address: null, user_agent: 'taskpact admin' }
      const signal = new AbortController().signal
      const caller = user ?? { id: id === 'deleteUser' ? userId : null }
      const input = { path: { ...path, user_id: userId }, query, body, user: caller }
      const reply = await handler(context, { db, pool, signal, device, audit, ...input } as never)
      const { kind, isNotified } = audit
      if (kind === null) return reply.body as Body
      const nobody = { actor_id: null, session_id: null, target_id: audit.targetId ?? Object.values(path)[0] ?? null }
      await insertAuditEntry(
        db,
        { kind, user_id: audit.userId ?? userId ?? null, ...nobody, ...device },
        { isNotified },
      )
      return reply.body as Body
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new StartupError(error.detail ?? `${error.message}.`)
  }
}
