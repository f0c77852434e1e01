/** The objects that a list shows besides its to-dos: projects, people, labels, and the sections of its project. */
import { useMemo } from 'react'
import { useNames } from '../projects/use-members.ts'
import { useLabels, useProjects, useSections } from '../store/live.ts'
import type { Names } from './arrange.ts'

/** `project`: the id of the list's project. The same object until something in it has changed. */
export function useListNames(project: string | null = null): Names {
  const projects = useProjects() ?? []
  const people = useNames()
  const labels = useLabels() ?? []
  const sections = useSections(project) ?? []
  // The counts of projects change with every to-do.
  const looks = projects.map(({ id, project: { name, color, icon } }) => ({ id, name, color, icon }))
  const key = JSON.stringify([
    looks,
    [...people],
    labels.map(({ label }) => label),
    sections.map(({ section }) => section),
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are new ones each time; their content counts
  return useMemo(
    () => ({
      projects: new Map(looks.map((look) => [look.id, look])),
      people,
      labels: new Map(labels.map(({ id, label }) => [id, label])),
      sections: sections.map(({ section }) => section),
    }),
    [key],
  )
}
