/** One throw-away Postgres for a run, with a migrated template that each test file clones. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { createPool } from '../../src/db/knex.ts'
import { migrate } from '../../src/db/migrate.ts'
import { installJobs } from '../../src/jobs/install.ts'
import type { TestServer } from './database.ts'

/** Projects whose tests use no Postgres, or one of their own. */
const withoutPostgres = ['kernel', 'cluster']

export default async function setup(project: TestProject): Promise<undefined | (() => Promise<void>)> {
  if (project.vitest.projects.every(({ name }) => withoutPostgres.includes(name))) return
  const dataFolder = await mkdtemp(join(tmpdir(), 'taskpact-test-'))
  // Postgres runs as another user when the tests run as root, and must get through.
  await chmod(dataFolder, 0o711)
  const clusterName = dataFolder.slice(-20)
  const server = await startEmbedded({
    dataFolder,
    // Nothing here outlives the run, so nothing need survive a power cut.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      // Time to make a deadlock in a test: a server process looks for one only once in a wait.
      deadlock_timeout: '1s',
      cluster_name: clusterName,
      // A file has up to 30: five services with their pools.
      max_connections: '300',
    },
  })
  async function teardown() {
    await server.stop()
    await rm(dataFolder, { recursive: true })
  }
  const pool = createPool({ connection: server.connection, max: 3, applicationName: 'taskpact tests' })
  try {
    await migrate(pool)
    await installJobs(pool)
  } catch (error) {
    await pool.destroy()
    await teardown()
    throw error
  }
  await pool.destroy()
  project.provide('server', { ...server.connection, clusterName } satisfies TestServer)
  return teardown
}
