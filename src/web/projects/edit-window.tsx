/** What a project is and looks like: its name, description, color, icon, the project that it is below, and the layout that its members see at first. */
import { useState } from 'react'
import type { Project } from '../../sdk/index.ts'
import { useDatabase, useProjects } from '../store/live.ts'
import { changeProject } from '../store/organising.ts'
import { t } from '../strings/index.ts'
import { organising } from '../strings/organising.ts'
import { views } from '../strings/views.ts'
import { Button } from '../ui/button.tsx'
import { ColorField } from '../ui/color-field.tsx'
import { colorFrom } from '../ui/colors.ts'
import { Window } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { done, sayError } from '../ui/toast.ts'
import { parentsFor } from './tree.ts'

export default function EditWindow({ project, onClose }: { project: Project; onClose: () => void }) {
  const database = useDatabase()
  const [name, setName] = useState(project.name)
  const [description, setDescription] = useState(project.description ?? '')
  const [color, setColor] = useState(project.color)
  const [icon, setIcon] = useState(project.icon ?? '')
  const [view, setView] = useState(project.default_view)
  const [parent, setParent] = useState(project.parent_id)
  const others = (useProjects() ?? []).map((row) => row.project).filter(({ status }) => status === 'active')
  // The present one stays a choice, although the user may only view it.
  const parents = others.filter((one) => one.id === project.parent_id || parentsFor(project.id, others).includes(one))
  return (
    <Window isOpen onClose={onClose} title={organising.project.edit} className="max-w-md">
      <form
        className="flex flex-col gap-4 overflow-y-auto p-5 pt-3"
        onSubmit={(event) => {
          event.preventDefault()
          const patch = {
            name: name.trim(),
            description: description.trim() || null,
            color,
            icon: icon.trim() || null,
            default_view: view,
            parent_id: parent,
          }
          changeProject(database, project, patch).then((undo) => done(t.todo.changed(1), undo), sayError)
          onClose()
        }}
      >
        <Field autoFocus label={t.project.name} value={name} onChange={setName} maxLength={100} />
        <Field label={t.todo.description} value={description} onChange={setDescription} maxLength={500} />
        <ColorField
          label={organising.project.color}
          value={color}
          onChange={setColor}
          automatic={colorFrom(project.id)}
        />
        <Select
          label={organising.project.below}
          value={parent ?? ''}
          onChange={(chosen) => setParent(chosen || null)}
          options={new Map([['', organising.project.noParent], ...parents.map(({ id, name }) => [id, name] as const)])}
        />
        <div className="grid grid-cols-2 gap-4">
          <Field
            label={organising.project.icon}
            hint={organising.project.iconHint}
            value={icon}
            onChange={setIcon}
            maxLength={40}
          />
          <Select
            label={organising.project.view}
            value={view}
            onChange={(chosen) => setView(chosen as Project['default_view'])}
            options={new Map(Object.entries(views.layouts))}
          />
        </div>
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>{t.dialog.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={name.trim() === ''}>
            {t.dialog.save}
          </Button>
        </div>
      </form>
    </Window>
  )
}
