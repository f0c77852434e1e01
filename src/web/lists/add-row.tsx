/** Adds to-dos at the end of a list; Enter adds one and is ready for the next. */
import { Plus } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { createTodos } from '../store/commands.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { titlesIn } from '../todo/titles.ts'
import { done, keep, sayError } from '../ui/toast.ts'

export interface AddRowProps {
  place: TodoPatch
  label?: string
  field?: RefObject<HTMLInputElement | null>
}

export function AddRow({ place, label = t.todo.add, field }: AddRowProps) {
  const database = useDatabase()
  const [text, setText] = useState('')
  const add = (lines: string) => {
    const titles = titlesIn(lines)
    if (titles.length === 0) return
    setText('')
    createTodos(
      database,
      titles.map((title) => ({ ...place, title })),
    ).then(({ undo }) => (titles.length > 1 ? done(t.todo.added(titles.length), undo) : keep(undo)), sayError)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add(text)
      }}
      className="group flex h-11 shrink-0 items-center gap-1 -mx-3 rounded-xl ps-1.5 pe-3 text-faint transition-colors focus-within:bg-hover hover:text-soft max-md:ps-0.5"
    >
      <span className="flex size-8 items-center justify-center text-accent max-md:size-10">
        <Plus size={19} strokeWidth={2.2} />
      </span>
      <input
        ref={field}
        aria-label={label}
        value={text}
        maxLength={200}
        onChange={({ target }) => setText(target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text')
          if (text !== '' || titlesIn(pasted).length < 2) return
          event.preventDefault()
          add(pasted)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.currentTarget.blur()
        }}
        placeholder={label}
        className="h-full min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-soft max-md:text-base"
      />
    </form>
  )
}
