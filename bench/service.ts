/** Runs the service by itself, for the studies of it alone. */
import { taskpact } from './contenders.ts'
import { type BenchDatabase, openDatabase } from './database.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/**
 * Calls `work` with a service on a database of its own, which has so many todos besides those of the bench's own users.
 * Both are stopped and removed afterwards. `env` is added to the environment of a contender. Returns the result of `work`,
 * and throws its errors.
 */
export async function withService<T>(
  todos: number,
  work: (server: ServerProcess, database: BenchDatabase) => Promise<T>,
  env: Record<string, string> = {},
): Promise<T> {
  const database = await openDatabase(todos)
  try {
    const command = taskpact.command(database)
    const server = await startServer({ ...command, env: { ...command.env, ...env } })
    try {
      return await work(server, database)
    } finally {
      await server.stop()
    }
  } finally {
    await database.close()
  }
}
