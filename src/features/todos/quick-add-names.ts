/** The names in a line of quick add: which project, section, label or person each one is. */
import type { Knex } from 'knex'
import { ChangedMeanwhile } from '../../db/errors.ts'
import { fold } from '../../language/fold.ts'
import type { Found } from '../../language/quick-add.ts'
import type { Mention } from '../../language/tokens.ts'
import type { Caller } from '../../service/api.ts'
import { listLabelNames } from '../labels/queries.ts'
import { listMemberNames } from '../projects/members.ts'
import { listOpenProjectNames } from '../projects/queries.ts'
import { findInProject, listSectionNames } from '../sections/queries.ts'
import { lockDestination } from './access.ts'

interface Options {
  /** Of the request: the project of a line that names none. */
  projectId: string | null
  /** Whether the objects of the names stay as they are until the transaction ends. */
  lock: boolean
}

/** The object of each name. People and labels are those of the project that the line names, or else of `projectId`. */
export async function lookUp(
  db: Knex,
  user: Caller,
  mentions: Mention[],
  { projectId, lock }: Options,
): Promise<Found[]> {
  const has = (kind: Mention['kind']) => mentions.some((mention) => mention.kind === kind)
  const places = await placesOf(db, user, mentions)
  const place = [...places.values()].find((found) => typeof found === 'object')
  const home = place?.id ?? projectId
  if (lock && mentions.length > 0) await lockNames(db, user, { home, place, hasLabels: has('label') })
  const people =
    has('assignee') && home !== null ? await listMemberNames(db, home, user.id) : [{ id: user.id, name: user.name }]
  const labels = has('label') ? await listLabelNames(db, user.id, home) : []
  return mentions.map((mention) => {
    if (mention.kind === 'project') return places.get(mention) ?? 'unknown'
    return mention.kind === 'label' ? matching(mention.name, labels) : person(mention.name, user, people)
  })
}

/** The project and the section of each name of one. */
async function placesOf(db: Knex, user: Caller, mentions: Mention[]): Promise<Map<Mention, Found>> {
  const named = mentions.filter(({ kind }) => kind === 'project')
  if (named.length === 0) return new Map()
  const projects = await listOpenProjectNames(db, user.id)
  const found = new Map(named.map((mention) => [mention, matching(mention.name, projects)]))
  const inProjects = [...found].flatMap(([{ section }, project]) =>
    section !== null && typeof project === 'object' ? project.id : [],
  )
  const sections = inProjects.length === 0 ? [] : await listSectionNames(db, inProjects)
  for (const [mention, project] of found) {
    if (mention.section === null || typeof project !== 'object') continue
    const section = matching(
      mention.section,
      sections.filter(({ project_id }) => project_id === project.id),
    )
    found.set(mention, typeof section === 'object' ? { id: project.id, section_id: section.id } : section)
  }
  return found
}

/** Locks the home of the todo, of which people and labels are read afterwards. Its section was read before. */
async function lockNames(
  db: Knex,
  user: Caller,
  { home, place, hasLabels }: { home: string | null; place: Exclude<Found, string> | undefined; hasLabels: boolean },
): Promise<void> {
  await lockDestination(db, user.id, { project_id: home, own: hasLabels ? 'share' : undefined })
  if (place?.section_id != null && !(await findInProject(db, place.id, place.section_id))) throw new ChangedMeanwhile()
}

interface Named {
  id: string
  name: string
}

/** By the name, or else by the name without its white space. */
function matching(written: string, named: Named[], ...others: ((name: string) => string[])[]): Found {
  const keys = [(name: string) => [name], (name: string) => [name.replace(/\s/g, '')], ...others]
  const key = fold(written)
  for (const keysOf of keys) {
    const [one, another] = named.filter(({ name }) => keysOf(fold(name)).includes(key))
    if (another) return 'ambiguous'
    if (one) return { id: one.id }
  }
  return 'unknown'
}

/** Also by one word of the name; `me` is the user, unless it is a name. */
function person(written: string, user: Caller, people: Named[]): Found {
  const found = matching(written, people, (name) => name.split(/\s/))
  return found === 'unknown' && written.toLowerCase() === 'me' ? { id: user.id } : found
}
