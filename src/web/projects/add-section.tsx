/** Adds sections at the end of a list or a board; Enter adds one and is ready for the next. */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useDatabase } from '../store/live.ts'
import { createSection } from '../store/organising.ts'
import { organising } from '../strings/organising.ts'
import { inputClass } from '../ui/field.tsx'
import { done, sayError } from '../ui/toast.ts'

export function AddSection({ project, className = '' }: { project: string; className?: string }) {
  const database = useDatabase()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const add = async () => {
    const text = name.trim()
    if (text === '') return setOpen(false)
    setName('')
    const { undo } = await createSection(database, project, text)
    done(organising.section.created, undo)
  }
  if (!isOpen)
    return (
      <AriaButton
        onPress={() => setOpen(true)}
        className={`flex h-9 shrink-0 cursor-default items-center gap-2 rounded-lg px-2.5 text-[0.875rem] text-soft transition-colors hover:bg-hover hover:text-ink max-md:h-11 ${className}`}
      >
        <Plus size={16} /> {organising.section.add}
      </AriaButton>
    )
  return (
    <form
      className={`shrink-0 ${className}`}
      onSubmit={(event) => {
        event.preventDefault()
        add().catch(sayError)
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just chosen to write here
        autoFocus
        aria-label={organising.section.name}
        placeholder={organising.section.name}
        value={name}
        maxLength={100}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          setOpen(false)
        }}
        onBlur={() => name.trim() === '' && setOpen(false)}
        className={inputClass}
      />
    </form>
  )
}
