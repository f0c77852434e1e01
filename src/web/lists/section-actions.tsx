/** What can be done with a section where it stands: add a to-do to it, and its menu. */
import { Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { Section } from '../../sdk/index.ts'
import { show } from '../shell/ui-state.ts'
import type { TodoPatch } from '../store/model.ts'
import { views } from '../strings/views.ts'
import { IconButton } from '../ui/button.tsx'

const SectionMenu = lazy(() => import('../projects/section-menu.tsx'))

export function SectionActions({ section, place }: { section: Section; place: TodoPatch }) {
  return (
    <span className="-my-1.5 flex items-center">
      <IconButton
        label={views.addTo(section.name)}
        className="size-8!"
        onPress={() => show({ kind: 'quick-add', values: { ...place, section_id: section.id } })}
      >
        <Plus size={16} />
      </IconButton>
      <Suspense fallback={<span className="size-8" />}>
        <SectionMenu section={section} />
      </Suspense>
    </span>
  )
}
