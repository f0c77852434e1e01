/** Runs operations of admins on the database of the configuration, without a service and without an admin's token. */
import type { Knex } from 'knex'
import { StartupError } from '../../src/config/startup-error.ts'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { insertAuditEntry } from '../../src/features/admin/audit-queries.ts'
import { compileInput, Problem } from '../../src/kernel/index.ts'
import type { Scope } from '../../src/service/api.ts'
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

export interface Input {
  /** The user that it is about; absent where it creates one. */
  userId?: string
  query?: object
  body?: object
}

export interface Installation {
  pool: Knex
  context: Context
  /**
   * Runs the handler in a transaction, and leaves the entry in the audit trail that a request would. Throws a StartupError with the
   * sentence of its problem.
   */
  run(operation: Operation, input: Input): Promise<void>
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
async function run(
  context: Context,
  pool: Knex,
  id: Operation,
  { userId, query = {}, body = {} }: Input,
): Promise<void> {
  const operation = context.contract.operations.find((one) => one.id === id)
  const handler = operations[id] as (context: Context, request: Scope & object) => Promise<unknown>
  try {
    // The others have no input of the operator's but an account.
    if (id === 'createUser') compileInput(context.contract, 'AdminUserCreate')(body)
    await inTransaction(pool, async (db) => {
      const audit = noteOf(operation)
      const device = { address: null, user_agent: 'taskpact admin' }
      const signal = new AbortController().signal
      const input = { path: { user_id: userId }, query, body, user: { id: id === 'deleteUser' ? userId : null } }
      await handler(context, { db, pool, signal, device, audit, ...input })
      const about = audit.userId ?? userId
      if (audit.kind === null || about === undefined) return
      const nobody = { actor_id: null, session_id: null, target_id: null }
      const { kind, isNotified } = audit
      await insertAuditEntry(db, { kind, user_id: about, ...nobody, ...device }, { isNotified })
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new StartupError(error.detail ?? `${error.message}.`)
  }
}
