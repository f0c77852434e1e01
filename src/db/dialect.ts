/**
 * Knex's dialect for Postgres, extended: it finds the primary of several hosts, and drops connections to former ones.
 */
import PgDialect from 'knex/lib/dialects/postgres/index.js'
import pg from 'pg'
import type { Connection } from './limits/cancellation.ts'
import { type AroundQuery, observedClient } from './observed-client.ts'

/** SQLSTATE read_only_sql_transaction: a write was sent to a standby, or to a demoted primary. */
const readOnly = '25006'

/**
 * Returns a dialect for the hosts of one URL. Of several hosts it uses the one that accepts writes: it tries them in
 * order, starting with the last one that was found. A single host is used as it is.
 */
export function dialectFor(urls: string[], around: AroundQuery | undefined): typeof PgDialect {
  const Client = around ? observedClient(around) : pg.Client

  return class extends PgDialect {
    #found = 0

    override _driver() {
      return { ...pg, Client }
    }

    override async _acquireOnlyConnection(): Promise<Connection> {
      if (urls.length < 2) return super._acquireOnlyConnection()
      const failures: unknown[] = []
      for (let tried = 0; tried < urls.length; tried++) {
        const host = (this.#found + tried) % urls.length
        // Connections outside of the pool, such as that of LISTEN, use these settings too.
        this.connectionSettings = { ...this.connectionSettings, connectionString: urls[host] as string }
        try {
          const connection = await super._acquireOnlyConnection()
          if (await takesWrites(connection)) {
            this.#found = host
            return connection
          }
          await connection.end()
        } catch (error) {
          failures.push(error)
        }
      }
      throw failures[0] ?? Object.assign(new Error('None of the hosts takes writes.'), { code: readOnly })
    }

    /**
     * Whether a pooled connection may be used. One in an open transaction may not: if a text of several statements with
     * its own BEGIN fails, as pg-boss sends them, every later statement would fail too. A connection may be returned to
     * the pool before the server has reported whether it is in a transaction.
     */
    override async validateConnection(connection: Connection): Promise<boolean> {
      const status = connection.getTransactionStatus()
      return connection.readyForQuery && (status === null || status === 'I')
    }

    /** Discards a connection to a read-only server: a new one may reach the primary. */
    override async _query(connection: Connection, statement: object): Promise<unknown> {
      try {
        return await super._query(connection, statement)
      } catch (error) {
        if ((error as { code?: string }).code === readOnly) connection.__knex__disposed ??= error
        throw error
      }
    }
  }
}

async function takesWrites(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query("select current_setting('transaction_read_only') as read_only")
  return rows[0].read_only === 'off'
}
