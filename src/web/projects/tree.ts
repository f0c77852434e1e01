/** Projects below others: the order in which a list shows them, and the parents that one may get. */
import type { Project } from '../../sdk/index.ts'

/** The level below the others of the list, from 0 on. */
type Placed = { project: Project; level: number }

/** Each project behind the one that it is below, in the order of the list. One whose parent is not in it is on the first level. */
export function asTree(projects: readonly Project[]): Placed[] {
  const ids = new Set(projects.map(({ id }) => id))
  const below = Map.groupBy(projects, ({ parent_id }) => (parent_id !== null && ids.has(parent_id) ? parent_id : null))
  const branch = (parent: string | null, level: number): Placed[] =>
    (below.get(parent) ?? []).flatMap((project) => [{ project, level }, ...branch(project.id, level + 1)])
  return branch(null, 0)
}

/** The projects that another one can be put below: those that the user edits, that are not below it and leave three levels. */
export function parentsFor(id: string, projects: readonly Project[]): Project[] {
  const placed = asTree(projects)
  const start = placed.findIndex(({ project }) => project.id === id)
  const own = placed[start]?.level ?? 0
  const rest = placed.slice(start + 1)
  const end = rest.findIndex(({ level }) => level <= own)
  const branch = start < 0 ? [] : [placed[start] as Placed, ...(end < 0 ? rest : rest.slice(0, end))]
  const height = Math.max(0, ...branch.map(({ level }) => level - own)) + 1
  const within = new Set(branch.map(({ project }) => project.id))
  return placed
    .filter(({ project, level }) => !within.has(project.id) && project.role !== 'viewer' && level + 1 + height <= 3)
    .map(({ project }) => project)
}
