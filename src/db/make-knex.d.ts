/** Knex's own builder of a Knex around a client, which it does not type. */
declare module 'knex/lib/knex-builder/make-knex.js' {
  import type { Knex } from 'knex'
  export default function makeKnex(client: object): Knex
}
