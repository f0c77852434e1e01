/** The service by itself, for what is measured of it alone. */
import { taskpact } from './contenders.ts'
import { type BenchDatabase, openDatabase } from './database.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/**
 * Does `work` with a service on a database of its own, which has so many todos besides those of the bench's own people.
 * Both are gone afterwards. `env` is set besides what each contender gets. Answers what `work` does, and throws what it
 * throws.
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
