/** The names that a list shows: of projects, and of people. */
import { useMemo } from 'react'
import { useNames } from '../projects/use-members.ts'
import { useProjects } from '../store/live.ts'
import type { Names } from './arrange.ts'

export function useListNames(): Names {
  const projects = useProjects()
  const people = useNames()
  const peopleKey = [...people].join()
  // Their counts change with every to-do.
  const projectsKey = projects?.map(({ id, project }) => `${id} ${project.name}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are a new map each time; its content counts
  return useMemo(
    () => ({ projects: new Map(projects?.map(({ id, project }) => [id, project.name])), people }),
    [projectsKey, peopleKey],
  )
}
