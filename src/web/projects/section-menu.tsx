/** The menu of a section: its name, its place, whether it takes completed to-dos, its deletion. */
import { ArrowDown, ArrowUp, Check, CircleCheck, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { Section } from '../../sdk/index.ts'
import { useDatabase, useSections } from '../store/live.ts'
import { changeSection, deleteSection, moveBeside } from '../store/organising.ts'
import { organising } from '../strings/organising.ts'
import { IconButton } from '../ui/button.tsx'
import { MenuItem, MenuLine, MenuPopover } from '../ui/menu.tsx'
import { done, sayError } from '../ui/toast.ts'

const NameWindow = lazy(() => import('../ui/name-window.tsx'))

export default function SectionMenu({ section }: { section: Section }) {
  const database = useDatabase()
  const all = (useSections(section.project_id) ?? []).map((row) => row.section)
  const [renames, setRenames] = useState(false)
  const index = all.findIndex(({ id }) => id === section.id)
  const change = (patch: Parameters<typeof changeSection>[2]) =>
    changeSection(database, section, patch).then((undo) => done(organising.section.changed, undo), sayError)
  const remove = () => deleteSection(database, section).then((undo) => done(organising.section.deleted, undo), sayError)
  const move = (target: Section | undefined, isBefore: boolean) => {
    if (!target) return
    moveBeside(database, 'move-section', all, { id: section.id, target: target.id, isBefore }).then(
      (undo) => done(organising.section.moved, undo),
      sayError,
    )
  }
  return (
    <>
      <MenuTrigger>
        <IconButton label={organising.section.actions(section.name)} className="size-8!">
          <Ellipsis size={17} />
        </IconButton>
        <MenuPopover label={organising.section.actions(section.name)}>
          <MenuItem icon={<Pencil size={16} />} onAction={() => setRenames(true)}>
            {organising.section.rename}
          </MenuItem>
          <MenuItem
            icon={section.takes_completed ? <Check size={16} className="text-accent" /> : <CircleCheck size={16} />}
            onAction={() => change({ takes_completed: !section.takes_completed })}
          >
            {organising.section.takes}
          </MenuItem>
          {index > 0 && (
            <MenuItem icon={<ArrowUp size={16} />} onAction={() => move(all[index - 1], true)}>
              {organising.section.up}
            </MenuItem>
          )}
          {index < all.length - 1 && (
            <MenuItem icon={<ArrowDown size={16} />} onAction={() => move(all[index + 1], false)}>
              {organising.section.down}
            </MenuItem>
          )}
          <MenuLine />
          <MenuItem danger icon={<Trash2 size={16} />} onAction={remove}>
            {organising.section.delete}
          </MenuItem>
        </MenuPopover>
      </MenuTrigger>
      {renames && (
        <Suspense>
          <NameWindow
            title={organising.section.rename}
            value={section.name}
            onSave={(name) => change({ name })}
            onClose={() => setRenames(false)}
          />
        </Suspense>
      )}
    </>
  )
}
