/** The most that the database can do: pgbench sends the contenders' statements and does nothing else. */
import { access, glob, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { BenchDatabase } from './database.ts'
import { findTodo, findUser, insertTodo, listTodos, type Statement, updateTodo } from './peers/statements.js'
import { reader, todoId, userId, writer } from './people.ts'
import { run } from './run.ts'

/** As many connections to Postgres as the pools of the contenders have. */
const poolSize = 10

/** An SQL expression. Other values are written as literals. */
class Expression {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** The id of a person's todo number `:n`, which the first line of the script chooses. */
const anyTodo = (person: typeof reader) =>
  new Expression(`('${todoId(person, 0).slice(0, 24)}' || lpad(:n::text, 12, '0'))::uuid`)

/** The statements of a pgbench script, by workload. */
const scripts: Record<string, string[]> = {
  get: [
    script({ text: findUser, values: [userId(reader)] }),
    script({ text: findTodo, values: [userId(reader), anyTodo(reader)] }),
  ],
  list20: list({ skip: 0, limit: 20 }),
  list100: list({ skip: 0, limit: 100 }),
  search: list({ completed: false, search: 'oat', skip: 0, limit: 20 }),
  create: [
    script({ text: findUser, values: [userId(writer)] }),
    script({
      text: insertTodo,
      values: [userId(writer), new Expression('gen_random_uuid()'), 'Buy oat milk', 'Two litres, on the way home', 2],
    }),
  ],
  patch: [
    script({ text: findUser, values: [userId(writer)] }),
    script(updateTodo(userId(writer), anyTodo(writer) as unknown as string, { title: 'Buy milk', priority: 2 })),
  ],
}

function list(query: Parameters<typeof listTodos>[1]): string[] {
  return [script({ text: findUser, values: [userId(reader)] }), script(listTodos(userId(reader), query))]
}

/** A statement with its values in it, on one line. */
function script({ text, values }: Statement): string {
  const filled = text.replaceAll(/\$(\d+)/g, (_, number) => literal(values[Number(number) - 1]))
  return `${filled.replaceAll(/\s+/g, ' ')};`
}

function literal(value: unknown): string {
  if (value instanceof Expression) return value.text
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

/**
 * How often a second pgbench runs the statements of a workload, for a number of clients; null for a workload without a
 * script. Throws when pgbench is not installed.
 */
export async function floorOf(
  workload: string,
  database: BenchDatabase,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<number | null> {
  const lines = scripts[workload]
  if (!lines) return null
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-pgbench-'))
  try {
    const file = join(folder, 'script.sql')
    await writeFile(file, ['\\set n random(1, 1000)', ...lines, ''].join('\n'))
    const output = await run(
      await findPgbench(),
      [
        '-n',
        '-M',
        'extended',
        '-c',
        String(Math.min(connections, poolSize)),
        '-j',
        '1',
        '-T',
        String(seconds),
        '-f',
        file,
      ],
      { cwd: folder, env: database.env },
    )
    return Number(/^tps = ([\d.]+)/m.exec(output)?.[1])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Debian installs one for each version of Postgres, outside of the PATH. */
async function findPgbench(): Promise<string> {
  const named = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'pgbench'))
  const installed: string[] = []
  for await (const path of glob('/usr/lib/postgresql/*/bin/pgbench')) installed.push(path)
  for (const path of [...named, ...installed.toSorted().reverse()]) if (await isThere(path)) return path
  throw new Error('pgbench is not installed. On Debian and Ubuntu: apt-get install postgresql-contrib')
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
