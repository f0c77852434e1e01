/** The sections of a project: added, put in order by mouse, touch and keyboard, and changed by the menu of each. */
import { CircleCheck, GripVertical } from 'lucide-react'
import { Button as AriaButton, DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { useDatabase, useSections } from '../store/live.ts'
import { moveBeside } from '../store/organising.ts'
import { organising } from '../strings/organising.ts'
import { done, sayError } from '../ui/toast.ts'
import { AddSection } from './add-section.tsx'
import SectionMenu from './section-menu.tsx'

export function SectionsWindow({ project, isReadOnly }: { project: string; isReadOnly: boolean }) {
  const database = useDatabase()
  const sections = (useSections(project) ?? []).map(({ section }) => section)
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': sections.find(({ id }) => id === key)?.name ?? '' })),
    getAllowedDropOperations: () => ['move'],
    onReorder({ keys, target }) {
      const place = { id: String([...keys][0]), target: String(target.key), isBefore: target.dropPosition === 'before' }
      moveBeside(database, 'move-section', sections, place).then(
        (undo) => done(organising.section.moved, undo),
        sayError,
      )
    },
    renderDropIndicator: (target) => (
      <DropIndicator target={target} className="relative z-10 h-0 outline-none">
        {({ isDropTarget }) =>
          isDropTarget && <span className="absolute inset-x-0 -top-px h-0.5 rounded-full bg-accent" />
        }
      </DropIndicator>
    ),
  })
  return (
    <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-5 pt-3">
      {sections.length === 0 && <p className="py-4 text-center text-soft">{organising.section.empty}</p>}
      {sections.length > 0 && (
        <GridList
          aria-label={organising.section.many}
          items={sections}
          dependencies={[isReadOnly]}
          dragAndDropHooks={dragAndDropHooks}
          className="outline-none"
        >
          {(section) => (
            <GridListItem
              id={section.id}
              textValue={section.name}
              className={({ isFocusVisible, isDragging }) =>
                `flex min-h-11 cursor-default items-center gap-2 border-b border-line ${isFocusVisible ? 'rounded-lg outline-2 -outline-offset-2 outline-accent' : 'outline-none'} ${isDragging ? 'opacity-40' : ''}`
              }
            >
              {!isReadOnly && (
                <AriaButton
                  slot="drag"
                  aria-label={organising.section.drag(section.name)}
                  className="flex size-8 cursor-grab items-center justify-center rounded text-faint"
                >
                  <GripVertical size={16} />
                </AriaButton>
              )}
              <span className="min-w-0 flex-1 truncate">{section.name}</span>
              {section.takes_completed && (
                <CircleCheck size={16} className="text-accent" aria-label={organising.section.taking} />
              )}
              {!isReadOnly && <SectionMenu section={section} />}
            </GridListItem>
          )}
        </GridList>
      )}
      {!isReadOnly && <AddSection project={project} className="self-start" />}
    </div>
  )
}
