/** Knex's own dialect for pg, which it does not type. */
declare module 'knex/lib/dialects/postgres/index.js' {
  import { Knex } from 'knex'
  import type { Connection } from './limits/cancellation.ts'
  export default class PgDialect extends Knex.Client {
    /** The module that creates connections. */
    _driver(): { Client: unknown }
    _acquireOnlyConnection(): Promise<Connection>
    validateConnection(connection: Connection): Promise<boolean>
    _query(connection: Connection, statement: object): Promise<unknown>
  }
}
