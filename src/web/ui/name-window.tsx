/** Asks for a name. */
import { useState } from 'react'
import { t } from '../strings/index.ts'
import { Button } from './button.tsx'
import { Window } from './dialog.tsx'
import { Field } from './field.tsx'

export interface NameWindowProps {
  title: string
  value: string
  onSave: (name: string) => unknown
  onClose: () => void
}

export default function NameWindow({ title, value, onSave, onClose }: NameWindowProps) {
  const [name, setName] = useState(value)
  return (
    <Window isOpen onClose={onClose} title={title} className="max-w-sm">
      <form
        className="flex flex-col gap-4 p-5 pt-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          onSave(name.trim())
          onClose()
        }}
      >
        <Field autoFocus label={t.project.name} value={name} onChange={setName} maxLength={100} />
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
