/** The name and the color of a label. */
import { useState } from 'react'
import type { Label } from '../../sdk/index.ts'
import { useDatabase } from '../store/live.ts'
import { changeLabel } from '../store/organising.ts'
import { t } from '../strings/index.ts'
import { organising } from '../strings/organising.ts'
import { Button } from '../ui/button.tsx'
import { ColorField } from '../ui/color-field.tsx'
import { Field } from '../ui/field.tsx'
import { done, sayError } from '../ui/toast.ts'

export function LabelForm({ label, onDone }: { label: Label; onDone: () => void }) {
  const database = useDatabase()
  const [name, setName] = useState(label.name)
  const [color, setColor] = useState(label.color)
  return (
    <form
      className="flex flex-col gap-4 p-5 pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return
        changeLabel(database, label, { name: name.trim(), color }).then(
          (undo) => done(organising.label.changed, undo),
          sayError,
        )
        onDone()
      }}
    >
      <Field autoFocus label={t.project.name} value={name} onChange={setName} maxLength={60} />
      <ColorField label={organising.project.color} value={color} onChange={setColor} automatic={undefined} />
      <div className="flex justify-end gap-2">
        <Button onPress={onDone}>{t.dialog.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={name.trim() === ''}>
          {t.dialog.save}
        </Button>
      </div>
    </form>
  )
}
