/** The projects in the sidebar: favourites first, then a tree, in the person's own order, which is changed by dragging. */
import { Archive, BellOff, ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Project } from '../../sdk/index.ts'
import { asTree } from '../projects/tree.ts'
import { useDatabase, useProjects } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { ProjectMark } from '../todo/marks.tsx'
import { IconButton } from '../ui/button.tsx'
import { done, sayError } from '../ui/toast.ts'
import { Count } from './count.tsx'
import { SideLink } from './side-link.tsx'
import { activeClass, rowClass } from './side-link-props.ts'
import { show } from './ui-state.ts'
import { useDropOnList } from './use-drop-on-list.ts'

export function ProjectLinks() {
  const database = useDatabase()
  const projects = (useProjects() ?? []).map(({ project }) => project)
  const drop = useDropOnList()
  const [showsArchived, setShowsArchived] = useState(false)
  const active = projects.filter(({ status }) => status === 'active')
  const archived = projects.filter(({ status }) => status === 'archived')
  const favourites = active.filter(({ is_favourite }) => is_favourite)
  const others = active.filter(({ is_favourite }) => !is_favourite)
  /** It takes the place of the other one. */
  const place = async (id: string, target: Project) => {
    const index = projects.findIndex((each) => each.id === id)
    if (index === -1 || id === target.id) return
    const isBefore = index > projects.indexOf(target)
    // Loaded then, since the first paint does not need it.
    const { moveBeside } = await import('../store/organising.ts')
    done(t.todo.changed(1), await moveBeside(database, 'move-project', projects, { id, target: target.id, isBefore }))
  }
  const link = (project: Project, level = 0) => (
    <SideLink
      key={project.id}
      to="/projects/$projectId"
      params={{ projectId: project.id }}
      className={rowClass}
      activeClass={activeClass}
      project={project}
      onPlace={(id) => place(id, project).catch(sayError)}
      onDrop={
        project.role === 'viewer' || project.status === 'archived'
          ? undefined
          : (ids) => drop(ids, { project_id: project.id, assignee_ids: [] }, project.name)
      }
    >
      {level > 0 && <span aria-hidden className={level === 1 ? 'w-2' : 'w-6'} />}
      <ProjectMark project={project} />
      <span className="min-w-0 flex-1 truncate">{project.name}</span>
      {project.is_muted && <BellOff size={13} className="shrink-0 text-faint" />}
      <Count value={project.open_task_count} />
    </SideLink>
  )
  return (
    <>
      {favourites.length > 0 && (
        <div className="mt-5">
          <h2 className="flex h-8 items-center ps-2.5 text-xs font-semibold text-faint">{t.lists.favourites}</h2>
          <ul className="flex flex-col gap-px">{favourites.map((project) => link(project))}</ul>
        </div>
      )}
      <div className="mt-5">
        <div className="flex h-8 items-center justify-between ps-2.5">
          <h2 className="text-xs font-semibold text-faint">{t.lists.projects}</h2>
          <IconButton label={t.project.new} className="size-7" onPress={() => show({ kind: 'new-project' })}>
            <Plus size={16} />
          </IconButton>
        </div>
        <ul className="flex flex-col gap-px">{asTree(others).map(({ project, level }) => link(project, level))}</ul>
        {archived.length > 0 && (
          <>
            <AriaButton
              onPress={() => setShowsArchived(!showsArchived)}
              aria-expanded={showsArchived}
              className="mt-1 flex h-8 w-full cursor-default items-center gap-2.5 rounded-lg px-2.5 text-[0.8125rem] text-soft hover:bg-hover"
            >
              <Archive size={15} /> {t.lists.archived}
              <ChevronRight
                size={14}
                className={`ms-auto transition-transform ${showsArchived ? 'rotate-90' : 'rtl:-scale-x-100'}`}
              />
            </AriaButton>
            {showsArchived && (
              <ul className="flex flex-col gap-px opacity-80">{archived.map((project) => link(project))}</ul>
            )}
          </>
        )}
      </div>
    </>
  )
}
