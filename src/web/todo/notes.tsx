/** The notes of a to-do: Markdown, shown as it reads, and as text while it is written. */
import { lazy, Suspense, useState } from 'react'
import type { Todo } from '../../sdk/index.ts'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'

const Markdown = lazy(() => import('./markdown.tsx'))
/** As the contract has it. */
const maximumLength = 16_384

export function Notes({
  todo,
  isReadOnly,
  onChange,
}: {
  todo: Todo
  isReadOnly: boolean
  onChange: (text: string | null) => void
}) {
  const [isEditing, setEditing] = useState(false)
  const [text, setText] = useState('')
  const begin = () => {
    setText(todo.description ?? '')
    setEditing(true)
  }
  const save = () => {
    setEditing(false)
    const next = text.trim() === '' ? null : text
    if (next !== todo.description) onChange(next)
  }
  if (isEditing)
    return (
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the person has just chosen to write here
        autoFocus
        aria-label={t.todo.description}
        value={text}
        maxLength={maximumLength}
        onChange={({ target }) => setText(target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
            event.preventDefault()
            event.currentTarget.blur()
          }
        }}
        placeholder={t.todo.descriptionPlaceholder}
        className="mt-4 min-h-32 w-full resize-none rounded-lg bg-hover px-2.5 py-2 leading-relaxed outline-none [field-sizing:content]"
      />
    )
  if (!todo.description)
    return isReadOnly ? null : (
      <button
        type="button"
        onClick={begin}
        className="mt-4 block min-h-20 w-full cursor-text rounded-lg px-2.5 py-2 text-start text-faint hover:bg-hover"
      >
        {t.todo.descriptionPlaceholder}
      </button>
    )
  return (
    <div className="group relative mt-4">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button below does the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button below does the same */}
      <div
        className={`prose-notes rounded-lg px-2.5 py-2 leading-relaxed break-words ${isReadOnly ? '' : 'cursor-text hover:bg-hover'}`}
        onClick={({ target }) => isReadOnly || (target as HTMLElement).closest('a') || begin()}
      >
        <Suspense fallback={<p className="whitespace-pre-wrap">{todo.description}</p>}>
          <Markdown text={todo.description} />
        </Suspense>
      </div>
      {!isReadOnly && (
        <Button
          look="quiet"
          onPress={begin}
          className="absolute top-1 right-1 h-7! bg-canvas px-2! text-xs opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
        >
          {t.todo.edit}
        </Button>
      )}
    </div>
  )
}
