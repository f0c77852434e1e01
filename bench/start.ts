/** The time from the start of the process to its first response. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contendersNamed } from './contenders.ts'
import { type BenchDatabase, openDatabase } from './database.ts'
import type { BenchOptions } from './options.ts'
import { describeTaken, table, taken, writeSection } from './results.ts'
import { type Command, startServer } from './server-process.ts'
import { median } from './statistics.ts'

export async function start({ rounds }: BenchOptions): Promise<string> {
  const database = await openDatabase(0)
  const [empty, existing, external, fastify]: number[][] = [[], [], [], []]
  try {
    for (let round = 0; round < rounds; round++) {
      await inNewFolder(async (folder) => {
        const onFolder = commandOf('taskpact', { ...database, folder })
        empty?.push(await timeOf(onFolder))
        // The service stopped its Postgres, so this starts it again.
        existing?.push(await timeOf(onFolder))
      })
      external?.push(await timeOf(onServer(database)))
      fastify?.push(await timeOf(commandOf('fastify', database)).catch(() => Number.NaN))
    }
  } finally {
    await database.close()
  }
  const base = median(fastify ?? [])
  const row = (name: string, all: number[] | undefined) => {
    const time = median(all ?? [])
    return [name, `${Math.round(time)} ms`, Number.isNaN(base) ? '-' : `${(time / base).toPrecision(3)}x`]
  }
  const text = table(
    ['', 'to the first response', 'as a multiple of Fastify'],
    [
      row('an empty folder: Postgres is set up, migrated and started', empty),
      row('an existing folder: Postgres is started', existing),
      row('a Postgres that runs', external),
      row('Fastify with pg, which does not touch the database', fastify),
    ],
  )
  await writeSection(
    'Start: `npm run bench -- start`',
    `${describeTaken(taken())} Medians of ${rounds}, with the files in the cache of the system.\n\n${text}`,
  )
  return text
}

async function timeOf(command: Command): Promise<number> {
  const server = await startServer(command)
  await server.stop()
  return server.startTime
}

function commandOf(name: string, database: BenchDatabase): Command {
  const [contender] = contendersNamed([name])
  if (!contender) throw new Error(`There is no contender ${name}.`)
  return contender.command(database)
}

/** Uses the bench's Postgres in place of a data folder. */
function onServer(database: BenchDatabase): Command {
  const command = commandOf('taskpact', database)
  const { PGUSER = '', PGDATABASE = '', PGHOST = '' } = database.env
  const { TASKPACT_DATA: _, ...env } = command.env
  return { ...command, env: { ...env, DATABASE_URL: `postgres://${PGUSER}@localhost/${PGDATABASE}?host=${PGHOST}` } }
}

async function inNewFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'taskpact-bench-'))
  await chmod(parent, 0o711)
  try {
    await work(join(parent, 'data'))
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
}
