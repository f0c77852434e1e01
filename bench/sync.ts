/** How long a client takes to copy ten thousand todos, and to read as many changes afterwards. */
import { newId } from '../src/db/new-id.ts'
import type { BenchDatabase } from './database.ts'
import type { BenchOptions } from './options.ts'
import { follower, tokenOf, userId } from './people.ts'
import { count, describeTaken, table, taken, writeSection } from './results.ts'
import { withService } from './service.ts'
import { median } from './statistics.ts'

interface Copied {
  changes: number
  pages: number
  /** Milliseconds. */
  time: number
  /** Milliseconds of CPU. */
  cpu: number
  /** For the next page, or for later changes. */
  cursor: string
}

export async function sync({ rounds }: BenchOptions): Promise<string> {
  const rows = await withService(0, async (server, database) => {
    const token = tokenOf(follower, database.secret)
    const copy = (cursor?: string) => readAll(server, token, cursor)
    const first = await copy()
    await changeAll(database)
    const whole: Copied[] = []
    const changed: Copied[] = []
    for (let round = 0; round < rounds; round++) {
      whole.push(await copy())
      changed.push(await copy(first.cursor))
    }
    return [row('everything', whole), row('what changed since the copy', changed)]
  })
  const text = table(['', 'objects', 'pages', 'time', 'CPU'], rows)
  await writeSection('10,000 changes: `npm run bench -- sync`', `${describeTaken(taken())}\n\n${text}`)
  return text
}

function row(name: string, copies: Copied[]): string[] {
  const of = (member: 'changes' | 'pages' | 'time' | 'cpu') => median(copies.map((copied) => copied[member]))
  return [name, count(of('changes')), count(of('pages')), `${Math.round(of('time'))} ms`, `${Math.round(of('cpu'))} ms`]
}

/** Inserts an event for each todo of the follower, as if each had been changed. */
async function changeAll({ pool }: BenchDatabase): Promise<void> {
  const todos = await pool('todos')
    .select('id')
    .where({ user_id: userId(follower) })
  const rows = todos.map(({ id }) => ({
    id: newId(),
    type: 'todo.updated',
    actor_id: userId(follower),
    user_id: userId(follower),
    todo_id: id,
    data: JSON.stringify({ id }),
    changes: '[]',
  }))
  await pool.batchInsert('events', rows, 1_000)
}

async function readAll(
  server: { url: string; cpuTime(): Promise<number> },
  token: string,
  from?: string,
): Promise<Copied> {
  const before = await server.cpuTime()
  const begun = performance.now()
  let [changes, pages, cursor] = [0, 0, from]
  for (let more = true; more; pages++) {
    const query = new URLSearchParams({ limit: '100', ...(cursor !== undefined && { cursor }) })
    const answer = await fetch(`${server.url}/sync?${query}`, { headers: { Authorization: `Bearer ${token}` } })
    if (!answer.ok) throw new Error(`GET /sync: ${answer.status} ${await answer.text()}`)
    const page = (await answer.json()) as { changes: unknown[]; cursor: string; has_more: boolean }
    changes += page.changes.length
    cursor = page.cursor
    more = page.has_more
  }
  const time = performance.now() - begun
  return { changes, pages, time, cpu: (await server.cpuTime()) - before, cursor: cursor as string }
}
