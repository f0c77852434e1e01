/** The order of the sections of a project, by ranks as that of todos. */
import type { Knex } from 'knex'
import { problem, type Schemas } from '../../service/api.ts'
import { rankBetween, ranksAfter } from '../todos/rank.ts'
import { findAll, type Section, updateSection } from './queries.ts'

interface SectionChange {
  before: Section
  after: Section
}

/** The rank behind all others of a project, which must be locked. */
export async function lastRank(db: Knex, projectId: string): Promise<string> {
  const last = (await findAll(db, projectId)).at(-1)
  return rankBetween(last?.position ?? null, null) as string
}

/**
 * Moves a section. Returns the sections that have changed: it alone, or others too where no rank was left. Throws 409 for another
 * section that is not in the project, which must be locked.
 */
export async function moveTo(db: Knex, section: Section, move: Schemas['SectionMove']): Promise<SectionChange[]> {
  const all = await findAll(db, section.project_id)
  const ranks = ranksAfter(all, section.id, move)
  if (!ranks) throw problem('unknown_section')
  const changes: SectionChange[] = []
  for (const before of all) {
    const position = ranks.get(before.id)
    if (position !== undefined && position !== before.position)
      changes.push({ before, after: await updateSection(db, before.id, { position }) })
  }
  return changes
}
