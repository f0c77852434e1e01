/** The saved views in the sidebar, favourites first. */
import { Plus } from 'lucide-react'
import { useProjects, useViews } from '../store/live.ts'
import type { ViewRow } from '../store/model.ts'
import { savedViews } from '../strings/saved-views.ts'
import { IconButton } from '../ui/button.tsx'
import { ViewMark } from '../views/view-mark.tsx'
import { SideLink } from './side-link.tsx'
import { activeClass, rowClass } from './side-link-props.ts'
import { show } from './ui-state.ts'

export default function ViewLinks() {
  const views = useViews() ?? []
  const projects = useProjects() ?? []
  const byFavourite = (one: ViewRow, other: ViewRow) => Number(other.view.is_favourite) - Number(one.view.is_favourite)
  const link = ({ id, view }: ViewRow) => {
    const project = projects.find((each) => each.id === view.project_id)?.project
    return (
      <SideLink key={id} to="/views/$viewId" params={{ viewId: id }} className={rowClass} activeClass={activeClass}>
        <ViewMark view={view} />
        <span className="min-w-0 flex-1 truncate">{view.name}</span>
        {project && <span className="max-w-20 truncate text-xs text-soft">{project.name}</span>}
      </SideLink>
    )
  }
  return (
    <div className="mt-5">
      <div className="flex h-8 items-center justify-between ps-2.5">
        <h2 className="text-xs font-semibold text-faint">{savedViews.many}</h2>
        <IconButton
          label={savedViews.add}
          className="size-7"
          onPress={() => show({ kind: 'view', view: null, values: { filter: 'not completed' } })}
        >
          <Plus size={16} />
        </IconButton>
      </div>
      <ul className="flex flex-col gap-px">{[...views].sort(byFavourite).map(link)}</ul>
    </div>
  )
}
