/** The labels of a project, or the person's own: added, changed and deleted. */
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { show } from '../shell/ui-state.ts'
import { useDatabase, useLabels } from '../store/live.ts'
import { createLabel, deleteLabel } from '../store/organising.ts'
import { organising } from '../strings/organising.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { colorFrom } from '../ui/colors.ts'
import { Field } from '../ui/field.tsx'
import { done, sayError } from '../ui/toast.ts'
import { LabelDot } from './label-chips.tsx'

export function LabelsWindow({ project, isReadOnly }: { project: string | null; isReadOnly: boolean }) {
  const database = useDatabase()
  const labels = (useLabels() ?? []).filter(({ label }) => label.project_id === project)
  const [name, setName] = useState('')
  const add = async () => {
    const text = name.trim()
    if (text === '') return
    setName('')
    const { undo } = await createLabel(database, { name: text, color: colorFrom(text), project_id: project })
    done(organising.label.created, undo)
  }
  return (
    <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-5 pt-3">
      {!isReadOnly && (
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            add().catch(sayError)
          }}
        >
          <div className="flex-1">
            <Field label={organising.label.add} value={name} onChange={setName} maxLength={60} />
          </div>
          <Button type="submit" className="h-10!" isDisabled={name.trim() === ''} aria-label={organising.label.add}>
            <Plus size={17} />
          </Button>
        </form>
      )}
      {labels.length === 0 && <p className="py-4 text-center text-soft">{organising.label.empty}</p>}
      <ul className="flex flex-col">
        {labels.map(({ id, label }) => (
          <li key={id} className="flex min-h-11 items-center gap-3 border-b border-line last:border-0">
            <LabelDot color={label.color} className="size-3" />
            <span className="min-w-0 flex-1 truncate">{label.name}</span>
            {!isReadOnly && (
              <>
                <IconButton
                  label={`${organising.label.edit}: ${label.name}`}
                  onPress={() => show({ kind: 'label', label })}
                >
                  <Pencil size={16} />
                </IconButton>
                <IconButton
                  label={`${organising.label.delete}: ${label.name}`}
                  className="hover:text-danger"
                  onPress={() =>
                    deleteLabel(database, label).then((undo) => done(organising.label.deleted, undo), sayError)
                  }
                >
                  <Trash2 size={16} />
                </IconButton>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
