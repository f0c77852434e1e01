/** The members of a project. They are kept on the device, and read anew when a screen needs them. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect } from 'react'
import { items, listMembers, type Member } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { useSession } from '../service/session.ts'
import type { Database } from '../store/database.ts'
import { useDatabase } from '../store/live.ts'
import { isNew } from '../store/model.ts'

const readAt = new Map<string, number>()
/** Milliseconds for which a list of members is not read again. */
const freshMs = 60_000

export async function readMembers(database: Database, project: string): Promise<void> {
  const members: Member[] = []
  for await (const member of items(listMembers, { client, path: { project_id: project }, query: { limit: 100 } }))
    members.push(member)
  await database.members.put({ project, members })
  readAt.set(project, Date.now())
}

export function useMembers(project: string | null): Member[] {
  const database = useDatabase()
  const { status } = useSession()
  useEffect(() => {
    if (!project || isNew(project) || status !== 'signed-in' || Date.now() - (readAt.get(project) ?? 0) < freshMs)
      return
    readMembers(database, project).catch(() => {})
  }, [database, project, status])
  return (
    useLiveQuery(
      async () => (project ? (await database.members.get(project))?.members : undefined),
      [database, project],
    ) ?? []
  )
}

/** Reads the members of several projects, where they are not known or not fresh. */
export function useMembersOf(projects: string[]): void {
  const database = useDatabase()
  const { status } = useSession()
  const key = [...new Set(projects)].sort().join()
  useEffect(() => {
    if (status !== 'signed-in' || key === '') return
    for (const project of key.split(','))
      if (Date.now() - (readAt.get(project) ?? 0) >= freshMs) readMembers(database, project).catch(() => {})
  }, [database, status, key])
}

/** The names of everybody who shares a project with the user, by their id. */
export function useNames(): Map<string, string> {
  const database = useDatabase()
  const { user } = useSession()
  const known = useLiveQuery(() => database.members.toArray(), [database]) ?? []
  const names = new Map(known.flatMap(({ members }) => members.map(({ user_id, name }) => [user_id, name] as const)))
  if (user) names.set(user.id, user.name)
  return names
}
