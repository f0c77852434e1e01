/** A Postgres server of its own for a test: another one than that of the run, whose transactions begin anew. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { createPool } from '../../src/db/knex.ts'
import type { TestDatabase } from './database.ts'

export interface Cluster {
  /** Runs `work` on connections of a name of its own, which are closed behind it; `drop` does nothing. */
  use<T>(applicationName: string, work: (database: TestDatabase) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

/** A server with an empty database. */
export async function startCluster(): Promise<Cluster> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'taskpact-cluster-'))
  await chmod(dataFolder, 0o711)
  const server = await startEmbedded({ dataFolder, settings: { fsync: 'off', synchronous_commit: 'off' } })
  const { connection } = server
  return {
    async use(applicationName, work) {
      const pool = createPool({ connection, max: 5, applicationName })
      try {
        return await work({ pool, connection, drop: async () => {} })
      } finally {
        await pool.destroy()
      }
    },
    async stop() {
      await server.stop()
      await rm(dataFolder, { recursive: true })
    },
  }
}
