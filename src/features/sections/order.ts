/** The order of the sections of a project, by ranks as that of todos. */
import type { Knex } from 'knex'
import { problem, type Schemas } from '../../service/api.ts'
import { rankBetween } from '../todos/rank.ts'
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
 * Moves a section. Returns what has changed: it alone, or all sections of the project where no rank was left. Throws 409 for
 * another section that is not in the project, which must be locked.
 */
export async function moveTo(
  db: Knex,
  section: Section,
  { before, after, to }: Schemas['SectionMove'],
): Promise<SectionChange[]> {
  const all = await findAll(db, section.project_id)
  const others = all.filter(({ id }) => id !== section.id)
  const beside = before ?? after
  if (beside === section.id) return []
  const found = others.findIndex(({ id }) => id === beside)
  if (beside !== undefined && found < 0) throw problem('unknown_section')
  const place = before !== undefined ? found : after !== undefined ? found + 1 : to === 'first' ? 0 : others.length
  const wanted = others.toSpliced(place, 0, section)
  if (wanted.every(({ id }, index) => id === all[index]?.id)) return []
  const rank = rankBetween(others[place - 1]?.position ?? null, others[place]?.position ?? null)
  if (rank !== null) return [await ranked(db, section, rank)]
  const changes: SectionChange[] = []
  let last: string | null = null
  for (const one of wanted) {
    last = rankBetween(last, null) as string
    if (one.position !== last) changes.push(await ranked(db, one, last))
  }
  return changes
}

async function ranked(db: Knex, before: Section, position: string): Promise<SectionChange> {
  return { before, after: await updateSection(db, before.id, { position }) }
}
