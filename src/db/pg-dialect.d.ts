/** Knex's own dialect for pg, which it does not type. */
declare module 'knex/lib/dialects/postgres/index.js' {
  import { Knex } from 'knex'
  export default class PgDialect extends Knex.Client {
    /** What connections are made with. */
    _driver(): { Client: unknown }
  }
}
