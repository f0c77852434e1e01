/** Knex's dialect for Postgres, which here also finds the primary, and parts from a server that is none any more. */
import PgDialect from 'knex/lib/dialects/postgres/index.js'
import pg from 'pg'
import type { Connection } from './limits/cancellation.ts'
import { type AroundQuery, observedClient } from './observed-client.ts'

/** read_only_sql_transaction: what a standby says to a write, and a primary that was made one. */
const readOnly = '25006'

/**
 * A dialect for the hosts of one address. Of several, the one that takes writes is used: they are asked in their order,
 * beginning with the one that was found last. One host is taken as it is.
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
        // Whoever makes a connection besides the pool's, such as LISTEN, looks here too.
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
     * Whether a connection that comes from the pool may be used. One in a transaction that nobody ended may not: where a
     * text of several statements fails behind a BEGIN of its own, as pg-boss has them, all that comes after it would fail.
     * Whoever was told of an error may give the connection back before the server has said whether it is in one.
     */
    override async validateConnection(connection: Connection): Promise<boolean> {
      const status = connection.getTransactionStatus()
      return connection.readyForQuery && (status === null || status === 'I')
    }

    /** A connection to a server that only reads is not used again: the next one may lead to another server. */
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
