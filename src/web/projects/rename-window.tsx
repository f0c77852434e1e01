/** The name and description of a project. */
import { useState } from 'react'
import type { Project } from '../../sdk/index.ts'
import { changeProject } from '../store/commands.ts'
import { useDatabase } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { Window } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { done, sayError } from '../ui/toast.ts'

export default function RenameWindow({ project, onClose }: { project: Project; onClose: () => void }) {
  const database = useDatabase()
  const [name, setName] = useState(project.name)
  const [description, setDescription] = useState(project.description ?? '')
  return (
    <Window isOpen onClose={onClose} title={t.project.rename} className="max-w-sm">
      <form
        className="flex flex-col gap-4 p-5 pt-3"
        onSubmit={(event) => {
          event.preventDefault()
          const patch = { name: name.trim(), description: description.trim() || null }
          changeProject(database, project, patch).then((undo) => done(t.todo.changed(1), undo), sayError)
          onClose()
        }}
      >
        <Field autoFocus label={t.project.name} value={name} onChange={setName} maxLength={100} />
        <Field label={t.todo.description} value={description} onChange={setDescription} maxLength={500} />
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
